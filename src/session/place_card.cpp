#include "session/place_card.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>

#include "analysis/place_at.hpp"
#include "geo/distance_to_lines.hpp"
#include "map/local_names.hpp"
#include "session/session.hpp"

namespace frontline {

namespace {

constexpr double nearPlacePoints = 9;
constexpr std::size_t mostFeatures = 30;

/// The names of a feature, and where it is when it is a point.
void takeFeature(const FeatureTable& table, std::size_t feature, PlaceCard& card)
{
    card.name = localName(table, feature);
    const FlatGeometry& geometry = table.geometry;
    if (geometry.kind != GeometryKind::Point || geometry.featureStarts[feature] == geometry.featureStarts[feature + 1])
        return;
    const Xy point = geometry.coordinates[geometry.ringStarts[geometry.partStarts[geometry.featureStarts[feature]]]];
    card.place = lonLat(point);
}

/// The place of the map that is nearest to the pixel, if it is near.
std::optional<std::size_t> nearestPlace(const FeatureTable& places, const View& view, Xy pixel, double reachPixels)
{
    // A box of longitudes and latitudes spares projecting every place of the country.
    Box box;
    for (const double dx : {-reachPixels, reachPixels})
        for (const double dy : {-reachPixels, reachPixels}) {
            const LonLat corner = view.projection.inverse(view.fromPixel({pixel.x + dx, pixel.y + dy}));
            box.add(Xy{corner.lonDegrees, corner.latDegrees});
        }
    std::optional<std::size_t> nearest;
    double best = reachPixels;
    const FlatGeometry& geometry = places.geometry;
    if (geometry.kind != GeometryKind::Point) return std::nullopt;
    for (std::size_t i = 0; i < places.featureCount(); ++i) {
        if (geometry.featureStarts[i] == geometry.featureStarts[i + 1]) continue;
        const Xy point = geometry.coordinates[geometry.ringStarts[geometry.partStarts[geometry.featureStarts[i]]]];
        if (!box.contains(point)) continue;
        const Xy at = view.toPixel(view.projection.forward(lonLat(point)));
        const double distance = std::hypot(at.x - pixel.x, at.y - pixel.y);
        if (distance > best) continue;
        best = distance;
        nearest = i;
    }
    return nearest;
}

/// What lies there now; the one that is drawn on top stays it, where it is still there.
void fillFeatures(const Session& session, PlaceCard& card)
{
    std::optional<FeatureHere> before;
    if (card.lit && *card.lit < card.features.size()) before = card.features[*card.lit];
    const bool first = card.features.empty();
    card.features = featuresHere(session, card.place, pointerReachPixels(session), false);
    card.moreFeatures = card.features.size() - std::min(card.features.size(), mostFeatures);
    card.features.resize(card.features.size() - card.moreFeatures);
    card.lit.reset();
    for (std::size_t i = 0; before && i < card.features.size(); ++i)
        if (card.features[i].isSame(*before)) card.lit = i;
    // What the user's own files have there is what was meant.
    if (first && !card.features.empty() && !card.features.front().ofMap) card.lit = 0;
    const FeatureHere* lit = card.lit ? &card.features[*card.lit] : nullptr;
    if (lit && before && card.found && lit->isSame(*before)) return;
    card.found = nullptr;
    if (!lit) return;
    auto found = std::make_shared<FeatureTable>();
    const std::uint32_t only[] = {static_cast<std::uint32_t>(lit->feature)};
    found->geometry = selectFeatures(lit->table->geometry, only);
    card.found = std::move(found);
}

}  // namespace

std::optional<PlaceCard> cardAt(const Session& session, Xy pixel)
{
    const View& view = session.view();
    PlaceCard card;
    card.place = view.projection.inverse(view.fromPixel(pixel));
    if (!std::isfinite(card.place.lonDegrees) || !std::isfinite(card.place.latDegrees)) return std::nullopt;
    const auto& labelAt = session.pointing.labelAt;
    const auto label = labelAt ? labelAt(pixel) : std::nullopt;
    const auto& layers = session.drawn().layers;
    const auto layer =
        std::ranges::find_if(layers, [&](const DrawnLayer& l) { return label && l.id() == label->layer; });
    const TablePointer places = session.data().loaded(session.map().roles.places);
    if (layer != layers.end() && layer->table && label->feature < layer->table->featureCount()) {
        takeFeature(*layer->table, label->feature, card);
    } else if (places) {
        const double reach = nearPlacePoints * session.panels.scale();
        if (const auto nearest = nearestPlace(*places, view, pixel, reach)) takeFeature(*places, *nearest, card);
    }
    fillCard(session, card);
    return card;
}

void fillCard(const Session& session, PlaceCard& card)
{
    card.oblast = {};
    card.occupied.reset();
    card.undecidedMetres = 0;
    card.lines.clear();
    fillFeatures(session, card);
    const TablePointer oblasts = session.data().loaded(session.map().roles.oblasts);
    const auto oblast = oblasts ? polygonAt(*oblasts, card.place) : std::nullopt;
    if (!oblast) return;
    card.oblast = localName(*oblasts, *oblast);
    for (const DrawnLayer& layer : session.drawn().layers)
        if (layer.role() == LayerRole::OccupiedArea && layer.table)
            card.occupied = containsPlace(*layer.table, card.place);
    // Nearer to the line than it is true to, the side is not known.
    for (const DrawnLayer& layer : session.drawn().layers)
        if (layer.role() == LayerRole::ContactLine && layer.table && layer.source &&
            distanceToLinesMetres(layer.table->geometry, card.place) < layer.source->toleranceMetres)
            card.undecidedMetres = layer.source->toleranceMetres;
    if (card.undecidedMetres > 0) card.occupied.reset();
    const Selection& shown = session.drawn().selection;
    for (const ScenarioPointer& scenario : scenariosOf(session.map(), shown))
        if (const auto result = findScenarioResult(session.data(), *scenario, shown.date)) {
            PlaceVerdict verdict = verdictOn(*result, card.place);
            // What becomes of a place depends on whose it is.
            if (card.undecidedMetres > 0 && verdict.fate != PlaceFate::Outside) verdict.fate = PlaceFate::Undecided;
            card.lines.push_back({scenario->name, verdict});
        }
}

}  // namespace frontline
