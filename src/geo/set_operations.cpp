#include "geo/set_operations.hpp"

#include <vector>

#include "base/message.hpp"
#include "geo/geos_bridge.hpp"

namespace frontline {

namespace {

using geos::Context;
using geos::GeometryPointer;

FlatGeometry oneFeature(const Context& context, const GEOSGeometry* g, GeometryKind kind)
{
    FlatGeometry out;
    out.kind = kind;
    context.appendParts(out, g);
    out.endFeature();
    return out;
}

using BinaryOperation = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*);

/// The operation; when GEOS stumbles over invalid rings, once more on repaired input.
GeometryPointer robust(const Context& context, BinaryOperation operation, const GEOSGeometry* a, const GEOSGeometry* b)
{
    if (GeometryPointer result = context.own(operation(context.handle(), a, b))) return result;
    const GeometryPointer validA = context.makeValid(a);
    const GeometryPointer validB = context.makeValid(b);
    if (!validA || !validB) return context.own(nullptr);
    return context.own(operation(context.handle(), validA.get(), validB.get()));
}

GeometryPointer unaryUnion(const Context& context, const GEOSGeometry* g)
{
    if (GeometryPointer result = context.own(GEOSUnaryUnion_r(context.handle(), g))) return result;
    const GeometryPointer valid = context.makeValid(g);
    return context.own(valid ? GEOSUnaryUnion_r(context.handle(), valid.get()) : nullptr);
}

/// A mask as a valid geometry: single features are taken as they are, several are united.
GeometryPointer united(const Context& context, const FlatGeometry& polygons)
{
    GeometryPointer all = context.fromFlat(polygons);
    if (!all || polygons.featureCount() <= 1) return all;
    return unaryUnion(context, all.get());
}

Result<FlatGeometry> binary(const char* name, BinaryOperation operation, const FlatGeometry& a, const FlatGeometry& b)
{
    const Context context;
    const GeometryPointer left = united(context, a), right = united(context, b);
    if (!left || !right) return context.error(name);
    const GeometryPointer result = robust(context, operation, left.get(), right.get());
    if (!result) return context.error(name);
    return oneFeature(context, result.get(), GeometryKind::Polygon);
}

/// Each feature within the mask: whole when it is covered, nothing when it is apart, cut when it crosses.
Result<FlatGeometry> within(const std::string& name, const FlatGeometry& features, const FlatGeometry& mask)
{
    const Context context;
    const auto handle = context.handle();
    const GeometryPointer whole = united(context, mask);
    if (!whole) return context.error(name);
    const geos::PreparedPointer prepared = context.prepare(*whole);
    FlatGeometry out;
    out.kind = features.kind;
    for (std::size_t f = 0; f < features.featureCount(); ++f) {
        const GeometryPointer feature = context.fromFlat(features, f);
        if (!feature) return context.error(msg("{}, feature {}", name, f));
        if (GEOSPreparedCovers_r(handle, prepared.get(), feature.get()) == 1) {
            context.appendParts(out, feature.get());
        } else if (GEOSPreparedIntersects_r(handle, prepared.get(), feature.get()) != 0) {
            const GeometryPointer cut = robust(context, GEOSIntersection_r, feature.get(), whole.get());
            if (!cut) return context.error(msg("{}, feature {}", name, f));
            context.appendParts(out, cut.get());
        }
        out.endFeature();
    }
    return out;
}

}  // namespace

Result<FlatGeometry> unionAll(const FlatGeometry& polygons)
{
    const Context context;
    const GeometryPointer all = context.fromFlat(polygons);
    const GeometryPointer result = all ? unaryUnion(context, all.get()) : context.own(nullptr);
    if (!result) return context.error("union");
    return oneFeature(context, result.get(), GeometryKind::Polygon);
}

Result<FlatGeometry> unionOf(const FlatGeometry& a, const FlatGeometry& b)
{
    return binary("union", GEOSUnion_r, a, b);
}

Result<FlatGeometry> intersectionOf(const FlatGeometry& a, const FlatGeometry& b)
{
    return binary("intersection", GEOSIntersection_r, a, b);
}

Result<FlatGeometry> differenceOf(const FlatGeometry& a, const FlatGeometry& b)
{
    return binary("difference", GEOSDifference_r, a, b);
}

Result<FlatGeometry> intersectEach(const FlatGeometry& polygons, const FlatGeometry& mask)
{
    return within(msg("intersection"), polygons, mask);
}

Result<FlatGeometry> clipLines(const FlatGeometry& lines, const FlatGeometry& polygons)
{
    return within(msg("clipping of lines"), lines, polygons);
}

Result<Done> repairPolygons(FlatGeometry& polygons,
                            const std::function<void(std::size_t feature, const std::string& reason)>& report)
{
    if (polygons.kind != GeometryKind::Polygon) return Done{};
    const Context context;
    const auto handle = context.handle();
    FlatGeometry out;
    bool changed = false;
    for (std::size_t f = 0; f < polygons.featureCount(); ++f) {
        const GeometryPointer feature = context.fromFlat(polygons, f);
        if (!feature) return context.error(msg("repair, feature {}", f));
        if (GEOSisValid_r(handle, feature.get()) == 1) {
            const std::uint32_t index = static_cast<std::uint32_t>(f);
            appendFeatures(out, selectFeatures(polygons, {&index, 1}));
            continue;
        }
        char* text = GEOSisValidReason_r(handle, feature.get());
        report(f, text ? text : "invalid");
        GEOSFree_r(handle, text);
        const GeometryPointer valid = context.makeValid(feature.get());
        if (!valid) return context.error(msg("repair, feature {}", f));
        context.appendParts(out, valid.get());
        out.endFeature();
        changed = true;
    }
    if (changed) polygons = std::move(out);
    return Done{};
}

}  // namespace frontline
