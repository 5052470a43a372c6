// Faces that change hands, slivers among them, lines and zones.
#include "analysis/scenario_ground.hpp"

#include <algorithm>
#include <map>

#include "analysis/scenario_result.hpp"
#include "geo/geodesic.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

/// Whether no circle of the smallest width has room in the piece (a polygon of one part).
Result<bool> isNarrow(const FlatGeometry& piece, double squareKm)
{
    double perimeterMetres = 0;
    for (std::size_t r = 0; r < piece.ringCount(); ++r) perimeterMetres += geodesicLengthMetres(piece.ring(r));
    // A piece has room for a circle of radius area / perimeter at least: a strip of that width along its boundary has
    // at most the area perimeter * width.
    if (squareKm * 1e6 / perimeterMetres >= smallestGroundWidthMetres / 2) return false;
    const auto core = bufferMetres(piece, -smallestGroundWidthMetres / 2);
    if (!core) return core.error();
    return core->ringCount() == 0;
}

FlatGeometry onePart(const FlatGeometry& polygons, std::uint32_t part)
{
    FlatGeometry out;
    for (std::uint32_t r = polygons.partStarts[part]; r < polygons.partStarts[part + 1]; ++r) out.addRing(polygons.ring(r));
    out.endPart(), out.endFeature();
    return out;
}

FaceSet facesOfArea(const Subdivision& subdivision, const FaceSet& chosen, std::uint32_t area)
{
    FaceSet faces = chosen;
    for (std::size_t f = 0; f < faces.size(); ++f) faces[f] = faces[f] && subdivision.areaOf(f) == area;
    return faces;
}

/// One zone's parts of faces; both sides of a zone are disjoint because its faces are.
Result<ZoneGround> oneZone(const BaseGround& ground, const FaceSet& after, const FlatGeometry& line,
                           const ZoneRecipe& zone)
{
    const auto named = oblastsNamed(*ground.oblasts, zone.oblasts);
    if (!named) return named.error();
    const Subdivision& subdivision = ground.subdivision;
    const bool along = zone.ground == ZoneRecipe::Ground::AlongLine;
    FaceSet held = subdivision.none(), occupied = subdivision.none();
    for (std::size_t f = 0; f < held.size(); ++f) {
        if (!zone.oblasts.empty() && !(*named)[subdivision.areaOf(f)]) continue;
        const bool isOccupied = along ? after[f] : ground.occupied[f];
        (isOccupied ? occupied : held)[f] = true;
    }
    if (!along) {
        std::vector<std::uint32_t> all(subdivision.faceCount());
        const bool onHeld = zone.ground == ZoneRecipe::Ground::Held;
        const auto whole = [&](const FaceSet& chosen) {
            FlatGeometry out;
            for (std::uint32_t f = 0; f < chosen.size(); ++f) {
                if (chosen[f])
                    appendFeatures(out, selectFeatures(subdivision.faces(), {&f, 1}));
                else
                    out.endFeature();
            }
            return out;
        };
        return onHeld ? ZoneGround{whole(held), whole(subdivision.none())}
                      : ZoneGround{whole(subdivision.none()), whole(occupied)};
    }
    const auto heldBand = bufferMetres(line, zone.heldKm * 1000);
    if (!heldBand) return heldBand.error();
    const auto occupiedBand =
        zone.occupiedKm == zone.heldKm ? heldBand : bufferMetres(line, zone.occupiedKm * 1000);
    if (!occupiedBand) return occupiedBand.error();
    auto heldParts = subdivision.within(held, *heldBand);
    if (!heldParts) return heldParts.error();
    auto occupiedParts = subdivision.within(occupied, *occupiedBand);
    if (!occupiedParts) return occupiedParts.error();
    return ZoneGround{*std::move(heldParts), *std::move(occupiedParts)};
}

/// Feature by feature the union of both; most features are empty in one of them.
Result<FlatGeometry> uniteByFeature(const FlatGeometry& a, const FlatGeometry& b)
{
    FlatGeometry out;
    for (std::uint32_t f = 0; f < a.featureCount(); ++f) {
        const FlatGeometry left = selectFeatures(a, {&f, 1}), right = selectFeatures(b, {&f, 1});
        if (left.ringCount() == 0 || right.ringCount() == 0) {
            appendFeatures(out, left.ringCount() == 0 ? right : left);
            continue;
        }
        const auto both = unionOf(left, right);
        if (!both) return both.error();
        appendFeatures(out, *both);
    }
    return out;
}

}  // namespace

Result<FaceSet> withoutSlivers(const Subdivision& subdivision, const FaceSet& chosen)
{
    FaceSet kept = chosen;
    std::map<std::uint32_t, bool> areas;
    for (std::size_t f = 0; f < chosen.size(); ++f)
        if (chosen[f]) areas[subdivision.areaOf(f)] = true;
    for (const auto& [area, any] : areas) {
        const FaceSet faces = facesOfArea(subdivision, chosen, area);
        const auto united = subdivision.unite(faces);
        if (!united) return united.error();
        for (std::uint32_t p = 0; p < united->partCount(); ++p) {
            const FlatGeometry piece = onePart(*united, p);
            const double squareKm = geodesicAreaSquareMetres(piece, 0) / 1e6;
            const auto narrow = isNarrow(piece, squareKm);
            if (!narrow) return narrow.error();
            if (squareKm >= smallestGroundKm2 && !*narrow) continue;
            const auto inside = subdivision.facesIn(piece);
            if (!inside) return inside.error();
            for (std::size_t f = 0; f < kept.size(); ++f)
                if (faces[f] && (*inside)[f]) kept[f] = false;
        }
    }
    return kept;
}

Result<ZoneGround> zoneGround(const BaseGround& ground, const FaceSet& after, const FlatGeometry& line,
                              const std::vector<ZoneRecipe>& zones)
{
    ZoneGround sum;
    for (std::size_t f = 0; f < after.size(); ++f) sum.held.endFeature(), sum.occupied.endFeature();
    for (const ZoneRecipe& zone : zones) {
        auto one = oneZone(ground, after, line, zone);
        if (!one) return one.error();
        auto held = uniteByFeature(sum.held, one->held);
        if (!held) return held.error();
        auto occupied = uniteByFeature(sum.occupied, one->occupied);
        if (!occupied) return occupied.error();
        sum = {*std::move(held), *std::move(occupied)};
    }
    return sum;
}

std::vector<SharedEdge> lineEdges(const Subdivision& subdivision, const FaceSet& occupied)
{
    std::vector<SharedEdge> line;
    for (const SharedEdge& edge : subdivision.sharedEdges()) {
        if (occupied[edge.left] == occupied[edge.right]) continue;
        line.push_back(occupied[edge.left] ? edge : SharedEdge{edge.b, edge.a, edge.right, edge.left});
    }
    return line;
}

}  // namespace frontline
