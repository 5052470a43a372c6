#include "analysis/place_at.hpp"

#include <algorithm>

#include "analysis/scenario_result.hpp"
#include "analysis/shore.hpp"
#include "geo/distance_to_lines.hpp"
#include "map/control.hpp"
#include "map/layer_data.hpp"
#include "map/local_names.hpp"

namespace frontline {

namespace {

/// The tolerance of the line of contact, when the place lies within it; else 0.
Result<double> undecidedMetres(const MapData& data, const std::string& date, LonLat place)
{
    const LayerPointer line = data.map.layerOf(LayerRole::ContactLine);
    const Source* source = line ? data.map.source(line->source) : nullptr;
    if (!source) return 0.0;
    const auto lines = data.table(data.map.roles.contactLines);
    if (!lines) return lines.error();
    const double metres = distanceToLinesMetres(featuresOfDate(**lines, date).geometry, place);
    return metres < source->toleranceMetres ? source->toleranceMetres : 0.0;
}

/// Of a place outside all oblasts, the land that it counts with: see Shore.
Result<std::optional<LonLat>> landBeside(const MapData& data, const FeatureTable& oblasts, LonLat place)
{
    TablePointer abroad;
    if (!data.map.roles.abroad.empty()) {
        const auto table = data.table(data.map.roles.abroad);
        if (!table) return table.error();
        abroad = *table;
    }
    const auto beside =
        Shore(oblasts.geometry, abroad ? &abroad->geometry : nullptr).landBeside({place.lonDegrees, place.latDegrees});
    return beside ? std::optional(lonLat(*beside)) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> polygonAt(const FeatureTable& polygons, LonLat place)
{
    for (std::size_t i = 0; i < polygons.featureCount(); ++i) {
        if (!boundsOf(polygons.geometry, i).contains(Xy{place.lonDegrees, place.latDegrees})) continue;
        if (containsPlace(selectFeatures(polygons, {static_cast<std::uint32_t>(i)}), place)) return i;
    }
    return std::nullopt;
}

std::optional<NearestPlace> nearestPlaceTo(const FeatureTable& places, LonLat place)
{
    const FlatGeometry& geometry = places.geometry;
    if (geometry.kind != GeometryKind::Point) return std::nullopt;
    std::optional<NearestPlace> nearest;
    std::size_t feature = 0;
    for (std::size_t f = 0; f < geometry.featureCount(); ++f)
        for (std::uint32_t p = geometry.featureStarts[f]; p < geometry.featureStarts[f + 1]; ++p) {
            const GeodesicWay way =
                geodesicWay(place, lonLat(geometry.coordinates[geometry.ringStarts[geometry.partStarts[p]]]));
            if (nearest && way.metres >= nearest->way.metres) continue;
            nearest = NearestPlace{{}, way};
            feature = f;
        }
    if (nearest) nearest->name = localName(places, feature);
    return nearest;
}

Result<PlaceFacts> placeAt(const MapData& data, const std::string& date, LonLat place)
{
    const DataRoles& roles = data.map.roles;
    const bool saysWhose = !roles.oblasts.empty() && !roles.contactLines.empty();
    auto loaded = data.load({roles.oblasts, roles.places, saysWhose ? roles.contactLines : DataId()});
    if (!loaded) return loaded.error();
    PlaceFacts facts;
    if (!roles.places.empty()) {
        const auto places = data.table(roles.places);
        if (!places) return places.error();
        facts.nearest = nearestPlaceTo(**places, place);
    }
    if (roles.oblasts.empty()) return {std::move(facts), std::move(loaded.warnings)};
    const auto oblasts = data.table(roles.oblasts);
    if (!oblasts) return oblasts.error();
    auto oblast = polygonAt(**oblasts, place);
    if (!oblast) {
        const auto beside = landBeside(data, **oblasts, place);
        if (!beside) return beside.error();
        if (*beside) {
            place = **beside;
            oblast = polygonAt(**oblasts, place);
        }
    }
    if (oblast) facts.oblast = localName(**oblasts, *oblast);
    if (!saysWhose) return {std::move(facts), std::move(loaded.warnings)};
    facts.side = PlaceFacts::Side::Outside;
    if (!oblast) return {std::move(facts), std::move(loaded.warnings)};
    const auto occupied = occupiedArea(data, controlRecipe(data.map, date), date);
    if (!occupied) return occupied.error();
    facts.side = containsPlace(**occupied, place) ? PlaceFacts::Side::Occupied : PlaceFacts::Side::Held;
    const auto undecided = undecidedMetres(data, date, place);
    if (!undecided) return undecided.error();
    facts.undecidedMetres = *undecided;
    loaded.warnings.insert(loaded.warnings.end(), occupied.warnings.begin(), occupied.warnings.end());
    return {std::move(facts), std::move(loaded.warnings)};
}

}  // namespace frontline
