#include "data/feature_geometries.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <memory>

namespace frontline {

namespace {

/// Of room for very many coordinates: to have memory given in the usual pages takes longer than to read them.
void preferLargePages(std::vector<Xy>& room)
{
    constexpr std::size_t page = std::size_t{2} << 20;
    void* begin = room.data();
    std::size_t bytes = room.capacity() * sizeof(Xy);
    // Where there are none, all is as it would be without.
    if (std::align(page, page, begin, bytes)) ::madvise(begin, bytes / page * page, MADV_HUGEPAGE);
}

}  // namespace

FeatureGeometries::FeatureGeometries()
{
    for (const GeometryKind kind : {GeometryKind::Point, GeometryKind::Line, GeometryKind::Polygon})
        of(kind).geometry.kind = kind;
}

std::vector<Xy>& FeatureGeometries::coordinates(GeometryKind kind)
{
    constexpr std::size_t most = std::size_t{1} << 26;  // 1 GiB
    std::vector<Xy>& out = of(kind).geometry.coordinates;
    if (out.capacity() == 0 && expected_ > 0) {
        out.reserve(std::min(expected_, most));
        preferLargePages(out);
    }
    return out;
}

void FeatureGeometries::endRing(GeometryKind kind)
{
    FlatGeometry& out = of(kind).geometry;
    const std::size_t first = out.ringStarts.back();
    if (kind == GeometryKind::Polygon && first < out.coordinates.size() &&
        !(out.coordinates[first] == out.coordinates.back())) {
        out.coordinates.push_back(Xy(out.coordinates[first]));
        if (unclosed_.empty() || unclosed_.back() != count_) unclosed_.push_back(count_);
    }
    out.endRing();
}

void FeatureGeometries::addPoint(Xy point)
{
    coordinates(GeometryKind::Point).push_back(point);
    endRing(GeometryKind::Point);
    endPart(GeometryKind::Point);
}

void FeatureGeometries::endFeature()
{
    bool any = false;
    for (Collected& collected : byKind_) {
        FlatGeometry& geometry = collected.geometry;
        if (geometry.partCount() == geometry.featureStarts.back()) continue;
        geometry.endFeature();
        collected.sourceFeature.push_back(count_);
        any = true;
    }
    if (!any) withoutGeometry_.push_back(count_);
    ++count_;
}

void FeatureGeometries::forgetPresent()
{
    for (Collected& collected : byKind_) {
        FlatGeometry& geometry = collected.geometry;
        geometry.partStarts.resize(geometry.featureStarts.back() + std::size_t{1});
        geometry.ringStarts.resize(geometry.partStarts.back() + std::size_t{1});
        geometry.coordinates.resize(geometry.ringStarts.back());
    }
    if (!unclosed_.empty() && unclosed_.back() == count_) unclosed_.pop_back();
}

}  // namespace frontline
