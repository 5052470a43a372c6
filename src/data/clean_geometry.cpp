#include "data/clean_geometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

std::string nameInWords(const std::string& name)
{
    constexpr std::size_t most = 60;
    return shortened(name, most);
}

void LayerWarnings::add(std::size_t feature, const std::string& what)
{
    add(msg("feature {}: {}", feature, what));
}

void LayerWarnings::add(const std::string& what)
{
    if (lines_.size() < most)
        lines_.push_back(msg("{}, layer {}, {}", file_, layer_, what));
    else
        ++unwritten_;
}

void LayerWarnings::addAsIs(std::string line)
{
    lines_.push_back(std::move(line));
}

void LayerWarnings::attributesLeftOut(std::size_t all, std::size_t read)
{
    add(msg("has {} attributes, of which the first {} are read", all, read));
}

std::vector<std::string> LayerWarnings::take()
{
    if (unwritten_ > 0)
        lines_.push_back(msgn("{}, layer {}: and {} more warning of this kind",
                              "{}, layer {}: and {} more warnings of this kind", unwritten_, file_, layer_,
                              unwritten_));
    unwritten_ = 0;
    return std::exchange(lines_, {});
}

bool isPlace(Xy lonLat)
{
    return std::isfinite(lonLat.x) && std::isfinite(lonLat.y) && std::abs(lonLat.y) <= 90 && std::abs(lonLat.x) <= 360;
}

namespace {

/// What was wrong with one feature.
struct Faults {
    std::size_t impossible = 0, swapped = 0, shortRings = 0;
    std::size_t firstVertex = 0;  // of the feature, the first that is impossible
    Xy first;
};

/// Counts the coordinates that are no places. verticesBefore: of the feature.
void note(Faults& faults, std::span<const Xy> ring, std::size_t verticesBefore)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Xy c = ring[i];
        if (isPlace(c)) continue;
        if (faults.impossible++ == 0) faults.firstVertex = verticesBefore + i, faults.first = c;
        if (std::abs(c.y) <= 360 && std::abs(c.x) <= 90) ++faults.swapped;
    }
}

/// The stretches of a line between coordinates that are no places.
void addStretches(FlatGeometry& out, std::span<const Xy> line)
{
    for (std::size_t i = 0; i < line.size();) {
        std::size_t end = i;
        while (end < line.size() && isPlace(line[end])) ++end;
        if (end - i >= 2) {
            out.addRing(line.subspan(i, end - i));
            out.endPart();
        }
        i = end + 1;
    }
}

/// A ring without one of its vertices would be another ring: it goes, and with an outer ring its polygon.
void addPolygon(FlatGeometry& out, const FlatGeometry& from, std::uint32_t part, Faults& faults)
{
    const std::size_t ringsBefore = out.ringCount();
    for (std::uint32_t r = from.partStarts[part]; r < from.partStarts[part + 1]; ++r) {
        const auto ring = from.ring(r);
        const bool isShort = ring.size() < 4;
        if (isShort) ++faults.shortRings;
        if (!isShort && std::ranges::all_of(ring, isPlace))
            out.addRing(ring);
        else if (r == from.partStarts[part])
            return;
    }
    if (out.ringCount() > ringsBefore) out.endPart();
}

std::string inWords(const Faults& faults, GeometryKind kind)
{
    const std::string where = fmt::format("{:.6g}, {:.6g}", faults.first.x, faults.first.y);
    const auto n = faults.impossible;
    if (kind == GeometryKind::Point)
        return msgn("{} point is no place on earth ({}) and was left out",
                    "{} points are no places on earth (the first at {}) and were left out", n, n, where);
    if (kind == GeometryKind::Line)
        return msgn("{} vertex is no place on earth (vertex {}: {}): the line is broken there",
                    "{} vertices are no places on earth (the first is vertex {}: {}): the line is broken there", n, n,
                    faults.firstVertex, where);
    return msgn("{} vertex is no place on earth (vertex {}: {}): its ring was left out",
                "{} vertices are no places on earth (the first is vertex {}: {}): their rings were left out", n, n,
                faults.firstVertex, where);
}

}  // namespace

std::vector<std::size_t> dropImpossibleCoordinates(FlatGeometry& geometry,
                                                   const std::function<std::size_t(std::size_t)>& number,
                                                   LayerWarnings& warnings)
{
    const bool polygons = geometry.kind == GeometryKind::Polygon;
    const auto ringIsFine = [&](std::size_t r) {
        return geometry.ring(r).size() >= (polygons ? 4U : geometry.kind == GeometryKind::Line ? 2U : 1U);
    };
    bool fine = std::ranges::all_of(geometry.coordinates, isPlace);
    for (std::size_t r = 0; fine && r < geometry.ringCount(); ++r) fine = ringIsFine(r);
    if (fine) return {};
    std::vector<std::size_t> losing;
    std::size_t swapped = 0, impossible = 0;
    FlatGeometry out;
    out.kind = geometry.kind;
    for (std::size_t f = 0; f < geometry.featureCount(); ++f) {
        Faults faults;
        std::size_t vertices = 0;
        for (std::uint32_t p = geometry.featureStarts[f]; p < geometry.featureStarts[f + 1]; ++p) {
            for (std::uint32_t r = geometry.partStarts[p]; r < geometry.partStarts[p + 1]; ++r) {
                note(faults, geometry.ring(r), vertices);
                vertices += geometry.ring(r).size();
            }
            const auto line = geometry.ring(geometry.partStarts[p]);
            if (polygons) {
                addPolygon(out, geometry, p, faults);
            } else if (geometry.kind == GeometryKind::Line) {
                if (line.size() < 2) ++faults.shortRings;
                addStretches(out, line);
            } else if (isPlace(line.front())) {
                out.addRing(line);
                out.endPart();
            }
        }
        out.endFeature();
        impossible += faults.impossible;
        swapped += faults.swapped;
        if (faults.impossible > 0) {
            warnings.add(number(f), inWords(faults, geometry.kind));
            if (geometry.kind != GeometryKind::Point) losing.push_back(number(f));
        }
        if (faults.shortRings > 0)
            warnings.add(number(f),
                         msgn("{} part with too few coordinates was left out",
                              "{} parts with too few coordinates were left out", faults.shortRings, faults.shortRings));
    }
    if (impossible > 0 && swapped == impossible)
        warnings.add(msg("latitudes over 90 degrees: longitude and latitude look swapped in the file"));
    geometry = std::move(out);
    return losing;
}

}  // namespace frontline
