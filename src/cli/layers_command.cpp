// `frontline layers`: what is in a map or in a data file.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/messages.hpp"
#include "cli/text_table.hpp"
#include "data/database_source.hpp"
#include "data/describe_file.hpp"
#include "data/download.hpp"
#include "data/read_features.hpp"
#include "geo/projection.hpp"
#include "map/map_definition.hpp"
#include "map/own_files.hpp"
#include "map/own_layer_ids.hpp"
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

/// What is in a data file, with the names and colours that its layers have on the map.
struct ListedFile {
    std::filesystem::path path;
    FileSummary summary;
    std::vector<LayerId> ids;
    std::vector<std::vector<std::string>> colors;  // "#rrggbb", of each layer
};

/// Files in their order, as the map would get them.
class FileLister {
public:
    explicit FileLister(const MapDefinition& map) : ids_(map, {}) {}

    Result<ListedFile> list(const std::filesystem::path& path, const std::string& assumedCrs,
                            const std::string& encoding)
    {
        const auto shown = ownFileName(path);
        if (!shown) return shown.error();
        auto summary = describe(*shown, assumedCrs, encoding);
        if (!summary) return summary.error();
        std::vector<std::string> warnings = std::move(summary.warnings);
        ListedFile file{*shown, std::move(summary).value(), {}, {}};
        std::vector<std::string> names;
        for (const LayerSummary& layer : file.summary.layers) names.push_back(layer.name);
        file.ids = ids_.next(*shown, names, names.size() > 1);
        for (const LayerSummary& layer : file.summary.layers) {
            const bool isDrawn = layer.drawn.value_or(0) > 0;
            if (!layer.colors.empty() || !isDrawn)
                file.colors.push_back(layer.colors);
            else
                file.colors.push_back({smallAscii(ownColor(drawn_))});
            if (isDrawn) ++drawn_;
        }
        return {std::move(file), std::move(warnings)};
    }

private:
    static Result<FileSummary> describe(const std::filesystem::path& path, const std::string& assumedCrs,
                                        const std::string& encoding)
    {
        if (isDatabaseAddress(path)) return describeDatabase(path, assumedCrs, encoding);
        if (!isWebAddress(path)) return describeFile(path, assumedCrs, encoding);
        const auto address = addressToFetch(path);
        if (!address) return address.error();
        const auto fetched = fetchFile(*address);
        if (!fetched) return fetched.error();
        return describeFile(*fetched, assumedCrs, encoding);
    }

    OwnLayerIds ids_;
    std::size_t drawn_ = 0;
};

Json toJson(LayerSummary::CrsOrigin origin)
{
    switch (origin) {
        case LayerSummary::CrsOrigin::File:
            return "file";
        case LayerSummary::CrsOrigin::Format:
            return "assumed";
        case LayerSummary::CrsOrigin::User:
            return "option";
        case LayerSummary::CrsOrigin::None:
            break;
    }
    return nullptr;
}

Json toJson(const LayerSummary& layer, LayerId id, const std::vector<std::string>& colors)
{
    const auto count = [](const std::optional<std::size_t>& number) { return number ? Json(*number) : Json(nullptr); };
    const auto& date = layer.date;
    Json json{{"id", id.text()},
              {"name", layer.name},
              {"geometry", layer.geometryType},
              {"features", layer.featureCount},
              {"drawn", count(layer.drawn)},
              {"skipped", count(layer.skipped)},
              {"crs", layer.crs},
              {"crs_from", toJson(layer.crsOrigin)},
              {"encoding", layer.encoding},
              {"extent", toJson(layer.extent)},
              {"bbox", toJson(layer.degrees)},
              {"fields", Json::array()},
              {"style_from", layer.styleFromFile ? "file" : "default"},
              {"colors", colors},
              {"label_field", layer.labelField.empty() ? Json(nullptr) : Json(layer.labelField)},
              {"date_field", date ? Json(date->name) : Json(nullptr)},
              {"dates", date ? Json::array({date->first, date->last}) : Json(nullptr)},
              {"warnings", layer.warnings}};
    for (const FieldSummary& field : layer.fields)
        json["fields"].push_back({{"name", field.name}, {"type", field.type}});
    return json;
}

Json toJson(const ListedFile& file)
{
    Json json{{"path", file.path.string()}, {"driver", file.summary.driver}, {"layers", Json::array()}};
    for (std::size_t i = 0; i < file.ids.size(); ++i)
        json["layers"].push_back(toJson(file.summary.layers[i], file.ids[i], file.colors[i]));
    return json;
}

std::string toText(const LayerSummary& layer, LayerId id)
{
    std::vector<std::vector<std::string>> facts{
        {msg("layer"), layer.name == id.text() ? layer.name : msg("{} (id {})", layer.name, id.text())},
        {msg("geometry"), layer.geometryType},
        {msg("features"), layer.skipped.value_or(0) > 0
                              ? msg("{}, of which {} cannot be drawn", layer.featureCount, *layer.skipped)
                              : std::to_string(layer.featureCount)},
        {msg("crs"), layer.crs.empty() ? msg("none: open it with --assume-crs") : layer.crs}};
    if (!layer.extent.empty())
        facts.push_back({msg("extent"), msg("{:.10g}, {:.10g} to {:.10g}, {:.10g}", layer.extent.minX,
                                            layer.extent.minY, layer.extent.maxX, layer.extent.maxY)});
    std::vector<std::string> fields;
    for (const FieldSummary& field : layer.fields) fields.push_back(fmt::format("{} ({})", field.name, field.type));
    if (!fields.empty()) facts.push_back({msg("fields"), listed(fields)});
    if (const auto& date = layer.date)
        facts.push_back({msg("dates"), msg("{} to {} (field {})", date->first, date->last, date->name)});
    return "\n" + textTable(facts, "ll");
}

std::string toText(const ListedFile& file)
{
    std::string out = fmt::format("{} ({})\n", file.path.string(), file.summary.driver);
    for (std::size_t i = 0; i < file.ids.size(); ++i) out += toText(file.summary.layers[i], file.ids[i]);
    return out;
}

/// What was listed, in both forms.
struct Listing {
    std::vector<Json> json;
    std::string text;
};

template <class Thing>
void add(Listing& listing, const Thing& thing)
{
    listing.json.push_back(toJson(thing));
    listing.text += (listing.text.empty() ? "" : "\n") + toText(thing);
}

std::optional<Failure> listMap(const std::filesystem::path& path, Listing& listing)
{
    auto map = readMap(path);
    if (!map) return Failure{exitFailed, map.error().message};
    printWarnings(readUserScenarios(*map).warnings);
    for (const ThemeProblem& problem : addThemes(*map))
        printWarnings({msg("the theme \"{}\" cannot be used: {}", problem.theme.text(), problem.message)});
    add(listing, *map);
    return std::nullopt;
}

std::optional<Failure> listFile(const std::filesystem::path& path, const std::string& assumedCrs,
                                const std::string& encoding, FileLister& lister, Listing& listing)
{
    const auto file = lister.list(path, assumedCrs, encoding);
    if (!file) return Failure{exitFailed, file.error().message};
    printWarnings(file.warnings);
    add(listing, *file);
    return std::nullopt;
}

}  // namespace

int runLayers(const LayersRequest& request)
{
    if (!request.assumedCrs.empty())
        if (const auto crs = Projection::create(request.assumedCrs); !crs)
            return printFailure(exitWrongArguments, "--assume-crs: " + crs.error().message);
    if (const auto known = checkEncoding(request.encoding); !known)
        return printFailure(exitWrongArguments, "--encoding: " + known.error().message);
    const std::filesystem::path mapPath = request.map.empty() ? defaultMapPath() : request.map;
    const auto isMap = [](const std::filesystem::path& path) { return path.extension() == ".toml"; };
    const std::vector<std::filesystem::path> files = request.files.empty() ? std::vector{mapPath} : request.files;
    // Layers of files are named beside those of the map. Without it they are as well.
    MapDefinition map;
    if (!std::ranges::all_of(files, isMap) && isMap(mapPath)) {
        auto read = readMap(mapPath);
        if (read)
            map = std::move(read).value();
        else if (!request.map.empty())
            return printFailure(exitFailed, read.error().message);
    }
    FileLister lister(map);
    Listing listing;
    for (const std::filesystem::path& file : files)
        if (const auto failure = isMap(file) ? listMap(file, listing)
                                             : listFile(file, request.assumedCrs, request.encoding, lister, listing))
            return printFailure(*failure);
    if (!request.json) return printOutput(listing.text);
    const Json all = listing.json.size() == 1 ? listing.json.front() : Json(listing.json);
    return printOutput(all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace frontline
