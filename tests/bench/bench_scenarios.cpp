// Scenarios of the default map: all of them from nothing, and one step of dragging a zone's depth.
#include <benchmark/benchmark.h>

#include <cmath>

#include "analysis/scenario_result.hpp"
#include "map/data_store.hpp"

namespace {

using namespace frontline;

const MapPointer& definition()
{
    static const MapPointer map = std::make_shared<const MapDefinition>(readMap(defaultMapPath()).value());
    return map;
}

/// Reads all the data that scenarios need.
void loadInto(DataStore& store)
{
    for (const ScenarioPointer& scenario : definition()->scenarios)
        benchmark::DoNotOptimize(MapData{*definition(), store}.load(dataOf(*definition(), *scenario)).ok());
}

void allScenarios(benchmark::State& state)
{
    DataStore loaded;
    loadInto(loaded);
    for ([[maybe_unused]] auto unused : state) {
        state.PauseTiming();
        DataStore store;  // the data, and nothing computed
        for (const auto& [id, file] : definition()->data)
            if (const TablePointer table = loaded.findTable(file)) store.putTable(file, table);
        state.ResumeTiming();
        for (const ScenarioPointer& scenario : definition()->scenarios)
            benchmark::DoNotOptimize(computeScenario({*definition(), store}, *scenario, definition()->date).ok());
    }
}
BENCHMARK(allScenarios)->Unit(benchmark::kMillisecond);

/// What the window does while a slider is dragged: another depth each time.
void zoneDragStep(benchmark::State& state)
{
    DataStore store;
    loadInto(store);
    Scenario scenario = *definition()->scenarioById(ScenarioId("freeze"));
    scenario.zones = {ZoneRecipe()};
    double step = 0;
    for ([[maybe_unused]] auto unused : state) {
        step += 1;
        scenario.zones[0].heldKm = static_cast<double>(state.range(0)) + std::fmod(step, 100) * 0.01;
        scenario.zones[0].occupiedKm = scenario.zones[0].heldKm * (state.range(1) ? 1.0 : 0.5);
        benchmark::DoNotOptimize(computeScenario({*definition(), store}, scenario, definition()->date).ok());
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
