// What is known of the place that was clicked.
#include <algorithm>
#include <cmath>

#include "app/application.hpp"

namespace frontline {

namespace {

constexpr double nearPlacePoints = 9;

std::string textOr(const FeatureTable& table, const char* column, const char* other, std::size_t feature)
{
    std::string text = table.text(column, feature);
    return text.empty() ? table.text(other, feature) : text;
}

/// The names of a feature, and where it is when it is a point.
void takeFeature(const FeatureTable& table, std::size_t feature, PlaceCard& card)
{
    card.name = table.text("name", feature);
    card.nameUkrainian = textOr(table, "name_uk", "name", feature);
    const FlatGeometry& geometry = table.geometry;
    if (geometry.kind != GeometryKind::Point || geometry.featureStarts[feature] == geometry.featureStarts[feature + 1])
        return;
    const Xy point = geometry.coordinates[geometry.ringStarts[geometry.partStarts[geometry.featureStarts[feature]]]];
    card.place = LonLat{point.x, point.y};
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
        const Xy at = view.toPixel(view.projection.forward(LonLat{point.x, point.y}));
        const double distance = std::hypot(at.x - pixel.x, at.y - pixel.y);
        if (distance > best) continue;
        best = distance;
        nearest = i;
    }
    return nearest;
}

const FeatureTable* tableOf(const Document& document, const std::string& id)
{
    const auto data = document.data.find(id);
    return data == document.data.end() ? nullptr : data->second.table.get();
}

std::optional<std::size_t> oblastAt(const FeatureTable& oblasts, LonLat place)
{
    for (std::size_t i = 0; i < oblasts.featureCount(); ++i)
        if (containsPlace(selectFeatures(oblasts, {static_cast<std::uint32_t>(i)}), place)) return i;
    return std::nullopt;
}

}  // namespace

void Application::openCard(Xy pixel)
{
    PlaceCard card;
    card.place = view().projection.inverse(view().fromPixel(pixel));
    if (!std::isfinite(card.place.lonDegrees) || !std::isfinite(card.place.latDegrees)) return;
    const auto label = labelAt_ ? labelAt_(pixel) : std::nullopt;
    const Layer* layer = label ? document_.layer(label->layer) : nullptr;
    const FeatureTable* places = tableOf(document_, document_.places);
    if (layer && layer->table && label->feature < layer->table->featureCount()) {
        takeFeature(*layer->table, label->feature, card);
    } else if (places) {
        const double reach = nearPlacePoints * uiScale();
        if (const auto nearest = nearestPlace(*places, view(), pixel, reach)) takeFeature(*places, *nearest, card);
    }
    card_ = std::move(card);
    fillCard();
}

/// All but the name, which follows from the click: the rest may change while the card is open.
void Application::fillCard()
{
    if (!card_) return;
    card_->oblast.clear();
    card_->oblastUkrainian.clear();
    card_->occupied.reset();
    card_->lines.clear();
    const FeatureTable* oblasts = tableOf(document_, document_.oblasts);
    const auto oblast = oblasts ? oblastAt(*oblasts, card_->place) : std::nullopt;
    if (!oblast) return;
    card_->oblast = oblasts->text("name", *oblast);
    card_->oblastUkrainian = textOr(*oblasts, "name_uk", "name", *oblast);
    for (const Layer& layer : document_.layers)
        if (layer.occupied && layer.occupied->date.empty() && layer.table)
            card_->occupied = containsPlace(*layer.table, card_->place);
    for (const Scenario& scenario : document_.scenarios) {
        const auto* outcome = results_.latest(document_, scenario);
        if (!outcome || !outcome->result) continue;
        card_->lines.push_back({scenario.name, scenario.nameUkrainian, verdictOn(*outcome->result, card_->place)});
    }
}

void Application::run(const ShowCard&, double)
{
    if (card_)
        card_.reset();
    else if (pointer_)
        openCard(*pointer_);
}

void Application::run(const CloseCard&, double)
{
    card_.reset();
}

}  // namespace frontline
