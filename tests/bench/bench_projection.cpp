// Points projected per second, beside PROJ's own array rate in the same run.
#include <benchmark/benchmark.h>
#include <proj.h>

#include <vector>

#include "geo/projection.hpp"
#include "geo/projection_grid.hpp"
#include "geo/simplify.hpp"

namespace {

using namespace frontline;

const char* const conic = "+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=33 +datum=WGS84 +units=m +no_defs";

/// Points over Ukraine, in an order that no cache likes better than another.
std::vector<Xy> points(std::size_t count)
{
    std::vector<Xy> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back({22 + 18 * static_cast<double>(i * 7919 % count) / static_cast<double>(count),
                       44 + 8 * static_cast<double>(i * 104729 % count) / static_cast<double>(count)});
    return out;
}

void projOneThread(benchmark::State& state)
{
    PJ_CONTEXT* context = proj_context_create();
    PJ* plain = proj_create_crs_to_crs(context, "EPSG:4326", (std::string(conic) + " +type=crs").c_str(), nullptr);
    PJ* pj = proj_normalize_for_visualization(context, plain);
    const auto source = points(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        auto copy = source;
        proj_trans_generic(pj, PJ_FWD, &copy[0].x, sizeof(Xy), copy.size(), &copy[0].y, sizeof(Xy), copy.size(),
                           nullptr, 0, 0, nullptr, 0, 0);
        benchmark::DoNotOptimize(copy.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    proj_destroy(pj);
    proj_destroy(plain);
    proj_context_destroy(context);
}

void frontlineProjection(benchmark::State& state)
{
    const auto projection = Projection::create(conic);
    const auto source = points(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        auto copy = source;
        projection->forward(copy);
        benchmark::DoNotOptimize(copy.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// What the drawn map is projected by: the whole map at 1080p, about 1,000 m a pixel, off by at most a twentieth of
/// one.
void frontlineGrid(benchmark::State& state)
{
    const ProjectionGrid grid(*Projection::create(conic), {22, 44, 40, 52}, 50);
    const auto source = points(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        auto copy = source;
        grid.forward(copy);
        benchmark::DoNotOptimize(copy.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void gridCreate(benchmark::State& state)
{
    const auto projection = Projection::create(conic);
    for (auto _ : state) benchmark::DoNotOptimize(ProjectionGrid(*projection, {22, 44, 40, 52}, 50));
}

void projectionCreate(benchmark::State& state)
{
    for (auto _ : state) benchmark::DoNotOptimize(Projection::create(conic));
}

// 40,000 points stay on one thread, 4 million use both.
BENCHMARK(projOneThread)->Arg(40000)->Arg(4000000)->UseRealTime();
BENCHMARK(frontlineProjection)->Arg(40000)->Arg(4000000)->UseRealTime();
BENCHMARK(frontlineGrid)->Arg(40000)->Arg(4000000)->UseRealTime();
BENCHMARK(projectionCreate);
BENCHMARK(gridCreate);

}  // namespace
