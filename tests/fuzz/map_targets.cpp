// The files of a map, written in TOML, and the recording of a session.
#include <array>

#include "data/sources.hpp"
#include "fuzz_targets.hpp"
#include "input_folder.hpp"
#include "map/map_link.hpp"
#include "map/read_claims.hpp"
#include "map/read_scenarios.hpp"
#include "map/themes.hpp"
#include "map/write_scenario.hpp"
#include "window/input_record.hpp"

namespace frontline::fuzz {

namespace {

const MapDefinition& squares()
{
    static const MapDefinition map = [] {
        auto read = readMap(std::filesystem::path(FRONTLINE_TEST_DIR) / "map/files/squares/map.toml");
        require(read.ok(), "the map of squares cannot be read");
        return std::move(read).value();
    }();
    return map;
}

template <class T>
Outcome outcomeOf(const Result<T>& result, const InputFolder& folder, const std::string& file = "")
{
    folder.requireUntouched();
    for (const std::string& warning : result.warnings) requireMessage(warning);
    if (result) return {};
    requireMessage(result.error().message, file);
    return {result.error().message};
}

Outcome readWholeMap(const InputFolder& folder)
{
    const auto map = readMap(folder / "map.toml");
    if (map) {
        require(mapLink(*map, firstSelection(*map)).empty(), "a map as it opens is an empty link");
        for (const LayerPointer& layer : map->layers)
            for (const auto& [theme, colors] : map->themes) static_cast<void>(map->look(theme, *layer));
    }
    return outcomeOf(map, folder);
}

Outcome fuzzMap(std::string_view bytes)
{
    return readWholeMap(InputFolder(bytes, "map.toml"));
}

/// The rules of a layer.
Outcome fuzzStyle(std::string_view bytes)
{
    const std::string head =
        "crs = \"EPSG:32637\"\n[data]\nland = { path = \"land.geojson\" }\n[themes.paper]\nbackground = \"#D6E3EA\"\n"
        "ink = \"#1A1A1A\"\n[[views]]\nid = \"all\"\nbox = [1, 2, 3, 4]\n[[layers]]\nid = \"land\"\ndata = \"land\"\n"
        "title = \"Land\"\n[[layers.rules]]\n";
    return readWholeMap(InputFolder(head + std::string(bytes), "map.toml"));
}

Outcome fuzzTheme(std::string_view bytes)
{
    const InputFolder folder(bytes, "theme.toml");
    MapDefinition map = squares();
    const auto theme = addTheme(map, folder / "theme.toml");
    if (theme)
        for (const LayerPointer& layer : map.layers) static_cast<void>(map.look(*theme, *layer));
    return outcomeOf(theme, folder, "theme.toml");
}

/// The scenarios of a file that are sound but for what they start from, by the map of squares without its own.
std::vector<ScenarioPointer> soundScenarios(const std::filesystem::path& file, Outcome& outcome,
                                            const InputFolder& folder)
{
    MapDefinition map = squares();
    map.scenarios.clear();
    auto read = readScenarios(map, file);
    outcome = outcomeOf(read, folder, file.filename());
    auto sound = map.scenarios;
    std::erase_if(sound, [](const ScenarioPointer& scenario) { return !scenario->error.empty(); });
    for (const std::string& circle : checkScenarioBases(map)) requireMessage(circle, file.filename());
    return sound;
}

Outcome fuzzScenarios(std::string_view bytes)
{
    const InputFolder folder(bytes, "scenarios.toml");
    Outcome outcome;
    std::string text;
    const auto scenarios = soundScenarios(folder / "scenarios.toml", outcome, folder);
    for (const ScenarioPointer& scenario : scenarios) text += scenarioToml(*scenario);
    if (text.empty()) return outcome;
    const InputFolder written("==again.toml==\n" + text, "again.toml");
    Outcome second;
    std::string again;
    for (const ScenarioPointer& scenario : soundScenarios(written / "again.toml", second, written))
        again += scenarioToml(*scenario);
    require(again == text,
            "what is written of scenarios is read back as it was:\n" + text + "---\n" + again + "---\n" + second.error);
    return outcome;
}

Outcome fuzzClaims(std::string_view bytes)
{
    const InputFolder folder(bytes, "claims.toml");
    MapDefinition map = squares();
    return outcomeOf(readClaims(map, folder / "claims.toml"), folder, "claims.toml");
}

Outcome fuzzSources(std::string_view bytes)
{
    const InputFolder folder(bytes, "sources.toml");
    return outcomeOf(readSources(folder / "sources.toml"), folder, "sources.toml");
}

Outcome fuzzReplay(std::string_view bytes)
{
    const InputFolder folder(bytes, "input.jsonl");
    const auto replay = readReplay(folder / "input.jsonl");
    if (replay)
        for (const RecordedEvent& event : replay->events) {
            const std::string line = toJson(event);
            const auto again = recordedEventFromJson(line);
            require(again.ok() && toJson(*again) == line, "an event is read back as it was written: " + line);
        }
    return outcomeOf(replay, folder, "input.jsonl");
}

constexpr std::array targets{Target{"map", fuzzMap},       Target{"style", fuzzStyle},
                             Target{"theme", fuzzTheme},   Target{"scenarios", fuzzScenarios},
                             Target{"claims", fuzzClaims}, Target{"sources", fuzzSources},
                             Target{"replay", fuzzReplay}};

}  // namespace

std::span<const Target> mapTargets()
{
    return targets;
}

}  // namespace frontline::fuzz
