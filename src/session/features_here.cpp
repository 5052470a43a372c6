#include "session/features_here.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/attribute_rows.hpp"
#include "analysis/features_at.hpp"
#include "base/text.hpp"
#include "geo/geodesic.hpp"
#include "map/local_names.hpp"
#include "map/rule_match.hpp"
#include "session/session.hpp"

namespace frontline {

namespace {

/// Tables of fewer coordinates are looked through as they are.
constexpr std::size_t smallTable = 500;

bool isLarge(const FeatureTable& table)
{
    return table.geometry.coordinates.size() > smallTable;
}

bool isAsked(const DrawnLayer& layer)
{
    return layer.visible && layer.table && !layer.table->columns.empty() && !isHighlight(layer);
}

/// On a swipe a layer may be drawn on one side alone.
bool isOnSide(const Session& session, const DrawnLayer& layer, LonLat place)
{
    const auto& comparison = session.drawn().comparison();
    if (layer.side == DrawnLayer::Side::Both || !comparison) return true;
    const double x = session.view().toPixel(session.view().projection.forward(place)).x;
    return (x < comparison->swipe * session.view().widthPixels) == (layer.side == DrawnLayer::Side::Left);
}

bool isOwn(const Session& session, LayerId layer)
{
    return std::ranges::any_of(session.selection().files, [&](const OwnLayer& own) { return own.layer->id == layer; });
}

/// What the map calls it, else what its columns do.
std::string labelOf(const DrawnLayer& layer, std::size_t feature, Language language)
{
    const FeatureTable& table = *layer.table;
    for (const DrawnRule& rule : layer.rules)
        if (rule.label)
            if (std::string label = table.text(rule.label->column.in(language), feature); !label.empty()) return label;
    if (const LocalText name = localName(table, feature); !name.empty()) return name.in(language);
    for (const Column& column : table.columns)
        if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
            if (!column.isMissing(feature) && !(*texts)[feature].empty()) return (*texts)[feature];
    return "";
}

double reachMetres(const View& view, LonLat place, double reachPixels)
{
    const Xy pixel = view.toPixel(view.projection.forward(place));
    double metres = 0;
    for (const Xy side : {Xy{reachPixels, 0}, Xy{0, reachPixels}}) {
        const LonLat there = view.projection.inverse(view.fromPixel({pixel.x + side.x, pixel.y + side.y}));
        if (std::isfinite(there.lonDegrees) && std::isfinite(there.latDegrees))
            metres = std::max(metres, geodesicDistanceMetres(place, there));
    }
    return metres;
}

}  // namespace

const FeatureBoxes* KnownBoxes::of(const TablePointer& table) const
{
    const auto found = std::ranges::find(known, table, &Known::table);
    return found == known.end() ? nullptr : found->boxes.get();
}

std::vector<FeatureHere> featuresHere(const Session& session, LonLat place, double reachPixels, bool pointsOnly)
{
    std::vector<FeatureHere> out;
    if (!std::isfinite(place.lonDegrees) || !std::isfinite(place.latDegrees)) return out;
    const double metres = reachMetres(session.view(), place, reachPixels);
    for (const bool ofMap : {false, true}) {
        const auto first = static_cast<std::ptrdiff_t>(out.size());
        std::vector<AskedTable> asked;
        std::vector<const DrawnLayer*> layers;
        for (const DrawnLayer& layer : session.drawn().layers) {
            if (!isAsked(layer) || isOwn(session, layer.id()) == ofMap || !isOnSide(session, layer, place)) continue;
            if (ofMap && pointsOnly && layer.table->geometry.kind != GeometryKind::Point) continue;
            const FeatureBoxes* boxes = session.boxes.of(layer.table);
            if (!boxes && isLarge(*layer.table)) continue;
            asked.push_back({*layer.table, boxes});
            layers.push_back(&layer);
        }
        std::vector<std::optional<RuleMatcher>> matchers(layers.size());
        for (const FoundFeature& found : featuresAt(asked, place, metres)) {
            const DrawnLayer& layer = *layers[found.table];
            auto& matcher = matchers[found.table];
            if (!matcher) matcher.emplace(*layer.table, layer.rules);
            if (!isShownFeature(*matcher, layer.rules, found.feature)) continue;
            out.push_back({layer.id(), layer.definition->title, layer.table, found.feature, found.metres, ofMap,
                           labelOf(layer, found.feature, session.language())});
        }
        // Who clicks on a point or a line means that, not the area under it.
        std::stable_partition(out.begin() + first, out.end(), [](const FeatureHere& here) {
            return here.table->geometry.kind != GeometryKind::Polygon;
        });
    }
    return out;
}

double pointerReachPixels(const Session& session)
{
    constexpr double reachPoints = 7;
    return reachPoints * session.panels.scale();
}

std::string lineUnderPointer(const Session& session)
{
    if (!session.pointing.pointer || session.camera.dragging()) return "";
    const LonLat place = session.view().projection.inverse(session.view().fromPixel(*session.pointing.pointer));
    const auto found = featuresHere(session, place, pointerReachPixels(session), true);
    if (found.empty()) return "";
    constexpr std::size_t most = 48;
    std::string line = shortened(printable(found.front().title.in(session.language())), most);
    if (!found.front().label.empty()) line += ": " + shortened(printable(found.front().label), most);
    std::ranges::replace(line, '\n', ' ');
    if (found.size() > 1) line += fmt::format(" (+{})", found.size() - 1);
    return line;
}

bool lacksBoxes(const Session& session)
{
    if (!session.pointing.pointer && !session.card) return false;
    return std::ranges::any_of(session.drawn().layers, [&](const DrawnLayer& layer) {
        return isAsked(layer) && isLarge(*layer.table) && !session.boxes.of(layer.table);
    });
}

Job boxesJob(const Session& session)
{
    std::vector<KnownBoxes::Known> known, made;
    for (const DrawnLayer& layer : session.drawn().layers) {
        if (!isAsked(layer) || !isLarge(*layer.table)) continue;
        const auto there = std::ranges::find(session.boxes.known, layer.table, &KnownBoxes::Known::table);
        if (there != session.boxes.known.end())
            known.push_back(*there);
        else
            made.push_back({layer.table, nullptr});
    }
    using All = std::vector<KnownBoxes::Known>;
    return makeJob<All>(
        [known, made]() mutable -> Result<All> {
            for (KnownBoxes::Known& fresh : made) {
                fresh.boxes = std::make_shared<const FeatureBoxes>(fresh.table->geometry);
                known.push_back(fresh);
            }
            return known;
        },
        // Those of tables that are not drawn any more go.
        [](Session& taker, Result<All> all) {
            if (all)
                taker.boxes.known = *std::move(all);
            else
                taker.complain(all.error().message);
            if (taker.card) fillCard(taker, *taker.card);
        });
}

}  // namespace frontline
