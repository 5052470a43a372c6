// `frontline layers`: what is in a map or in a data file.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "base/message.hpp"
#include "cli/messages.hpp"
#include "cli/text_table.hpp"
#include "data/describe_file.hpp"
#include "data/read_features.hpp"
#include "geo/projection.hpp"
#include "map/map_definition.hpp"
#include "map/themes.hpp"
#include "map/user_scenarios.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const Box& box)
{
    return box.empty() ? Json(nullptr) : Json{box.minX, box.minY, box.maxX, box.maxY};
}

/// The text, and beside it its translations as "title_uk", "title_pl" ...
void addText(Json& json, const std::string& key, const LocalText& text)
{
    json[key] = text.own();
    for (const auto& [language, translation] : text.translations()) json[key + "_" + language.code()] = translation;
}

/// Of a layer that shows one scenario, the scenario's.
std::string ownDate(const MapDefinition& map, const LayerDefinition& layer)
{
    if (!layer.date.empty() || !layer.scenario) return layer.date;
    const ScenarioPointer scenario = map.scenarioById(layer.scenario->scenario);
    return scenario ? scenario->date : "";
}

/// As the map shows it: a layer that follows the date has that, and parts of whatever scenario is chosen have none.
std::string shownDate(const MapDefinition& map, const LayerDefinition& layer)
{
    std::string own = ownDate(map, layer);
    if (!own.empty() || layer.scenario) return own;
    if (layer.followsDate()) return map.date;
    const Source* source = map.source(layer.source);
    return source ? source->date : "";
}

Json toJson(const MapDefinition& map, const LayerDefinition& layer)
{
    Json json{{"id", layer.id.text()}};
    addText(json, "title", layer.title);
    json.update({{"visible", layer.visible},
                 {"opacity", layer.opacity},
                 {"computed", layer.occupied.has_value()},
                 {"data", layer.data.text()},
                 {"date", ownDate(map, layer)},
                 {"source", layer.source.text()}});
    if (const Source* source = map.source(layer.source)) {
        json["source_title"] = source->title.own();
        json["licence"] = source->licence.own();
        json["attribution"] = source->attribution.own();
        json["source_date"] = source->date;
        json["status"] = source->status;
        json["tolerance_metres"] = source->toleranceMetres;
    }
    return json;
}

Json toJson(const MapDefinition& map)
{
    Json json{{"title", map.title.own()}, {"path", map.path.string()}, {"crs", map.crs},
              {"date", map.date},         {"dates", map.dates},        {"theme", map.theme.text()},
              {"themes", Json::array()},  {"views", Json::array()},    {"scenarios", Json::array()},
              {"layers", Json::array()}};
    for (const auto& [id, theme] : map.themes) json["themes"].push_back(id.text());
    for (const ViewPreset& view : map.views)
        json["views"].push_back({{"id", view.id.text()}, {"title", view.title.own()}, {"box", toJson(view.lonLat)}});
    for (const ScenarioPointer& scenario : map.scenarios) {
        Json& entry = json["scenarios"].emplace_back(Json{{"id", scenario->id.text()}});
        addText(entry, "name", scenario->name);
        entry.update({{"proposer", scenario->proposer.own()},
                      {"date", scenario->date},
                      {"source", scenario->source},
                      {"error", scenario->error}});
    }
    for (const LayerPointer& layer : map.layers) json["layers"].push_back(toJson(map, *layer));
    return json;
}

std::string layersText(const MapDefinition& map)
{
    std::vector<std::vector<std::string>> rows{{msg("shown"), msg("layer"), msg("title"), msg("date"), msg("source")}};
    for (auto at = map.layers.rbegin(); at != map.layers.rend(); ++at) {
        const LayerDefinition& layer = **at;
        rows.push_back({layer.visible ? msg("yes") : msg("no"), layer.id.text(), layer.title.in(messageLanguage()),
                        shownDate(map, layer), layer.source.text()});
    }
    return "\n" + msg("Layers, the topmost first:") + "\n" + textTable(rows, "lllll");
}

std::string sourcesText(const MapDefinition& map)
{
    std::vector<std::vector<std::string>> rows{{msg("source"), msg("title"), msg("licence"), msg("status")}};
    for (const Source& source : map.sources)
        rows.push_back({source.id.text(), source.title.in(messageLanguage()), source.licence.in(messageLanguage()),
                        accuracyText(source, messageLanguage())});
    return "\n" + msg("Sources:") + "\n" + textTable(rows, "llll");
}

std::string toText(const MapDefinition& map)
{
    std::vector<std::string> themes, views;
    for (const auto& [id, theme] : map.themes) themes.push_back(id.text());
    for (const ViewPreset& view : map.views) views.push_back(view.id.text());
    const Language language = messageLanguage();
    std::vector<std::vector<std::string>> facts{{msg("file"), map.path.string()}, {msg("crs"), map.crs}};
    if (!map.dates.empty()) facts.push_back({msg("dates"), msg("{} (shown: {})", listed(map.dates), map.date)});
    facts.push_back({msg("themes"), msg("{} (shown: {})", listed(themes), map.theme.text())});
    if (!views.empty()) facts.push_back({msg("views"), listed(views)});
    std::string out = map.title.in(language) + "\n" + textTable(facts, "ll");
    out += layersText(map);
    if (!map.sources.empty()) out += sourcesText(map);
    if (map.scenarios.empty()) return out;
    std::vector<std::vector<std::string>> scenarios{{msg("scenario"), msg("name"), msg("proposer"), msg("date")}};
    for (const ScenarioPointer& scenario : map.scenarios)
        scenarios.push_back(
            {scenario->id.text(),
             scenario->error.empty() ? scenario->name.in(language) : msg("cannot be used: {}", scenario->error),
             scenario->proposer.in(language), scenario->date});
    return out + "\n" + msg("Scenarios:") + "\n" + textTable(scenarios, "llll");
}

Json toJson(const FileSummary& file, const std::filesystem::path& path)
{
    Json json{{"path", path.string()}, {"driver", file.driver}, {"layers", Json::array()}};
    const auto count = [](const std::optional<std::size_t>& number) { return number ? Json(*number) : Json(nullptr); };
    for (const LayerSummary& layer : file.layers)
        json["layers"].push_back({{"name", layer.name},
                                  {"geometry", layer.geometryType},
                                  {"features", layer.featureCount},
                                  {"drawn", count(layer.drawn)},
                                  {"skipped", count(layer.skipped)},
                                  {"crs", layer.crs},
                                  {"extent", toJson(layer.extent)},
                                  {"fields", layer.fields}});
    return json;
}

std::string toText(const FileSummary& file, const std::filesystem::path& path)
{
    std::string out = fmt::format("{} ({})\n", path.string(), file.driver);
    for (const LayerSummary& layer : file.layers) {
        std::vector<std::vector<std::string>> facts{
            {msg("layer"), layer.name},
            {msg("geometry"), layer.geometryType},
            {msg("features"), layer.skipped.value_or(0) > 0
                                  ? msg("{}, of which {} cannot be drawn", layer.featureCount, *layer.skipped)
                                  : std::to_string(layer.featureCount)},
            {msg("crs"), layer.crs.empty() ? msg("none: open it with --assume-crs") : layer.crs}};
        if (!layer.extent.empty())
            facts.push_back({msg("extent"), msg("{:.10g}, {:.10g} to {:.10g}, {:.10g}", layer.extent.minX,
                                                layer.extent.minY, layer.extent.maxX, layer.extent.maxY)});
        if (!layer.fields.empty()) facts.push_back({msg("fields"), listed(layer.fields)});
        out += "\n" + textTable(facts, "ll");
    }
    return out;
}

}  // namespace

int runLayers(const LayersRequest& request)
{
    const std::filesystem::path path = request.file.empty() ? defaultMapPath() : request.file;
    if (path.extension() == ".toml") {
        auto map = readMap(path);
        if (!map) return printFailure(exitFailed, map.error().message);
        printWarnings(readUserScenarios(*map).warnings);
        for (const ThemeProblem& problem : addThemes(*map))
            printWarnings({msg("the theme \"{}\" cannot be used: {}", problem.theme.text(), problem.message)});
        return printOutput(request.json ? toJson(*map).dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                                        : toText(*map));
    }
    if (!request.assumedCrs.empty())
        if (const auto crs = Projection::create(request.assumedCrs); !crs)
            return printFailure(exitWrongArguments, "--assume-crs: " + crs.error().message);
    if (const auto known = checkEncoding(request.encoding); !known)
        return printFailure(exitWrongArguments, "--encoding: " + known.error().message);
    const auto file = describeFile(path, request.assumedCrs, request.encoding);
    if (!file) return printFailure(exitFailed, file.error().message);
    printWarnings(file.warnings);
    return printOutput(request.json ? toJson(*file, path).dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                                    : toText(*file, path));
}

}  // namespace frontline
