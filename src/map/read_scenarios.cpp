// scenarios.toml → Scenarios.
#include "map/read_scenarios.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/message.hpp"
#include "map/iso_date.hpp"
#include "map/suggestion.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

namespace {

constexpr double deepestZoneKm = 500;

std::vector<std::string> dataIds(const MapDefinition& map)
{
    std::vector<std::string> ids;
    for (const auto& [id, file] : map.data) ids.push_back(id.text());
    return ids;
}

/// Reads one scenario. The names of data are looked up in the map.
class ScenarioReader {
public:
    ScenarioReader(const MapDefinition& map, TomlErrors& errors) : map_(map), errors_(errors) {}

    void read(TomlReader& reader, Scenario& scenario)
    {
        scenario.id = ScenarioId(reader.requiredText("id"));
        if (!scenario.id.empty()) reader.setWhere(msg("scenario \"{}\"", scenario.id.text()));
        const std::string where = reader.where();
        scenario.name = reader.localText("name", LocalText(scenario.id.text()));
        scenario.proposer = reader.localText("proposer");
        scenario.date = reader.text("date");
        scenario.source = reader.text("source");
        scenario.note = reader.localText("note");
        const std::string base = reader.text("base");
        if (isIsoDate(base))
            scenario.baseDate = base;
        else
            scenario.baseScenario = ScenarioId(base);
        reader.list("steps", [&](const TomlTable& table, int line, std::size_t i) {
            TomlReader inner(table, line, msg("{}, step {}", where, i + 1), errors_);
            scenario.steps.push_back(readStep(inner, line));
        });
        reader.list("zones", [&](const TomlTable& table, int line, std::size_t i) {
            TomlReader inner(table, line, msg("{}, zone {}", where, i + 1), errors_);
            scenario.zones.push_back(readZone(inner, line));
        });
    }

private:
    template <class Value, std::size_t count>
    Value oneOf(TomlReader& reader, const char* key, Value fallback,
                const std::array<std::pair<const char*, Value>, count>& known)
    {
        if (!reader.has(key)) return fallback;
        const std::string given = reader.text(key);
        std::vector<std::string> names;
        for (const auto& [name, value] : known) {
            if (given == name) return value;
            names.emplace_back(name);
        }
        reader.fail(key, unknownName(msg("value of \"{}\"", key).c_str(), given, names));
        return fallback;
    }

    void checkData(TomlReader& reader, const char* key, DataId id)
    {
        if (!id.empty() && !map_.data.contains(id)) reader.fail(key, unknownName("data id", id.text(), dataIds(map_)));
    }

    ScenarioStep readStep(TomlReader& reader, int line)
    {
        using Operation = ScenarioStep::Operation;
        static constexpr std::array<std::pair<const char*, Operation>, 3> operations{
            {{"union", Operation::Union}, {"minus", Operation::Minus}, {"intersection", Operation::Intersection}}};
        ScenarioStep step;
        step.line = line;
        if (!reader.has("do"))
            reader.failMissing("do", msg("key \"do\" is missing: \"union\", \"minus\" or \"intersection\""));
        step.operation = oneOf(reader, "do", Operation::Union, operations);
        step.area = readArea(reader);
        return step;
    }

    /// Exactly one of the keys that name an area.
    AreaRef readArea(TomlReader& reader)
    {
        static constexpr std::array names{"oblasts", "ukraine", "occupied", "behind", "pockets", "buffer", "area"};
        AreaRef area;
        std::vector<std::string> given;
        for (const char* name : names)
            if (reader.has(name)) given.emplace_back(name);
        if (given.size() != 1) {
            reader.failMissing("do", msg("one area is needed, there are {}: \"oblasts\", \"ukraine\", "
                                         "\"occupied\", \"behind\", \"pockets\", \"buffer\" or \"area\"",
                                         given.size()));
            return area;
        }
        const std::string& key = given.front();
        if (key == "oblasts" || key == "pockets") {
            area.kind = key == "pockets" ? AreaRef::Kind::Pockets : AreaRef::Kind::Oblasts;
            area.oblasts = reader.texts(key);
            if (area.oblasts.empty()) reader.fail(key, msg("key \"{}\" needs oblasts, by iso code or name", key));
            return area;
        }
        area.oblasts = reader.texts("within");
        if (key == "ukraine") {
            area.kind = AreaRef::Kind::Ukraine;
            if (!reader.boolean("ukraine", true)) reader.fail("ukraine", msg("key \"ukraine\" can only be true"));
        } else if (key == "occupied") {
            area.kind = AreaRef::Kind::Occupied;
            area.date = reader.text("occupied");
            if (area.date == "base") area.date.clear();
            if (!area.date.empty() && std::ranges::find(map_.dates, area.date) == map_.dates.end())
                reader.fail("occupied", unknownName("date", area.date, map_.dates));
        } else if (key == "buffer") {
            area.kind = AreaRef::Kind::Buffer;
            reader.table("buffer", reader.where() + ", buffer", [&](TomlReader& inner) {
                const std::string of = inner.text("of", "line");
                if (of != "line") area.data = DataId(of);
                checkData(inner, "of", area.data);
                if (!inner.has("km")) inner.failMissing("km", msg("key \"km\" is missing: the distance in kilometres"));
                area.kilometres = inner.number("km", 0, 0, deepestZoneKm);
            });
        } else {
            area.kind = key == "behind" ? AreaRef::Kind::Behind : AreaRef::Kind::Data;
            area.data = DataId(reader.requiredText(key));
            checkData(reader, key.c_str(), area.data);
        }
        return area;
    }

    ZoneRecipe readZone(TomlReader& reader, int line)
    {
        using Ground = ZoneRecipe::Ground;
        using Figure = ZoneRecipe::Figure;
        static constexpr std::array<std::pair<const char*, Ground>, 3> grounds{
            {{"line", Ground::AlongLine}, {"held", Ground::Held}, {"occupied", Ground::Occupied}}};
        static constexpr std::array<std::pair<const char*, Figure>, 2> figures{
            {{"each side", Figure::EachSide}, {"total", Figure::Total}}};
        static constexpr std::array<std::pair<const char*, const char*>, 4> sides{
            {{"", ""}, {"both", "both"}, {"russia", "russia"}, {"ukraine", "ukraine"}}};
        ZoneRecipe zone;
        zone.line = line;
        zone.name = reader.localText("name");
        zone.ground = oneOf(reader, "ground", Ground::AlongLine, grounds);
        zone.heldKm = reader.number("held_km", 0, 0, deepestZoneKm);
        zone.occupiedKm = reader.number("occupied_km", 0, 0, deepestZoneKm);
        zone.figure = oneOf(reader, "figure", Figure::EachSide, figures);
        zone.oblasts = reader.texts("within");
        zone.noEntry = oneOf(reader, "no_entry", "", sides);
        zone.optional = reader.boolean("optional", false);
        if (const auto choices = reader.numbers("choices_km", 0, 0, deepestZoneKm)) zone.choicesKm = *choices;
        if (zone.ground == Ground::AlongLine && zone.heldKm == 0 && zone.occupiedKm == 0)
            reader.failMissing("held_km",
                               msg("a zone along the line needs \"held_km\", \"occupied_km\" or both above 0"));
        if (zone.ground != Ground::AlongLine && zone.oblasts.empty())
            reader.failMissing("within",
                               msg("a zone of all ground of one side needs \"within\": the oblasts it lies in"));
        return zone;
    }

    const MapDefinition& map_;
    TomlErrors& errors_;
};

/// What scenarios build on. Each is looked at once, however many build on it.
class BaseChains {
public:
    explicit BaseChains(const MapDefinition& map)
    {
        for (const ScenarioPointer& scenario : map.scenarios) bases_.emplace(scenario->id, scenario->baseScenario);
    }

    /// The circle of bases that the scenario is part of or leads to: "a → b → a"; "" when there is none.
    std::string circle(ScenarioId scenario) { return endsInCircle(scenario) ? pathFrom(scenario) : ""; }

private:
    bool endsInCircle(ScenarioId scenario)
    {
        std::vector<ScenarioId> walked;
        std::set<ScenarioId> here;
        ScenarioId at = scenario;
        bool circle = false;
        for (; !at.empty(); at = baseOf(at)) {
            if (const auto known = ends_.find(at); known != ends_.end()) {
                circle = known->second;
                break;
            }
            circle = !here.insert(at).second;
            if (circle) break;
            walked.push_back(at);
        }
        for (const ScenarioId id : walked) ends_.emplace(id, circle);
        return circle;
    }

    /// Up to where it repeats itself, or as much as can be read.
    [[nodiscard]] std::string pathFrom(ScenarioId scenario) const
    {
        constexpr std::size_t most = 12;
        std::string path = scenario.text();
        std::set<ScenarioId> seen{scenario};
        for (ScenarioId at = baseOf(scenario);; at = baseOf(at)) {
            path += " → " + at.text();
            if (!seen.insert(at).second) return path;
            if (seen.size() > most) return path + " → …";
        }
    }

    [[nodiscard]] ScenarioId baseOf(ScenarioId scenario) const
    {
        const auto found = bases_.find(scenario);
        return found == bases_.end() ? ScenarioId() : found->second;
    }

    std::map<ScenarioId, ScenarioId> bases_;
    std::map<ScenarioId, bool> ends_;  // whether it ends in a circle
};

}  // namespace

Result<Done> readScenarios(MapDefinition& map, const std::filesystem::path& path)
{
    auto root = readToml(path);
    if (!root) return root.error();
    Result<Done> done = Done{};
    TomlErrors rootErrors(path.string());
    {
        TomlReader reader(*root, 1, "scenarios", rootErrors);
        reader.list("scenarios", [&](const TomlTable& table, int line, std::size_t i) {
            Scenario scenario;
            scenario.file = path.string();
            scenario.line = line;
            TomlErrors errors(path.string());
            {
                TomlReader inner(table, line, msg("scenario {}", i + 1), errors);
                ScenarioReader(map, errors).read(inner, scenario);
                if (!scenario.id.empty())
                    if (const ScenarioPointer other = map.scenarioById(scenario.id))
                        inner.fail("id", msg("two scenarios have the id \"{}\"; the other is at {}, line {}",
                                             scenario.id.text(), other->file, other->line));
            }
            if (errors.any()) {
                scenario.error = errors.first().message;
                done.warnings.push_back(scenario.error);
                // Nothing can name it, or its name belongs to another.
                if (scenario.id.empty() || map.scenarioById(scenario.id)) return;
            }
            map.scenarios.push_back(std::make_shared<const Scenario>(std::move(scenario)));
        });
    }
    if (rootErrors.any()) return rootErrors.first();
    return done;
}

std::vector<std::string> checkScenarioBases(MapDefinition& map)
{
    std::vector<std::string> warnings, ids;
    for (const ScenarioPointer& scenario : map.scenarios) ids.push_back(scenario->id.text());
    BaseChains chains(map);
    for (ScenarioPointer& known : map.scenarios) {
        const Scenario& scenario = *known;
        if (!scenario.error.empty()) continue;
        std::string what;
        if (!scenario.baseDate.empty() && !map.hasDate(scenario.baseDate))
            what = unknownName("date", scenario.baseDate, map.dates);
        else if (!scenario.baseScenario.empty() && !map.scenarioById(scenario.baseScenario))
            what = msg("neither a date of the map nor a scenario: {}",
                       unknownName("scenario", scenario.baseScenario.text(), ids));
        else if (const std::string circle = chains.circle(scenario.id); !circle.empty())
            what = msg("scenarios build on each other in a circle: {}; one of them must start from a date", circle);
        if (what.empty()) continue;
        Scenario wrong = scenario;
        wrong.error =
            msg("{}, line {}: scenario \"{}\", base: {}", scenario.file, scenario.line, scenario.id.text(), what);
        warnings.push_back(wrong.error);
        known = std::make_shared<const Scenario>(std::move(wrong));
    }
    return warnings;
}

}  // namespace frontline
