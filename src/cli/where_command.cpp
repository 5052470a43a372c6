// `frontline where`: what the map and files have at a place.
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/features_at.hpp"
#include "analysis/place_at.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "cli/text_table.hpp"
#include "map/chosen_features.hpp"
#include "map/drawn_map.hpp"
#include "map/rule_match.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;
using Side = PlaceFacts::Side;

/// What of the files lies at the place.
struct FeatureThere {
    std::string layer;
    TablePointer table;
    std::size_t feature = 0;
    double metres = 0;
};

/// Whether it is drawn on the map's date.
bool isShown(const OpenedMap& opened, const OwnLayer& own, const FeatureTable& table, std::size_t feature)
{
    const auto rules = drawnRules(*opened.map, opened.selection, *own.layer, opened.selection.date);
    RuleMatcher matcher(table, rules);
    return isShownFeature(matcher, rules, feature);
}

Result<std::vector<FeatureThere>> featuresThere(const OpenedMap& opened, const WhereRequest& request)
{
    std::vector<TablePointer> tables;
    std::vector<AskedTable> asked;
    for (const OwnLayer& own : opened.selection.files) {
        const auto table = opened.store->table(own.file);
        if (!table) return table.error();
        tables.push_back(chooseContent(*opened.store, *own.layer, own.file, *table, opened.selection.date));
        asked.push_back({*tables.back()});
    }
    std::vector<FeatureThere> out;
    for (const FoundFeature& found : featuresAt(asked, request.place, request.withinKm * 1000))
        if (isShown(opened, opened.selection.files[found.table], *tables[found.table], found.feature))
            out.push_back({opened.selection.files[found.table].layer->whole().text(), tables[found.table],
                           found.feature, found.metres});
    return out;
}

/// JSON has no word for numbers that are none.
Json toJson(double number)
{
    if (std::isfinite(number)) return number;
    return std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
}

Json valueOf(const Column& column, std::size_t feature)
{
    if (column.isMissing(feature)) return nullptr;
    if (const auto* numbers = std::get_if<std::vector<double>>(&column.values)) return toJson((*numbers)[feature]);
    return std::visit([&](const auto& values) { return Json(values[feature]); }, column.values);
}

Json attributesOf(const FeatureThere& there)
{
    Json attributes = Json::object();
    for (const Column& column : there.table->columns) attributes[column.name] = valueOf(column, there.feature);
    return attributes;
}

Json translationOf(const LocalText& name, Language language)
{
    for (const auto& [known, text] : name.translations())
        if (known == language) return text;
    return nullptr;
}

Json toJson(const NearestPlace& nearest)
{
    const auto& bearing = nearest.way.bearingDegrees;
    return {{"name", nearest.name.own()},
            {"name_uk", translationOf(nearest.name, Language::of("uk"))},
            {"distance_km", rounded(nearest.way.metres / 1000, 7)},
            {"bearing_degrees", bearing ? Json(rounded(*bearing, 7)) : Json(nullptr)}};
}

Json toJson(Side side)
{
    return side == Side::Occupied ? "occupied" : side == Side::Held ? "held" : "outside";
}

Json toJson(const WhereRequest& request, const PlaceFacts& facts, const std::vector<FeatureThere>& features)
{
    const Language language = request.map.language.value_or(Language::English);
    Json json{{"lon", request.place.lonDegrees},
              {"lat", request.place.latDegrees},
              {"side", facts.side ? toJson(*facts.side) : Json(nullptr)},
              {"oblast", facts.oblast.empty() ? Json(nullptr) : Json(facts.oblast.in(language))},
              {"place", facts.nearest ? toJson(*facts.nearest) : Json(nullptr)},
              {"features", Json::array()}};
    for (const FeatureThere& there : features)
        json["features"].push_back({{"layer", there.layer}, {"attributes", attributesOf(there)}});
    return json;
}

std::string sideText(const PlaceFacts& facts)
{
    if (facts.side == Side::Outside) return msg("outside the oblasts of the map");
    std::string side = facts.side == Side::Occupied ? msg("occupied") : msg("held by Ukraine");
    if (!(facts.undecidedMetres > 0)) return side;
    return msg("{}, within the tolerance of the line ({} m)", side, groupedNumber(facts.undecidedMetres));
}

std::string nearestText(const NearestPlace& nearest)
{
    const std::string& name = nearest.name.in(messageLanguage());
    if (!nearest.way.bearingDegrees) return name;
    return msg("{}, {} km away, bearing {}°", name, groupedNumber(nearest.way.metres / 1000, 1),
               groupedNumber(*nearest.way.bearingDegrees));
}

std::string toText(const FeatureThere& there)
{
    std::string heading = there.layer;
    if (there.metres > 0) heading += ", " + msg("{} km away", groupedNumber(there.metres / 1000, 2));
    std::vector<std::vector<std::string>> rows;
    for (const Column& column : there.table->columns)
        rows.push_back({column.name, column.isMissing(there.feature) ? msg("no value")
                                                                     : there.table->text(column.name, there.feature)});
    return "\n" + heading + "\n" + (rows.empty() ? "" : textTable(rows, "ll"));
}

std::string toText(const WhereRequest& request, const std::string& date, const PlaceFacts& facts,
                   const std::vector<FeatureThere>& features)
{
    std::vector<std::vector<std::string>> rows{
        {msg("place"), fmt::format("{:.10g}, {:.10g}", request.place.lonDegrees, request.place.latDegrees)}};
    if (!facts.oblast.empty()) rows.push_back({msg("oblast"), facts.oblast.in(messageLanguage())});
    if (facts.side) rows.push_back({dateText(date, messageLanguage()), sideText(facts)});
    if (facts.nearest) rows.push_back({msg("nearest place"), nearestText(*facts.nearest)});
    std::string out = textTable(rows, "ll");
    for (const FeatureThere& there : features) out += toText(there);
    if (!request.map.files.empty() && features.empty())
        out += "\n" +
               msg("Nothing of the files lies there: no area, and no point or line within {} km.",
                   groupedNumber(request.withinKm, request.withinKm == std::floor(request.withinKm) ? 0 : 3)) +
               "\n";
    return out;
}

}  // namespace

int runWhere(const WhereRequest& request)
{
    OpenedMap opened;
    std::vector<std::string> warnings;
    MapRequest map = request.map;
    map.near = boxAround(request.place, request.withinKm * 1000);
    // What lies beyond the 180th meridian has other longitudes.
    if (map.near->minX < -180 || map.near->maxX > 180) map.near->minX = -360, map.near->maxX = 360;
    if (const auto failure = openMap(map, opened, warnings)) {
        printWarnings(warnings);
        return printFailure(*failure);
    }
    printWarnings(warnings);
    const auto facts = placeAt(opened.data(), opened.selection.date, request.place);
    if (!facts) return printFailure(exitFailed, facts.error().message);
    printWarnings(facts.warnings);
    const auto features = featuresThere(opened, request);
    if (!features) return printFailure(exitFailed, features.error().message);
    if (request.json)
        return printOutput(toJson(request, *facts, *features).dump(2, ' ', false, Json::error_handler_t::replace) +
                           "\n");
    return printOutput(toText(request, opened.selection.date, *facts, *features));
}

}  // namespace frontline
