// Scenarios of the default map: all of them from nothing, and one step of dragging a zone's depth.
#include <benchmark/benchmark.h>

#include <cmath>

#include "analysis/scenario_result.hpp"
#include "map/document.hpp"

namespace {

using namespace frontline;

/// The map with all the data that scenarios need, and nothing computed.
Document loadedMap()
{
    auto document = *readMap(defaultMapPath());
    for (const Scenario& scenario : std::vector<Scenario>(document.scenarios)) computeScenario(document, scenario);
    return document;
}

void allScenarios(benchmark::State& state)
{
    const Document loaded = loadedMap();
    const Document unread = *readMap(defaultMapPath());
    for ([[maybe_unused]] auto unused : state) {
        state.PauseTiming();
        Document document = *readMap(defaultMapPath());  // with nothing in its caches
        document.data = loaded.data;
        state.ResumeTiming();
        for (const Scenario& scenario : unread.scenarios)
            benchmark::DoNotOptimize(computeScenario(document, scenario).ok());
    }
}
BENCHMARK(allScenarios)->Unit(benchmark::kMillisecond);

/// What the window does while a slider is dragged: another depth each time.
void zoneDragStep(benchmark::State& state)
{
    Document document = loadedMap();
    Scenario scenario = *document.scenarioById("freeze");
    ZoneRecipe zone;
    scenario.zones = {zone};
    double step = 0;
    for ([[maybe_unused]] auto unused : state) {
        step += 1;
        scenario.zones[0].heldKm = static_cast<double>(state.range(0)) + std::fmod(step, 100) * 0.01;
        scenario.zones[0].occupiedKm = scenario.zones[0].heldKm * (state.range(1) ? 1.0 : 0.5);
        benchmark::DoNotOptimize(computeScenario(document, scenario).ok());
    }
}
BENCHMARK(zoneDragStep)
    ->ArgNames({"km", "same"})
    ->Args({5, 1})
    ->Args({15, 1})
    ->Args({15, 0})
    ->Args({40, 1})
    ->Args({90, 1})
    ->Unit(benchmark::kMillisecond);

}  // namespace
