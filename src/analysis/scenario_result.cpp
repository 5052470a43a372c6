#include "analysis/scenario_result.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "analysis/scenario_ground.hpp"
#include "analysis/scenario_tolerance.hpp"
#include "base/message.hpp"
#include "geo/distance_to_lines.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

/// A step with its area, ready to be done.
struct PreparedStep {
    const Scenario* scenario;
    std::size_t number;  // from 1
    ScenarioStep step;
    NamedArea area;
};

Error stepError(const Scenario& scenario, std::size_t number, int line, const std::string& what)
{
    return Error{
        msg("{}, line {}: scenario \"{}\", step {}: {}", scenario.file, line, scenario.id.text(), number, what)};
}

/// The scenario and those that it builds on, the first of them first.
Result<std::vector<const Scenario*>> chainOf(const MapDefinition& map, const Scenario& scenario)
{
    std::vector<const Scenario*> chain{&scenario};
    std::set<ScenarioId> seen{scenario.id};
    while (!chain.back()->baseScenario.empty()) {
        const ScenarioPointer base = map.scenarioById(chain.back()->baseScenario);  // which the map keeps
        if (!base)
            return Error{msg("{}, line {}: scenario \"{}\", base: there is no scenario \"{}\"", scenario.file,
                             scenario.line, chain.back()->id.text(), chain.back()->baseScenario.text())};
        if (!base->error.empty()) return Error{base->error};
        if (!seen.insert(base->id).second)
            return Error{msg("{}, line {}: scenario \"{}\": scenarios build on each other in a circle", scenario.file,
                             scenario.line, scenario.id.text())};
        chain.push_back(base.get());
    }
    std::ranges::reverse(chain);
    return chain;
}

const std::string& baseDateOf(const std::vector<const Scenario*>& chain, const std::string& date)
{
    return chain.front()->baseDate.empty() ? date : chain.front()->baseDate;
}

std::string keyText(const LocalText& text)
{
    std::string key = text.own();
    for (const auto& [language, translation] : text.translations()) key += "|" + language.code() + "|" + translation;
    return key;
}

std::string keyText(const MapData& data, const AreaRef& area)
{
    return fmt::format("{} {} {} {} [{}]", static_cast<int>(area.kind), area.date, data.key(area.data), area.kilometres,
                       fmt::join(area.oblasts, ","));
}

/// Everything of a scenario that its result depends on, or tells.
std::string keyText(const MapData& data, const Scenario& scenario)
{
    std::string text = fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}:{}\n", scenario.id.text(), keyText(scenario.name),
                                   keyText(scenario.proposer), keyText(scenario.note), scenario.date, scenario.source,
                                   scenario.baseDate, scenario.file, scenario.line);
    for (const ScenarioStep& step : scenario.steps)
        text += fmt::format("{} {} {}\n", static_cast<int>(step.operation), step.line, keyText(data, step.area));
    for (const ZoneRecipe& zone : scenario.zones)
        text += fmt::format("{} {} {} {} [{}] {} {} {} [{}] {}\n", static_cast<int>(zone.ground), zone.heldKm,
                            zone.occupiedKm, static_cast<int>(zone.figure), fmt::join(zone.oblasts, ","), zone.noEntry,
                            zone.optional, zone.line, fmt::join(zone.choicesKm, ","), keyText(zone.name));
    return text;
}

/// The attribution of the places that people are counted by.
LocalText peopleSourceOf(const MapDefinition& map)
{
    LocalText attribution;
    for (const LayerPointer& layer : map.layers)
        if (const Source* source = map.source(layer->source); source && layer->data == map.roles.places)
            attribution = source->attribution;
    return attribution;
}

class Computation {
public:
    Computation(const MapData& data, const Scenario& scenario, const ScenarioTables& tables, std::string baseDate)
        : data_(data), scenario_(scenario), tables_(tables), baseDate_(std::move(baseDate))
    {}

    Result<DataStore::Made<ScenarioResult>> run(const std::vector<const Scenario*>& chain)
    {
        for (const Scenario* scenario : chain)
            if (auto prepared = prepare(*scenario); !prepared) return prepared.error();
        auto ground = baseGround(data_, tables_, baseDate_, cutters_);
        if (!ground) return Error{msg("scenario \"{}\": {}", scenario_.id.text(), ground.error().message)};
        ground_ = *ground;
        toleranceMetres_ = scenarioToleranceMetres(data_.map, chain);
        if (auto done = doSteps(); !done) return done.error();
        auto result = finish();
        if (!result) return Error{msg("scenario \"{}\": {}", scenario_.id.text(), result.error().message)};
        std::size_t bytes = sizeof(ScenarioResult);
        const ScenarioResult& r = **result;
        for (const TablePointer& table :
             {r.before, r.after, r.passed, r.returned, r.zoneHeld, r.zoneOccupied, r.zone, r.line})
            bytes += bytesOf(*table);
        return {DataStore::Made<ScenarioResult>{*std::move(result), bytes}, std::move(warnings_)};
    }

private:
    Result<Done> prepare(const Scenario& scenario)
    {
        for (std::size_t i = 0; i < scenario.steps.size(); ++i) {
            const ScenarioStep& step = scenario.steps[i];
            auto area = namedArea(data_, tables_, step.area, baseDate_, cutters_);
            if (!area) return stepError(scenario, i + 1, step.line, area.error().message);
            steps_.push_back({&scenario, i + 1, step, *std::move(area)});
        }
        return Done{};
    }

    Result<Done> doSteps()
    {
        after_ = ground_->occupied;
        for (const PreparedStep& prepared : steps_) {
            const auto faces = ground_->facesOf(prepared.area);
            if (!faces)
                return stepError(*prepared.scenario, prepared.number, prepared.step.line, faces.error().message);
            using Operation = ScenarioStep::Operation;
            for (std::size_t f = 0; f < after_.size(); ++f) {
                const bool in = (*faces)[f];
                if (prepared.step.operation == Operation::Union)
                    after_[f] = after_[f] || in;
                else
                    after_[f] = after_[f] && in == (prepared.step.operation == Operation::Intersection);
            }
            warnOfNothing(prepared, *faces);
        }
        return dropSlivers();
    }

    void warnOfNothing(const PreparedStep& prepared, const FaceSet& area)
    {
        const auto empty = [](const FaceSet& faces) { return std::ranges::find(faces, true) == faces.end(); };
        std::string what;
        if (empty(area))
            what = msg("its area is empty on {}: the step changes nothing", baseDate_);
        else if (empty(after_) && prepared.step.area.kind != AreaRef::Kind::Ukraine)
            what = msg("nothing stays occupied after it; was that meant?");
        if (!what.empty())
            warnings_.push_back(stepError(*prepared.scenario, prepared.number, prepared.step.line, what).message);
    }

    Result<Done> dropSlivers()
    {
        const FaceSet& before = ground_->occupied;
        passed_ = returned_ = ground_->subdivision.none();
        for (std::size_t f = 0; f < after_.size(); ++f) {
            passed_[f] = after_[f] && !before[f];
            returned_[f] = !after_[f] && before[f];
        }
        for (FaceSet* changed : {&passed_, &returned_}) {
            auto kept = withoutSlivers(ground_->subdivision, *changed);
            if (!kept) return kept.error();
            // A sliver is part of the ground beside it. A tiny pocket that has none changes like any other.
            const FaceSet alone = facesAlone(ground_->subdivision, *changed, *kept, after_);
            for (std::size_t f = 0; f < alone.size(); ++f) (*changed)[f] = (*kept)[f] || alone[f];
        }
        for (std::size_t f = 0; f < after_.size(); ++f) after_[f] = (before[f] && !returned_[f]) || passed_[f];
        return Done{};
    }

    Result<ScenarioResultPointer> finish()
    {
        const Subdivision& subdivision = ground_->subdivision;
        const std::vector<SharedEdge> edges = lineEdges(subdivision, after_);
        FlatGeometry line = chainEdges(edges);
        auto zones = zoneGround(*ground_, after_, line, scenario_.zones);
        if (!zones) return zones.error();
        auto result = std::make_shared<ScenarioResult>();
        result->scenario = scenario_;
        result->baseDate = baseDate_;
        result->oblasts = ground_->oblasts;
        result->before = ground_->occupiedTable;
        result->ledger = makeLedger({tables_, *ground_, after_, *zones, edges});
        result->peopleSource = peopleSourceOf(data_.map);
        result->toleranceMetres = toleranceMetres_;
        result->ledger.lineAlongRiversKm = ground_->kilometresAlongWater(after_, line);
        result->line = tableOf("line", std::move(line));
        const auto united = [&](const char* name, const FaceSet& faces, TablePointer& table) -> Result<Done> {
            auto all = subdivision.unite(faces);
            if (!all) return all.error();
            table = tableOf(name, *std::move(all));
            return Done{};
        };
        if (after_ == ground_->occupied)
            result->after = result->before;
        else if (auto done = united("after", after_, result->after); !done)
            return done.error();
        if (auto done = united("passed", passed_, result->passed); !done) return done.error();
        if (auto done = united("returned", returned_, result->returned); !done) return done.error();
        result->zone = tableOf("zone", std::move(zones->both));
        result->zoneHeld = tableOf("zone-held", std::move(zones->held));
        result->zoneOccupied = tableOf("zone-occupied", std::move(zones->occupied));
        return ScenarioResultPointer(std::move(result));
    }

    const MapData& data_;
    const Scenario& scenario_;
    const ScenarioTables& tables_;
    std::string baseDate_;
    double toleranceMetres_ = 0;  // of what the recipes name
    Cutters cutters_;
    std::vector<PreparedStep> steps_;
    std::shared_ptr<const BaseGround> ground_;
    FaceSet after_, passed_, returned_;
    std::vector<std::string> warnings_;
};

}  // namespace

Result<ScenarioResultPointer> computeScenario(const MapData& data, const Scenario& scenario, const std::string& date)
{
    if (!scenario.error.empty()) return Error{scenario.error};
    const auto chain = chainOf(data.map, scenario);
    if (!chain) return chain.error();
    if (ScenarioResultPointer known = findScenarioResult(data, scenario, date)) return known;
    auto tables = loadScenarioTables(data);
    if (!tables) return tables.error();
    auto result = data.store.get<ScenarioResult>(scenarioKey(data, scenario, date), [&] {
        return Computation(data, scenario, *tables, baseDateOf(*chain, date)).run(*chain);
    });
    result.warnings.insert(result.warnings.begin(), tables.warnings.begin(), tables.warnings.end());
    return result;
}

Result<ScenarioResultPointer> computeScenario(const MapData& data, ScenarioId id, const std::string& date)
{
    const auto scenario = knownScenario(data.map, id);
    if (!scenario) return scenario.error();
    return computeScenario(data, **scenario, date);
}

ScenarioResultPointer findScenarioResult(const MapData& data, const Scenario& scenario, const std::string& date)
{
    const std::string key = scenarioKey(data, scenario, date);
    return key.empty() ? nullptr : data.store.find<ScenarioResult>(key);
}

std::string scenarioKey(const MapData& data, const Scenario& scenario, const std::string& date)
{
    const auto chain = chainOf(data.map, scenario);
    if (!chain || !scenario.error.empty()) return "";
    std::string key = "scenario\n" + baseDateOf(*chain, date) + "\n";
    for (const Scenario* one : *chain) key += keyText(data, *one);
    return key + scenarioDataKey(data) + peopleSourceOf(data.map).own();
}

std::vector<DataId> dataOf(const MapDefinition& map, const Scenario& scenario)
{
    std::vector<DataId> ids = scenarioData(map);
    const auto chain = chainOf(map, scenario);
    if (!chain) return ids;
    for (const Scenario* one : *chain)
        for (const ScenarioStep& step : one->steps)
            if (!step.area.data.empty()) ids.push_back(step.area.data);
    return ids;
}

Result<ScenarioPointer> knownScenario(const MapDefinition& map, ScenarioId id)
{
    if (ScenarioPointer scenario = map.scenarioById(id)) return scenario;
    std::vector<std::string> ids;
    for (const ScenarioPointer& scenario : map.scenarios) ids.push_back(scenario->id.text());
    return Error{unknownName("scenario", id.text(), ids)};
}

Scenario controlAsScenario(const std::string& date)
{
    Scenario scenario;
    scenario.id = ScenarioId(date);
    scenario.name = LocalText(date);
    scenario.baseDate = date;
    return scenario;
}

bool containsPlace(const FeatureTable& table, LonLat place)
{
    return table.geometry.kind == GeometryKind::Polygon &&
           containsPoint(table.geometry, {place.lonDegrees, place.latDegrees});
}

PlaceVerdict verdictOn(const ScenarioResult& result, LonLat place)
{
    PlaceVerdict verdict;
    verdict.inZone = containsPlace(*result.zone, place);
    const bool inside = containsPlace(*result.oblasts, place);
    if (inside && distanceToLinesMetres(result.line->geometry, place) < result.toleranceMetres)
        verdict.fate = PlaceFate::Undecided;
    else if (containsPlace(*result.passed, place))
        verdict.fate = PlaceFate::Passes;
    else if (containsPlace(*result.returned, place))
        verdict.fate = PlaceFate::Returns;
    else if (containsPlace(*result.before, place))
        verdict.fate = PlaceFate::StaysOccupied;
    else if (inside)
        verdict.fate = PlaceFate::StaysHeld;
    return verdict;
}

}  // namespace frontline
