// Opening the window: the map is read and loaded on another thread while the display is being set up.

#include <algorithm>
#include <chrono>

#include "base/catalogue.hpp"
#include "base/job_queue.hpp"
#include "base/jobs.hpp"
#include "base/message.hpp"
#include "base/process_time.hpp"
#include "base/program_files.hpp"
#include "base/prompt_end.hpp"
#include "map/input_files.hpp"
#include "map/outside_files.hpp"
#include "map/themes.hpp"
#include "map/user_scenarios.hpp"
#include "session/commands/files.hpp"
#include "window/event_loop.hpp"
#include "window/map_watch.hpp"
#include "window/window_options.hpp"

namespace frontline {

namespace {

/// Of one file, whole: the view is not known beforehand.
constexpr std::size_t mostKeptBytes = std::size_t{256} << 20;

/// The map, and what the options choose of it. Nothing is loaded.
struct OpenedMap {
    MapPointer map;
    Selection selection;
    std::vector<ThemeProblem> problems;
    std::filesystem::path theme;  // a theme file that was asked for; empty when none was
    ThemeId wantedTheme;          // of it, when it cannot be used yet
    bool asks = false;            // for files outside its folder
    std::vector<std::string> warnings;
};

/// The themes of the folders, and the one that was asked for.
Result<Done> addThemes(const std::string& asked, MapDefinition& map, OpenedMap& opened)
{
    if (!asked.empty()) {
        auto file = findTheme(map, asked);
        if (!file) return file.error();
        opened.theme = *std::move(file);
    }
    opened.problems = addThemes(map);
    if (opened.theme.empty()) return Done{};
    if (const auto added = addTheme(map, opened.theme); !added)
        opened.problems.insert(opened.problems.begin(), {ThemeId(opened.theme.stem().string()), added.error().message});
    return Done{};
}

Result<Done> choose(const WindowOptions& options, const MapDefinition& map, OpenedMap& opened)
{
    Selection& selection = opened.selection;
    selection = openingSelection(map, messageLanguage());
    // A theme file that is wrong can be mended while the window is open.
    const ThemeId theme(opened.theme.empty() ? options.theme : opened.theme.stem().string());
    if (!theme.empty() && !chooseTheme(map, selection, theme)) opened.wantedTheme = theme;
    if (!options.date.empty())
        if (const auto chosen = chooseDate(map, selection, options.date); !chosen) return chosen.error();
    selection.view.preset = ViewId(options.view);
    if (!options.view.empty() && !map.view(selection.view.preset)) {
        std::vector<std::string> ids;
        for (const ViewPreset& view : map.views) ids.push_back(view.id.text());
        return Error{msg("no view \"{}\": the map has {}", options.view, listed(ids))};
    }
    if (options.crs != map.crs) selection.crs = options.crs;
    return Done{};
}

Result<OpenedMap> openMap(const WindowOptions& options)
{
    OpenedMap opened;
    auto read = readAnsweredMap(options.map.empty() ? defaultMapPath() : options.map);
    if (!read) return read.error();
    opened.warnings = std::move(read.warnings);
    opened.asks = read->asks;
    MapDefinition& map = read->map;
    if (const auto themes = addThemes(options.theme, map, opened); !themes) return themes.error();
    auto own = readUserScenarios(map);
    for (std::string& warning : own.warnings) opened.warnings.push_back(std::move(warning));
    if (const auto chosen = choose(options, map, opened); !chosen) return chosen.error();
    opened.map = std::make_shared<const MapDefinition>(std::move(map));
    return opened;
}

/// Null when the input is not to be recorded.
Result<std::unique_ptr<InputRecorder>> recorderFor(const WindowOptions& options, const MapDefinition& map,
                                                   const Selection& selection, const WindowSize& size, double scale)
{
    if (options.record.empty()) return std::unique_ptr<InputRecorder>();
    if (const auto kept = checkOutputs(map, selection, {options.record}, options.files); !kept) return kept.error();
    return InputRecorder::create(options.record, size.widthPixels, size.heightPixels, scale);
}

}  // namespace

Result<Done> runWindow(const WindowOptions& options)
{
    millisecondsSinceStart();
    Window::prepareProcess();
    std::optional<InputReplay> replay;
    if (!options.replay.empty()) {
        auto read = readReplay(options.replay);
        if (!read) return read.error();
        replay = *std::move(read);
    }
    auto map = openMap(options);
    if (!map) return map.error();
    const auto store = std::make_shared<DataStore>();
    store->fetches.changed = wakeEventLoop;
    if (!options.noCache) store->kept = std::make_unique<KeptTables>(KeptTables::userFolder(), mostKeptBytes);

    // Ends in the opposite order: first the threads that could wake the loop, then the display.
    std::unique_ptr<Window> window;
    Drawing drawing;
    Loader loader(wakeEventLoop);
    Exporter exporter(wakeEventLoop);
    loader.start(drawJob(map->map, store, map->selection));
    auto scene = startJob([] { return Scene::create(assetsPath() / "fonts"); });
    auto projection = startJob([crs = crsOf(*map->map, map->selection)] { return Projection::create(crs); });

    auto opened =
        Window::create(windowTitle(*map->map, map->selection.language), replay ? replay->widthPixels : options.width,
                       replay ? replay->heightPixels : options.height, replay.has_value());
    if (!opened) return opened.error();
    window = *std::move(opened);
    auto madeProjection = projection.get();
    if (!madeProjection) return madeProjection.error();
    // First: it checks the fonts, which the panels take as they are.
    auto madeScene = scene.get();
    if (!madeScene) return madeScene.error();
    auto drawn = createDrawing();
    if (!drawn) return drawn.error();
    drawing = *std::move(drawn);

    const WindowSize size = window->size();
    const double scale = replay ? replay->scale : window->displayScale();
    auto recorder = recorderFor(options, *map->map, map->selection, size, scale);
    if (!recorder) return recorder.error();
    Session session(map->map, map->selection, store, *std::move(madeProjection), size.widthPixels, size.heightPixels,
                    scale);
    session.work.running = true;  // the job that was begun above
    session.work.assumedCrs = options.assumedCrs;
    session.work.encoding = options.encoding;
    session.exporting.settings.folder = options.screenshots.string();
    for (const auto& file : options.files)
        session.apply(OpenFile{file.string(), map->selection.view == ViewChoice()}, 0);
    for (const std::string& warning : map->warnings) session.tell(warning);
    startReading(session, map->problems, {"", map->wantedTheme, map->theme, map->asks, {}, {}});
    window->show();
    // A replay shows what was recorded, whatever becomes of the files meanwhile.
    std::optional<MapWatch> watch;
    std::optional<FileWatch> fileWatch;
    if (!replay) {
        watch.emplace(map->map->path, map->theme, wakeEventLoop);
        fileWatch.emplace(wakeEventLoop);
    }
    EventLoop loop({*window, drawing, **madeScene, session, loader, exporter, watch ? &*watch : nullptr,
                    fileWatch ? &*fileWatch : nullptr, recorder->get(), replay ? &*replay : nullptr, options.live,
                    options.screenshots});
    auto ended = loop.run();
    session.store->fetches.stop();
    // A read or a computation that nobody waits for any more takes as long as it takes: the user does not.
    if (JobQueue::anyAtWork()) endWithin(std::chrono::milliseconds(300));
    return ended;
}

}  // namespace frontline
