#include "cli/open_map.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/draw_map.hpp"
#include "base/message.hpp"
#include "cli/furniture_request.hpp"
#include "cli/own_style_choice.hpp"
#include "cli/scenario_choice.hpp"
#include "data/read_features.hpp"
#include "geo/projection.hpp"
#include "map/map_link.hpp"
#include "map/own_files.hpp"
#include "map/themes.hpp"
#include "map/user_scenarios.hpp"

namespace frontline {

namespace {

/// Of one file, simplified for one picture: what takes longer to write than to read is not kept.
constexpr std::size_t mostKeptBytes = std::size_t{32} << 20;

template <class T>
void collect(std::vector<std::string>& warnings, const Result<T>& result)
{
    warnings.insert(warnings.end(), result.warnings.begin(), result.warnings.end());
}

std::optional<Failure> chooseStyle(const MapRequest& request, const MapDefinition& map, Selection& selection)
{
    if (!request.date.empty())
        if (const auto set = chooseDate(map, selection, request.date); !set)
            return Failure{exitWrongArguments, "--date: " + set.error().message};
    return chooseFurniture(request, map, selection.furniture);
}

std::optional<Failure> openFiles(const MapRequest& request, OpenedMap& opened, std::vector<std::string>& warnings,
                                 const DrawnDetail& detail)
{
    for (const auto& file : request.files) {
        auto added = openOwnFile(*opened.map, *opened.store, opened.selection, file, request.assumedCrs, {}, detail,
                                 request.encoding);
        if (!added) return Failure{exitFailed, added.error().message};
        collect(warnings, added);
        opened.selection.files.insert(opened.selection.files.end(), added->begin(), added->end());
    }
    return chooseOwnStyles(request, opened, warnings);
}

/// Own files can be named when they are open. A list without signs that names none of them is one of the map's layers,
/// and hides no file that was asked for. before: how many layers of files the selection had without them.
std::optional<Failure> switchLayers(const MapRequest& request, const MapDefinition& map, std::size_t before,
                                    Selection& selection)
{
    if (request.layers.empty()) return std::nullopt;
    Selection others = selection;
    others.files.resize(before);
    if (applyLayerSwitches(map, others, request.layers)) {
        selection.layers = std::move(others.layers);
        return std::nullopt;
    }
    if (const auto set = applyLayerSwitches(map, selection, request.layers); !set)
        return Failure{exitWrongArguments, "--layers: " + set.error().message};
    return std::nullopt;
}

/// What was given as a file's name and is none: the error is one of the option, not of what is in the file.
bool isNoFile(const std::filesystem::path& path)
{
    std::error_code ignored;
    return !path.empty() && !std::filesystem::is_regular_file(path, ignored);
}

/// The definition, with the user's scenarios and the theme that is asked for.
std::optional<Failure> readDefinition(const MapRequest& request, MapDefinition& map, ThemeId& theme,
                                      std::vector<std::string>& warnings)
{
    auto read = readMap(request.map.empty() ? defaultMapPath() : request.map);
    if (!read) return Failure{exitFailed, (isNoFile(request.map) ? "--map: " : "") + read.error().message};
    collect(warnings, read);
    map = std::move(read).value();
    collect(warnings, readUserScenarios(map));
    theme = map.theme;
    if (request.theme.empty()) return std::nullopt;
    if (const auto file = findTheme(map, request.theme); !file)
        return Failure{exitWrongArguments, "--theme: " + file.error().message};
    const auto needed = needTheme(map, request.theme);
    if (!needed) return Failure{exitFailed, (isNoFile(request.theme) ? "--theme: " : "") + needed.error().message};
    theme = *needed;
    return std::nullopt;
}

}  // namespace

std::optional<Failure> openMap(const MapRequest& request, OpenedMap& opened, std::vector<std::string>& warnings,
                               const PictureView* drawn)
{
    if (!request.assumedCrs.empty())
        if (const auto crs = Projection::create(request.assumedCrs); !crs)
            return Failure{exitWrongArguments, "--assume-crs: " + crs.error().message};
    if (const auto known = checkEncoding(request.encoding); !known)
        return Failure{exitWrongArguments, "--encoding: " + known.error().message};
    MapDefinition map;
    ThemeId theme;
    if (auto failure = readDefinition(request, map, theme, warnings)) return failure;
    opened.map = std::make_shared<const MapDefinition>(std::move(map));
    opened.selection = firstSelection(*opened.map);
    if (!request.link.empty()) {
        auto linked = parseMapLink(*opened.map, *opened.store, request.link);
        if (!linked) return Failure{exitWrongArguments, "--link: " + linked.error().message};
        collect(warnings, linked);
        opened.selection = std::move(linked).value();
    }
    if (!request.theme.empty()) opened.selection.theme = theme;
    if (request.language) opened.selection.language = *request.language;
    if (auto failure = chooseStyle(request, *opened.map, opened.selection)) return failure;
    if (auto failure = chooseScenario(request, *opened.map, opened.selection, warnings)) return failure;
    // What is described is counted, and not as it is drawn.
    if (drawn && !request.noCache && !request.files.empty())
        opened.store->kept = std::make_unique<KeptTables>(KeptTables::userFolder(), mostKeptBytes);
    if (drawn)
        if (auto failure = chooseView(*drawn, *opened.map, opened.selection)) return failure;
    const std::size_t before = opened.selection.files.size();
    DrawnDetail detail = drawn          ? drawnDetail(*opened.map, opened.selection, *drawn, !request.files.empty())
                         : request.near ? DrawnDetail{*request.near, 0}
                                        : DrawnDetail();
    // Classes and dates are of all that is in a file, wherever the picture is.
    if (needWholeFiles(request)) detail.region = {};
    if (auto failure = openFiles(request, opened, warnings, detail)) return failure;
    return switchLayers(request, *opened.map, before, opened.selection);
}

std::optional<Failure> drawOpened(const OpenedMap& opened, DrawnMap& drawn, std::vector<std::string>& warnings)
{
    auto made = drawMap(opened.map, *opened.store, opened.selection);
    collect(warnings, made);
    if (!made) return Failure{exitFailed, made.error().message};
    drawn = std::move(made).value();
    std::vector<std::string> missing;
    for (const DrawnLayer& layer : drawn.layers)
        if (layer.visible && !layer.table && layer.side != DrawnLayer::Side::Right)
            missing.push_back(layer.id().text());
    if (!missing.empty()) {
        // What is wrong with the first of them has been collected as a warning.
        const std::string about = msg("layer \"{}\": {}", missing.front(), "");
        const auto why =
            std::ranges::find_if(warnings, [&](const std::string& warning) { return warning.starts_with(about); });
        const std::string reason = why == warnings.end() ? "" : " (" + *why + ")";
        return Failure{exitFailed,
                       msgn("{}: a layer is missing{}: repair the data, or leave out with --layers -{}",
                            "{}: layers are missing{}: repair the data, or leave out with --layers -{}", missing.size(),
                            opened.map->path.string(), reason, fmt::format("{}", fmt::join(missing, ",-")))};
    }
    using Kind = ScenarioPart::Kind;
    const auto showsScenario = [](const DrawnLayer& layer) {
        return layer.ofShownScenario() && !layer.isPart(Kind::OnlyFirst) && !layer.isPart(Kind::OnlySecond);
    };
    if (drawn.scenario && std::ranges::none_of(drawn.layers, showsScenario))
        warnings.push_back(
            msg("{}: the map has no layer that shows a scenario: give one scenario = {{ part = \"line\" }}",
                opened.map->path.string()));
    return std::nullopt;
}

}  // namespace frontline
