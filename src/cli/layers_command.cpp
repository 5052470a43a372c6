// `frontline layers`: what is in a map or in a data file.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "cli/messages.hpp"
#include "data/ogr_reader.hpp"
#include "map/document.hpp"
#include "map/themes.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const Box& box)
{
    return box.empty() ? Json(nullptr) : Json{box.minX, box.minY, box.maxX, box.maxY};
}

Json toJson(const Document& map, const Layer& layer)
{
    Json json{{"id", layer.id},           {"title", layer.title},     {"title_uk", layer.titleUkrainian},
              {"visible", layer.visible}, {"opacity", layer.opacity}, {"computed", layer.occupied.has_value()},
              {"data", layer.data},       {"date", layer.date},       {"source", layer.sourceId}};
    if (const Source* source = map.source(layer.sourceId)) {
        json["source_title"] = source->title;
        json["licence"] = source->licence;
        json["attribution"] = source->attribution;
        json["source_date"] = source->date;
        json["status"] = source->status;
        json["tolerance_metres"] = source->toleranceMetres;
    }
    return json;
}

Json toJson(const Document& map)
{
    Json json{{"title", map.title},      {"path", map.path.string()}, {"crs", map.crs},
              {"date", map.date},        {"dates", map.dates},        {"theme", map.theme},
              {"themes", Json::array()}, {"views", Json::array()},    {"scenarios", Json::array()},
              {"layers", Json::array()}};
    for (const auto& [name, palette] : map.themes) json["themes"].push_back(name);
    for (const ViewPreset& view : map.views)
        json["views"].push_back({{"id", view.id}, {"title", view.title}, {"box", toJson(view.lonLat)}});
    for (const Scenario& scenario : map.scenarios)
        json["scenarios"].push_back({{"id", scenario.id},
                                     {"name", scenario.name},
                                     {"name_uk", scenario.nameUkrainian},
                                     {"proposer", scenario.proposer},
                                     {"date", scenario.date},
                                     {"source", scenario.source},
                                     {"error", scenario.error}});
    for (const Layer& layer : map.layers) json["layers"].push_back(toJson(map, layer));
    return json;
}

std::string toText(const Document& map)
{
    std::vector<std::string> themes, views;
    for (const auto& [name, palette] : map.themes) themes.push_back(name);
    for (const ViewPreset& view : map.views) views.push_back(view.id);
    std::string out = fmt::format("{}\nfile    {}\ncrs     {}\n", map.title, map.path.string(), map.crs);
    if (!map.dates.empty()) out += fmt::format("dates   {} (shown: {})\n", fmt::join(map.dates, ", "), map.date);
    out += fmt::format("themes  {} (shown: {})\n", fmt::join(themes, ", "), map.theme);
    if (!views.empty()) out += fmt::format("views   {}\n", fmt::join(views, ", "));
    std::vector<std::vector<std::string>> rows{{"shown", "layer", "title", "date", "source", "status"}};
    for (auto layer = map.layers.rbegin(); layer != map.layers.rend(); ++layer) {
        const Source* source = map.source(layer->sourceId);
        const std::string date = !layer->date.empty() ? layer->date : source ? source->date : "";
        rows.push_back({layer->visible ? "yes" : "no", layer->id, layer->title, date,
                        source ? source->title : layer->sourceId, source ? source->status : ""});
    }
    out += "\nLayers, the topmost first:\n" + textTable(rows, "llllll");
    if (map.scenarios.empty()) return out;
    std::vector<std::vector<std::string>> scenarios{{"scenario", "name", "proposer", "date"}};
    for (const Scenario& scenario : map.scenarios)
        scenarios.push_back({scenario.id, scenario.error.empty() ? scenario.name : "cannot be used: " + scenario.error,
                             scenario.proposer, scenario.date});
    return out + "\nScenarios:\n" + textTable(scenarios, "llll");
}

Json toJson(const FileSummary& file, const std::filesystem::path& path)
{
    Json json{{"path", path.string()}, {"driver", file.driver}, {"layers", Json::array()}};
    for (const LayerSummary& layer : file.layers)
        json["layers"].push_back({{"name", layer.name},
                                  {"geometry", layer.geometryType},
                                  {"features", layer.featureCount},
                                  {"crs", layer.crs},
                                  {"extent", toJson(layer.extent)},
                                  {"fields", layer.fields}});
    return json;
}

std::string toText(const FileSummary& file, const std::filesystem::path& path)
{
    std::string out = fmt::format("{} ({})\n", path.string(), file.driver);
    for (const LayerSummary& layer : file.layers) {
        out += fmt::format("\nlayer     {}\ngeometry  {}\nfeatures  {}\ncrs       {}\n", layer.name, layer.geometryType,
                           layer.featureCount, layer.crs.empty() ? "none: open it with --assume-crs" : layer.crs);
        if (!layer.extent.empty())
            out += fmt::format("extent    {:.10g}, {:.10g} to {:.10g}, {:.10g}\n", layer.extent.minX, layer.extent.minY,
                               layer.extent.maxX, layer.extent.maxY);
        if (!layer.fields.empty()) out += fmt::format("fields    {}\n", fmt::join(layer.fields, ", "));
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
        for (const ThemeProblem& problem : addThemes(*map))
            printWarnings({fmt::format("the theme \"{}\" cannot be used: {}", problem.name, problem.message)});
        return printOutput(request.json ? toJson(*map).dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                                        : toText(*map));
    }
    const auto file = describeFile(path);
    if (!file) return printFailure(exitFailed, file.error().message);
    printWarnings(file.warnings);
    return printOutput(request.json ? toJson(*file, path).dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                                    : toText(*file, path));
}

}  // namespace frontline
