// Frames of a scripted pan and zoom at 1280 x 720, a picture of 1920 x 1080, and its PNG.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <thread>

#include "base/program_files.hpp"
#include "default_map.hpp"
#include "render/gl/renderer.hpp"
#include "render/png.hpp"
#include "render/raster/raster.hpp"
#include "render/vector/vector_picture.hpp"
#include "scene/scene.hpp"

namespace {

using namespace frontline;
using Clock = std::chrono::steady_clock;

struct Stage {
    DrawnMap map = defaultMap();
    std::unique_ptr<OffscreenContext> context = OffscreenContext::create().value();
    std::unique_ptr<Renderer> renderer = Renderer::create().value();
    std::unique_ptr<Scene> scene = Scene::create(assetsPath() / "fonts").value();
    View view = defaultView(map, 1280, 720);
};

/// One frame: the display list of the window, drawn off screen and read back. Reported: median and 99th percentile of
/// 600 frames that pan right, zoom in to Dobropillia and out again.
void panAndZoom(benchmark::State& state)
{
    Stage stage;
    std::atomic<bool> ready = false;
    stage.scene->onReady = [&] { ready = true; };
    stage.scene->buildInteractive(stage.map, stage.view, 0);
    while (!ready) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const Xy subject = stage.view.projection.forward(LonLat{37.085, 48.461});
    std::vector<double> milliseconds;
    for (auto _ : state) {
        View view = stage.view;
        for (int i = 0; i < 600; ++i) {
            if (i < 200)
                view.panPixels(i < 100 ? -3 : 3, 1);
            else
                view.zoomAbout(view.toPixel(subject), i < 400 ? 1.015 : 1 / 1.015);
            const auto start = Clock::now();
            const auto frame = stage.scene->buildInteractive(stage.map, view, 0);
            benchmark::DoNotOptimize(stage.renderer->drawToImage(frame.list, view));
            milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        }
    }
    std::ranges::sort(milliseconds);
    state.counters["median_ms"] = milliseconds[milliseconds.size() / 2];
    state.counters["p99_ms"] = milliseconds[milliseconds.size() * 99 / 100];
}

void pictureByOpenGl(benchmark::State& state)
{
    Stage stage;
    stage.view.widthPixels = 1920, stage.view.heightPixels = 1080;
    const DisplayList list = stage.scene->build(stage.map, stage.view);
    for (auto _ : state) benchmark::DoNotOptimize(stage.renderer->drawToImage(list, stage.view));
}

void pictureByProcessor(benchmark::State& state)
{
    Stage stage;
    stage.view.widthPixels = 1920, stage.view.heightPixels = 1080;
    const DisplayList list = stage.scene->build(stage.map, stage.view);
    for (auto _ : state) benchmark::DoNotOptimize(drawPicture(list, stage.view));
}

/// 7680 x 4320, at scale 4: drawing and PNG. peak_MiB is that of the process, so this one stands first.
void picture8k(benchmark::State& state)
{
    Stage stage;
    stage.view.widthPixels = 7680, stage.view.heightPixels = 4320;
    stage.view.pixelsPerPoint *= 4;
    stage.view.fit(defaultBox(stage.map, stage.view.projection));
    const DisplayList list = stage.scene->build(stage.map, stage.view);
    std::size_t size = 0;
    for (auto _ : state) size = encodePng(*drawPicture(list, stage.view)).size();
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    state.counters["bytes"] = static_cast<double>(size);
    state.counters["peak_MiB"] = static_cast<double>(used.ru_maxrss) / 1024;
}

void encodePicture(benchmark::State& state)
{
    Stage stage;
    stage.view.widthPixels = 1920, stage.view.heightPixels = 1080;
    const auto image = drawPicture(stage.scene->build(stage.map, stage.view), stage.view);
    std::size_t size = 0;
    for (auto _ : state) size = encodePng(*image).size();
    state.counters["bytes"] = static_cast<double>(size);
}

template <auto encode>
void encodeVectors(benchmark::State& state)
{
    Stage stage;
    stage.view.widthPixels = 1920, stage.view.heightPixels = 1080;
    const DisplayList list = stage.scene->build(stage.map, stage.view);
    VectorOptions options;
    options.fonts = assetsPath() / "fonts";
    std::size_t size = 0;
    for (auto _ : state) size = encode(list, stage.view, options)->size();
    state.counters["bytes"] = static_cast<double>(size);
}

BENCHMARK(picture8k)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(encodeVectors<encodeSvg>)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(encodeVectors<encodePdf>)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(panAndZoom)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();
BENCHMARK(pictureByProcessor)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(pictureByOpenGl)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(encodePicture)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
