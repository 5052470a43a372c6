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
    for (std::uint32_t r = polygons.partStarts[part]; r < polygons.partStarts[part + 1]; ++r)
        out.addRing(polygons.ring(r));
    out.endPart(), out.endFeature();
    return out;
}

FaceSet facesOfArea(const Subdivision& subdivision, const FaceSet& chosen, std::uint32_t area)
{
    FaceSet faces = chosen;
    for (std::size_t f = 0; f < faces.size(); ++f) faces[f] = faces[f] && subdivision.areaOf(f) == area;
    return faces;
}

/// The chosen faces whole, a feature per face, empty for the others.
FlatGeometry wholeFaces(const Subdivision& subdivision, const FaceSet& chosen)
{
    FlatGeometry out;
    for (std::uint32_t f = 0; f < chosen.size(); ++f) {
        if (chosen[f])
            appendFeatures(out, selectFeatures(subdivision.faces(), {&f, 1}));
        else
            out.endFeature();
    }
    return out;
}

FlatGeometry nothing()
{
    FlatGeometry out;
    out.endFeature();
    return out;
}

/// The faces of which there is a part.
FaceSet facesWithParts(const FlatGeometry& parts)
{
    FaceSet faces(parts.featureCount());
    for (std::size_t f = 0; f < faces.size(); ++f) faces[f] = parts.featureStarts[f] != parts.featureStarts[f + 1];
    return faces;
}

/// The band on the united faces.
Result<FlatGeometry> bandOn(const Subdivision& subdivision, const FlatGeometry& band, const FaceSet& faces)
{
    if (band.ringCount() == 0) return nothing();
    auto united = subdivision.unite(faces);
    if (!united) return united;
    return intersectionOf(band, *united);
}

/// Faces of the two sides of a line, and the band on each.
struct Sides {
    FaceSet held, occupied;
    FlatGeometry heldBand, occupiedBand;
};

/// The ground of both bands without a boundary between the sides: what reaches across the line is cut from both sides
/// at once, and only the rest from the deeper side. deeper: the faces that the deeper band reaches on its side.
Result<FlatGeometry> bothBands(const Subdivision& subdivision, const Sides& sides, const FaceSet& deeper,
                               const ZoneRecipe& zone)
{
    const bool heldIsDeeper = zone.heldKm > zone.occupiedKm;
    const FlatGeometry& deeperBand = heldIsDeeper ? sides.heldBand : sides.occupiedBand;
    if (zone.occupiedKm == 0 || zone.heldKm == 0) return bandOn(subdivision, deeperBand, deeper);
    FaceSet all = sides.held;
    for (std::size_t f = 0; f < all.size(); ++f) all[f] = sides.held[f] || sides.occupied[f];
    if (zone.heldKm == zone.occupiedKm) return bandOn(subdivision, sides.heldBand, all);
    auto across = bandOn(subdivision, heldIsDeeper ? sides.occupiedBand : sides.heldBand, all);
    if (!across) return across;
    auto rest = bandOn(subdivision, deeperBand, deeper);
    if (!rest) return rest;
    return unionOf(*across, *rest);
}

Result<ZoneGround> zoneAlongLine(const Subdivision& subdivision, Sides sides, const FlatGeometry& line,
                                 const ZoneRecipe& zone)
{
    auto heldBand = bufferMetres(line, zone.heldKm * 1000);
    if (!heldBand) return heldBand.error();
    sides.heldBand = *std::move(heldBand);
    if (zone.occupiedKm == zone.heldKm) {
        sides.occupiedBand = sides.heldBand;
    } else {
        auto occupiedBand = bufferMetres(line, zone.occupiedKm * 1000);
        if (!occupiedBand) return occupiedBand.error();
        sides.occupiedBand = *std::move(occupiedBand);
    }
    auto held = subdivision.within(sides.held, sides.heldBand);
    if (!held) return held.error();
    auto occupied = subdivision.within(sides.occupied, sides.occupiedBand);
    if (!occupied) return occupied.error();
    auto both = bothBands(subdivision, sides, facesWithParts(zone.heldKm > zone.occupiedKm ? *held : *occupied), zone);
    if (!both) return both.error();
    return ZoneGround{*std::move(held), *std::move(occupied), *std::move(both)};
}

/// One zone; both sides of it are disjoint because its faces are.
Result<ZoneGround> oneZone(const BaseGround& ground, const FaceSet& after, const FlatGeometry& line,
                           const ZoneRecipe& zone)
{
    const auto named = oblastsNamed(*ground.oblasts, zone.oblasts);
    if (!named) return named.error();
    const Subdivision& subdivision = ground.subdivision;
    const bool along = zone.ground == ZoneRecipe::Ground::AlongLine;
    Sides sides{subdivision.none(), subdivision.none(), {}, {}};
    for (std::size_t f = 0; f < sides.held.size(); ++f) {
        if (!zone.oblasts.empty() && !(*named)[subdivision.areaOf(f)]) continue;
        const bool isOccupied = along ? after[f] : ground.occupied[f];
        (isOccupied ? sides.occupied : sides.held)[f] = true;
    }
    if (along) return zoneAlongLine(subdivision, std::move(sides), line, zone);
    const bool onHeld = zone.ground == ZoneRecipe::Ground::Held;
    auto united = subdivision.unite(onHeld ? sides.held : sides.occupied);
    if (!united) return united.error();
    FlatGeometry whole = wholeFaces(subdivision, onHeld ? sides.held : sides.occupied);
    FlatGeometry none = wholeFaces(subdivision, subdivision.none());
    if (onHeld) return ZoneGround{std::move(whole), std::move(none), *std::move(united)};
    return ZoneGround{std::move(none), std::move(whole), *std::move(united)};
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

/// Feature by feature what of a is not in b.
Result<FlatGeometry> subtractByFeature(const FlatGeometry& a, const FlatGeometry& b)
{
    FlatGeometry out;
    for (std::uint32_t f = 0; f < a.featureCount(); ++f) {
        const FlatGeometry left = selectFeatures(a, {&f, 1}), right = selectFeatures(b, {&f, 1});
        if (left.ringCount() == 0 || right.ringCount() == 0) {
            appendFeatures(out, left);
            continue;
        }
        const auto rest = differenceOf(left, right);
        if (!rest) return rest.error();
        appendFeatures(out, *rest);
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

FaceSet facesAlone(const Subdivision& subdivision, const FaceSet& changed, const FaceSet& kept, const FaceSet& after)
{
    FaceSet alone = subdivision.none();
    for (std::size_t f = 0; f < alone.size(); ++f) alone[f] = changed[f] && !kept[f];
    if (std::ranges::find(alone, true) == alone.end()) return alone;
    const FaceSet dropped = alone;
    // Pieces side by side go together: what one of them lies beside, all do.
    for (bool again = true; again;) {
        again = false;
        for (const SharedEdge& edge : subdivision.sharedEdges()) {
            for (const auto& [one, other] : {std::pair{edge.left, edge.right}, std::pair{edge.right, edge.left}}) {
                if (!alone[one] || alone[other]) continue;
                if (!dropped[other] && after[other] == after[one]) continue;
                alone[one] = false;
                again = true;
            }
        }
    }
    return alone;
}

Result<ZoneGround> zoneGround(const BaseGround& ground, const FaceSet& after, const FlatGeometry& line,
                              const std::vector<ZoneRecipe>& zones)
{
    const FlatGeometry none = wholeFaces(ground.subdivision, ground.subdivision.none());
    ZoneGround sum{none, none, nothing()};
    for (std::size_t i = 0; i < zones.size(); ++i) {
        auto one = oneZone(ground, after, line, zones[i]);
        if (!one || i == 0) {
            if (!one) return one;
            sum = *std::move(one);
            continue;
        }
        auto held = uniteByFeature(sum.held, one->held);
        if (!held) return held.error();
        auto occupied = uniteByFeature(sum.occupied, one->occupied);
        if (!occupied) return occupied.error();
        auto both = unionOf(sum.both, one->both);
        if (!both) return both.error();
        sum = {*std::move(held), *std::move(occupied), *std::move(both)};
    }
    // By one zone's line a face is held that is occupied by another's: its ground counts once, on the held side.
    if (zones.size() > 1) {
        auto occupied = subtractByFeature(sum.occupied, sum.held);
        if (!occupied) return occupied.error();
        sum.occupied = *std::move(occupied);
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
