// Opening the window: the map is read and loaded on another thread while the display is being set up.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <future>

#include "app/event_loop.hpp"
#include "app/map_watch.hpp"
#include "app/window_options.hpp"
#include "map/themes.hpp"
#include "map/user_scenarios.hpp"

namespace frontline {

namespace {

/// The map with what the options change of it. Nothing is loaded.
struct OpenedMap {
    Document document;
    MapReading reading;
    std::filesystem::path theme;  // a theme file that was asked for; empty when none was
    std::string wantedTheme;      // of it, when it cannot be used yet
    std::vector<std::string> warnings;
};

Result<OpenedMap> openMap(const WindowOptions& options)
{
    OpenedMap opened;
    const auto path = options.map.empty() ? defaultMapPath() : options.map;
    auto document = readMap(path);
    if (!document) return document.error();
    opened.warnings = std::move(document.warnings);
    opened.document = std::move(document).value();
    if (!options.theme.empty()) {
        auto file = findTheme(opened.document, options.theme);
        if (!file) return file.error();
        opened.theme = *std::move(file);
    }
    opened.reading.problems = addThemes(opened.document);
    if (!opened.theme.empty())
        if (const auto added = addTheme(opened.document, opened.theme); !added)
            opened.reading.problems.insert(opened.reading.problems.begin(),
                                           {opened.theme.stem().string(), added.error().message});
    opened.reading.document = opened.document;
    // A theme file that is wrong can be mended while the window is open.
    const std::string theme = opened.theme.empty() ? options.theme : opened.theme.stem().string();
    if (!theme.empty() && !setTheme(opened.document, theme)) opened.wantedTheme = theme;
    auto own = readUserScenarios(opened.document);
    for (std::string& warning : own.warnings) opened.warnings.push_back(std::move(warning));
    if (!options.date.empty())
        if (const auto set = setDate(opened.document, options.date); !set) return set.error();
    if (!options.view.empty() && !opened.document.view(options.view)) {
        std::vector<std::string> ids;
        for (const ViewPreset& view : opened.document.views) ids.push_back(view.id);
        return Error{fmt::format("no view \"{}\": the map has {}", options.view, fmt::join(ids, ", "))};
    }
    if (!options.crs.empty()) opened.document.crs = options.crs;
    return opened;
}

void showFirstView(Application& app, const std::string& asked)
{
    const Document& document = app.document();
    if (app.showAtOnce(asked) || app.showAtOnce(document.defaultView)) return;
    if (const auto presets = presetsByKey(document); !presets.empty()) app.showAtOnce(presets.front()->id);
}

struct Drawing {
    std::unique_ptr<Renderer> renderer;
    std::unique_ptr<ImGuiLayer> imgui;
};

Result<Drawing> createDrawing(Window& window)
{
    auto renderer = Renderer::create();
    if (!renderer) return renderer.error();
    auto imgui = ImGuiLayer::create(window.handle(), assetsPath() / "fonts");
    if (!imgui) return imgui.error();
    return Drawing{*std::move(renderer), *std::move(imgui)};
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
    const Document& document = map->document;

    // Ends in the opposite order: first the threads that could wake the loop, then the display.
    std::unique_ptr<Window> window;
    Drawing drawing;
    Loader loader(wakeEventLoop);
    Exporter exporter(wakeEventLoop);
    LoadJob first;
    first.document = document;
    loader.start(std::move(first));
    auto scene = std::async(std::launch::async, [] { return Scene::create(assetsPath() / "fonts"); });
    auto projection = std::async(std::launch::async, [crs = document.crs] { return Projection::create(crs); });

    auto opened = Window::create(document.title.empty() ? "Frontline" : "Frontline — " + document.title,
                                 replay ? replay->widthPixels : options.width,
                                 replay ? replay->heightPixels : options.height, replay.has_value());
    if (!opened) return opened.error();
    window = *std::move(opened);
    auto madeProjection = projection.get();
    if (!madeProjection) return madeProjection.error();
    // First: it checks the fonts, which the panels take as they are.
    auto madeScene = scene.get();
    if (!madeScene) return madeScene.error();
    auto drawn = createDrawing(*window);
    if (!drawn) return drawn.error();
    drawing = *std::move(drawn);

    const WindowSize size = window->size();
    const double scale = replay ? replay->scale : window->displayScale();
    std::unique_ptr<InputRecorder> recorder;
    if (!options.record.empty()) {
        auto created = InputRecorder::create(options.record, size.widthPixels, size.heightPixels, scale);
        if (!created) return created.error();
        recorder = *std::move(created);
    }
    Application app(document, *std::move(madeProjection), size.widthPixels, size.heightPixels, scale);
    app.expectLoading();
    app.setAssumedCrs(options.assumedCrs);
    app.setExportFolder(options.screenshots.string());
    for (const auto& file : options.files) app.apply(OpenFile{file.string()}, 0);
    for (const std::string& warning : map->warnings) app.addMessage(warning, false, 0);
    app.setReading(std::move(map->reading), map->wantedTheme, 0);
    showFirstView(app, options.view);
    window->show();
    // A replay shows what was recorded, whatever becomes of the files meanwhile.
    std::optional<MapWatch> watch;
    if (!replay) watch.emplace(document.path, map->theme, wakeEventLoop);
    EventLoop({*window, *drawing.imgui, *drawing.renderer, **madeScene, app, loader, exporter,
               watch ? &*watch : nullptr, recorder.get(), replay ? &*replay : nullptr, options.screenshots})
        .run();
    return Done{};
}

}  // namespace frontline
