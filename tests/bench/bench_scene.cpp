// Reading, meshes, triangles and labels of the default map.
#include <benchmark/benchmark.h>

#include <cmath>
#include <numbers>

#include "base/program_files.hpp"
#include "default_map.hpp"
#include "scene/furniture.hpp"
#include "scene/mesh_builder.hpp"
#include "scene/scene.hpp"

namespace {

using namespace frontline;

void readDefaultMap(benchmark::State& state)
{
    for (auto _ : state) benchmark::DoNotOptimize(defaultMap());
}

/// Meshes, labels and furniture of the default view, from loaded data.
void buildDefaultView(benchmark::State& state)
{
    const DrawnMap map = defaultMap();
    const View view = defaultView(map, 1920, 1080);
    const auto scene = Scene::create(assetsPath() / "fonts").value();
    std::size_t labels = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(scene->build(map, view));
        labels += scene->placedLabels().size();
    }
    state.counters["labels/s"] = benchmark::Counter(static_cast<double>(labels), benchmark::Counter::kIsRate);
}

/// What stands around the default view, its glyphs made anew (0) or there already (1).
void buildFurnitureOfDefaultView(benchmark::State& state)
{
    const DrawnMap map = defaultMap();
    const View view = defaultView(map, 1920, 1080);
    const auto meshes = buildMeshes(map, regionFor(view, 0), nullptr);
    InsetMeshes inset;
    auto fonts = FontSet::create(assetsPath() / "fonts").value();
    for (auto _ : state) {
        if (state.range(0) == 0) {
            state.PauseTiming();
            fonts = FontSet::create(assetsPath() / "fonts").value();
            state.ResumeTiming();
        }
        const SubjectGrid subject(view);
        benchmark::DoNotOptimize(buildFurniture(map, view, *meshes, *fonts, &subject, inset));
    }
}

/// A ragged ring, like a coast.
void triangulate(benchmark::State& state)
{
    const auto n = static_cast<std::size_t>(state.range(0));
    std::vector<Xy> ring;
    for (std::size_t i = 0; i < n; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(n);
        const double radius = 1000 + 40 * std::sin(angle * 31) + static_cast<double>(i * 7919 % 13);
        ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    const std::vector<std::vector<Xy>> polygon{ring};
    std::size_t triangles = 0;
    for (auto _ : state) {
        FillMeshBuilder builder({0, 0});
        builder.addPolygon(polygon);
        triangles += builder.take()->indices.size() / 3;
    }
    state.counters["triangles/s"] = benchmark::Counter(static_cast<double>(triangles), benchmark::Counter::kIsRate);
}

BENCHMARK(readDefaultMap)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(buildDefaultView)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(buildFurnitureOfDefaultView)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(triangulate)->Arg(1000)->Arg(20000);

}  // namespace
