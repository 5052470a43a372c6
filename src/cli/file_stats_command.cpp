// `frontline stats FILE`: how much of files lies where, and on which side of the line.
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/feature_figures.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "cli/text_table.hpp"
#include "map/chosen_features.hpp"
#include "map/local_names.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;
using HeldBy = PlaceFacts::Side;

struct LayerFigures {
    std::string layer;
    FeatureFigures figures;
};

/// What was counted, and what it takes to write it down.
struct FileStats {
    const StatsRequest& request;
    const FigureGround& ground;
    std::vector<LayerFigures> layers;

    [[nodiscard]] bool withColumn() const { return !request.groups.column.empty(); }
    [[nodiscard]] LocalText oblastName(std::uint32_t oblast) const { return localName(*ground.oblasts, oblast); }
    [[nodiscard]] std::string iso(std::uint32_t oblast) const { return ground.oblasts->text("iso", oblast); }
    /// Of machine-readable output, as `where` has it.
    [[nodiscard]] Language language() const { return request.map.language.value_or(Language::English); }
};

double lengthKm(const FigureSums& figures)
{
    return figures.lengthMetres / 1000;
}

double areaKm2(const FigureSums& figures)
{
    return figures.areaSquareMetres / 1e6;
}

const char* sideWord(HeldBy side)
{
    return side == HeldBy::Occupied ? "occupied" : side == HeldBy::Held ? "held" : "outside";
}

/// As a file would have it; "" where it has none.
std::string plainValue(const FigureValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
    return "";
}

Json figuresJson(const FigureSums& figures, bool withUndecided)
{
    Json json{{"features", figures.features}, {"points", figures.points}};
    if (withUndecided) json["points_undecided"] = figures.undecided;
    json["length_km"] = rounded(lengthKm(figures), 6);
    json["area_km2"] = rounded(areaKm2(figures), 6);
    return json;
}

void addFigures(Json& json, const FileStats& stats, const FigureRow& row)
{
    json.update(figuresJson(row.all, true));
    if (stats.ground.withinKm) json["within"] = figuresJson(row.near, false);
}

Json valueJson(const FigureValue& value)
{
    if (const auto* number = std::get_if<double>(&value)) {
        if (std::isinf(*number)) return *number > 0 ? "Infinity" : "-Infinity";  // as `where` has them
        return *number;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return nullptr;
}

Json keyJson(const FileStats& stats, const FigureKey& key)
{
    Json json = Json::object();
    if (stats.withColumn()) json["value"] = valueJson(key.value);
    if (stats.request.groups.byOblast) {
        const bool isInside = key.oblast != FigureKey::outsideOblasts;
        json["iso"] = isInside ? Json(stats.iso(key.oblast)) : Json(nullptr);
        json["oblast"] = isInside ? Json(stats.oblastName(key.oblast).in(stats.language())) : Json(nullptr);
    }
    if (stats.request.groups.bySide) json["side"] = sideWord(key.side);
    return json;
}

std::string jsonOf(const FileStats& stats)
{
    const StatsRequest& request = stats.request;
    Json by = Json::array();
    if (stats.withColumn()) by.push_back("column");
    if (request.groups.byOblast) by.push_back("oblast");
    if (request.groups.bySide) by.push_back("side");
    Json json{{"date", stats.ground.date},
              {"scenario", request.map.scenario.empty() ? Json(nullptr) : Json(request.map.scenario)},
              {"by", by},
              {"column", stats.withColumn() ? Json(request.groups.column) : Json(nullptr)},
              {"within_km", stats.ground.withinKm ? Json(*stats.ground.withinKm) : Json(nullptr)},
              {"tolerance_metres", stats.ground.toleranceMetres},
              {"layers", Json::array()}};
    for (const LayerFigures& layer : stats.layers) {
        Json total = Json::object(), rows = Json::array();
        addFigures(total, stats, layer.figures.total);
        for (const auto& [key, row] : layer.figures.rows)
            addFigures(rows.emplace_back(keyJson(stats, key)), stats, row);
        json["layers"].push_back({{"layer", layer.layer},
                                  {"left_out", layer.figures.leftOut},
                                  {"total", std::move(total)},
                                  {"rows", std::move(rows)}});
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string figuresCsv(const FigureSums& figures, bool withUndecided)
{
    const std::string undecided = withUndecided ? fmt::format("{},", figures.undecided) : "";
    return fmt::format(",{},{},{}{:.6f},{:.6f}", figures.features, figures.points, undecided, lengthKm(figures),
                       areaKm2(figures));
}

/// One table for all layers: a line for each row, and one for each layer's total.
std::string csvOf(const FileStats& stats)
{
    const FigureGroups& groups = stats.request.groups;
    std::string out = "layer,row";
    if (stats.withColumn()) out += ",value";
    if (groups.byOblast) out += ",iso,oblast";
    if (groups.bySide) out += ",side";
    out += ",features,points,points_undecided,length_km,area_km2";
    if (stats.ground.withinKm) out += ",within_features,within_points,within_length_km,within_area_km2";
    out += "\n";
    const auto add = [&](const FigureRow& row) {
        out += figuresCsv(row.all, true);
        if (stats.ground.withinKm) out += figuresCsv(row.near, false);
        out += "\n";
    };
    for (const LayerFigures& layer : stats.layers) {
        for (const auto& [key, row] : layer.figures.rows) {
            const bool isInside = groups.byOblast && key.oblast != FigureKey::outsideOblasts;
            out += csvCell(layer.layer) + ",part";
            if (stats.withColumn()) out += "," + csvCell(plainValue(key.value));
            if (groups.byOblast)
                out += isInside ? fmt::format(",{},{}", csvCell(stats.iso(key.oblast)),
                                              csvCell(stats.oblastName(key.oblast).in(stats.language())))
                                : ",,";
            if (groups.bySide) out += std::string(",") + sideWord(key.side);
            add(row);
        }
        out += csvCell(layer.layer) + ",total" + (stats.withColumn() ? "," : "") + (groups.byOblast ? ",," : "") +
               (groups.bySide ? "," : "");
        add(layer.figures.total);
    }
    return out;
}

/// The table of one layer for people: columns of which there is nothing are not in it.
class FigureTable {
public:
    FigureTable(const FileStats& stats, const LayerFigures& layer) : stats_(stats), figures_(layer.figures)
    {
        const FigureSums& total = figures_.total.all;
        hasPoints_ = total.points > 0;
        hasLines_ = total.lengthMetres > 0;
        hasAreas_ = total.areaSquareMetres > 0;
    }

    [[nodiscard]] std::string text() const
    {
        std::string out = tableOf(&FigureRow::all);
        if (!stats_.ground.withinKm) return out;
        out += "\n" + msg("Of these within {} km of the line:", shortNumber(*stats_.ground.withinKm)) + "\n";
        return out + tableOf(&FigureRow::near);
    }

private:
    [[nodiscard]] std::size_t keyCount() const
    {
        const FigureGroups& groups = stats_.request.groups;
        return (stats_.withColumn() ? 1U : 0U) + (groups.byOblast ? 1U : 0U) + (groups.bySide ? 1U : 0U);
    }

    /// As many decimals as it has, up to three.
    static std::string shortNumber(double value)
    {
        int decimals = 0;
        for (double scaled = value; decimals < 3 && scaled != std::floor(scaled); scaled *= 10) ++decimals;
        return groupedNumber(value, decimals);
    }

    /// Rows of which there is nothing are not in it.
    [[nodiscard]] std::string tableOf(FigureSums FigureRow::*part) const
    {
        const bool withUndecided = part == &FigureRow::all;
        std::vector<std::vector<std::string>> rows{headings(withUndecided)};
        for (const auto& [key, row] : figures_.rows)
            if ((row.*part).features > 0) rows.push_back(cells(keyCells(key), row.*part, withUndecided));
        std::vector<std::string> total(keyCount());
        if (!total.empty()) total.front() = msg("Total");
        rows.push_back(cells(std::move(total), figures_.total.*part, withUndecided));
        std::string alignment(keyCount(), 'l');
        alignment.resize(rows.front().size(), 'r');
        return textTable(rows, alignment);
    }

    [[nodiscard]] std::vector<std::string> headings(bool withUndecided) const
    {
        std::vector<std::string> names;
        if (stats_.withColumn()) names.push_back(stats_.request.groups.column);
        if (stats_.request.groups.byOblast) names.push_back(msg("oblast"));
        if (stats_.request.groups.bySide) names.push_back(msg("side"));
        names.push_back(msg("features"));
        if (hasPoints_) names.push_back(msg("points"));
        if (hasPoints_ && withUndecided) names.push_back(msg("not decided"));
        if (hasLines_) names.push_back(msg("length km"));
        if (hasAreas_) names.push_back(msg("area km²"));
        return names;
    }

    [[nodiscard]] std::vector<std::string> keyCells(const FigureKey& key) const
    {
        std::vector<std::string> cells;
        if (stats_.withColumn())
            cells.push_back(std::holds_alternative<std::monostate>(key.value) ? msg("no value")
                                                                              : plainValue(key.value));
        if (stats_.request.groups.byOblast)
            cells.push_back(key.oblast != FigureKey::outsideOblasts
                                ? stats_.oblastName(key.oblast).in(messageLanguage())
                            : stats_.request.groups.bySide ? "–"  // the side says it
                                                           : msg("outside Ukraine"));
        if (stats_.request.groups.bySide)
            cells.push_back(key.side == HeldBy::Occupied ? msg("occupied")
                            : key.side == HeldBy::Held   ? msg("held by Ukraine")
                                                         : msg("outside Ukraine"));
        return cells;
    }

    [[nodiscard]] std::vector<std::string> cells(std::vector<std::string> cells, const FigureSums& figures,
                                                 bool withUndecided) const
    {
        const auto count = [](std::size_t number) { return groupedNumber(static_cast<double>(number)); };
        cells.push_back(count(figures.features));
        if (hasPoints_) cells.push_back(count(figures.points));
        if (hasPoints_ && withUndecided) cells.push_back(count(figures.undecided));
        if (hasLines_) cells.push_back(groupedNumber(lengthKm(figures), 2));
        if (hasAreas_) cells.push_back(groupedNumber(areaKm2(figures), 2));
        return cells;
    }

    const FileStats& stats_;
    const FeatureFigures& figures_;
    bool hasPoints_ = false, hasLines_ = false, hasAreas_ = false;
};

std::string textOf(const FileStats& stats)
{
    const std::string date = dateInSentence(stats.ground.date, messageLanguage());
    std::string out = stats.request.map.scenario.empty()
                          ? msg("Control on {}.", date)
                          : msg("Under the scenario {}, from control on {}.", stats.request.map.scenario, date);
    out += "\n";
    for (const LayerFigures& layer : stats.layers) {
        const FeatureFigures& figures = layer.figures;
        out += "\n" + oneLine(layer.layer) + "\n" + FigureTable(stats, layer).text();
        std::size_t inRows = 0;
        for (const auto& [key, row] : figures.rows) inRows += row.all.features;
        if (inRows > figures.total.all.features)
            out += msg("A feature counts in each row that it has a part in, and once in the total.") + "\n";
        if (figures.total.all.undecided > 0)
            out += msg("Not decided: points nearer to the line than its tolerance ({} m); they count on the side that "
                       "they lie on.",
                       groupedNumber(stats.ground.toleranceMetres)) +
                   "\n";
        if (figures.leftOut > 0)
            out += msgn("{} feature is not counted: it has no place, or cannot be measured.",
                        "{} features are not counted: they have no place, or cannot be measured.", figures.leftOut,
                        groupedNumber(static_cast<double>(figures.leftOut))) +
                   "\n";
    }
    return out;
}

/// The tables of a layer of a file, which has one for each kind of geometry, count as one.
std::optional<Failure> countLayers(const OpenedMap& opened, FileStats& stats)
{
    for (const OwnLayer& own : opened.selection.files) {
        const auto table = opened.store->table(own.file);
        if (!table) return Failure{exitFailed, table.error().message};
        const TablePointer chosen = chooseContent(*opened.store, *own.layer, own.file, *table, opened.selection.date);
        const std::string id = own.layer->whole().text();
        const auto figures = featureFigures(stats.ground, *chosen, stats.request.groups, own.file.path.string());
        if (!figures)
            return Failure{exitWrongArguments, "--by: " + msg("layer \"{}\": {}", id, figures.error().message)};
        printWarnings(figures.warnings);
        if (stats.layers.empty() || stats.layers.back().layer != id) stats.layers.push_back({id, {}});
        stats.layers.back().figures.add(*figures);
    }
    return std::nullopt;
}

}  // namespace

int runFileStats(const StatsRequest& request)
{
    OpenedMap opened;
    std::vector<std::string> warnings;
    const auto failure = openMap(request.map, opened, warnings);
    printWarnings(warnings);
    if (failure) return printFailure(*failure);
    const ScenarioPointer scenario =
        request.map.scenario.empty() ? nullptr : opened.map->scenarioById(opened.selection.scenario);
    const auto ground = figureGround(opened.data(), opened.selection.date, scenario.get(), request.withinKm);
    printWarnings(ground.warnings);
    if (!ground) return printFailure(exitFailed, ground.error().message);
    FileStats stats{request, **ground, {}};
    if (const auto wrong = countLayers(opened, stats)) return printFailure(*wrong);
    if (request.form == StatsRequest::Form::Json) return printOutput(jsonOf(stats));
    return printOutput(request.form == StatsRequest::Form::Csv ? csvOf(stats) : textOf(stats));
}

}  // namespace frontline
