#include "analysis/scenario_result.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/scenario_cache.hpp"
#include "analysis/scenario_ground.hpp"
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
        fmt::format("{}, line {}: scenario \"{}\", step {}: {}", scenario.file, line, scenario.id, number, what)};
}

/// The scenario and those that it builds on, the first of them first.
Result<std::vector<const Scenario*>> chainOf(const Document& document, const Scenario& scenario)
{
    std::vector<const Scenario*> chain{&scenario};
    while (!chain.back()->baseScenario.empty()) {
        const Scenario* base = document.scenarioById(chain.back()->baseScenario);
        if (!base)
            return Error{fmt::format("{}, line {}: scenario \"{}\", base: there is no scenario \"{}\"", scenario.file,
                                     scenario.line, chain.back()->id, chain.back()->baseScenario)};
        if (!base->error.empty()) return Error{base->error};
        if (std::ranges::find(chain, base) != chain.end() || base->id == scenario.id)
            return Error{fmt::format("{}, line {}: scenario \"{}\": scenarios build on each other in a circle",
                                     scenario.file, scenario.line, scenario.id)};
        chain.push_back(base);
    }
    std::ranges::reverse(chain);
    return chain;
}

std::string keyText(const AreaRef& area)
{
    return fmt::format("{} {} {} {} [{}]", static_cast<int>(area.kind), area.date, area.data, area.kilometres,
                       fmt::join(area.oblasts, ","));
}

/// Everything of a scenario that its result depends on.
std::string keyText(const Scenario& scenario)
{
    std::string text =
        fmt::format("{}\n{}\n{}\n{}\n", scenario.id, scenario.name, scenario.baseDate, scenario.baseScenario);
    for (const ScenarioStep& step : scenario.steps)
        text += fmt::format("{} {}\n", static_cast<int>(step.operation), keyText(step.area));
    for (const ZoneRecipe& zone : scenario.zones)
        text += fmt::format("{} {} {} [{}] {}\n", static_cast<int>(zone.ground), zone.heldKm, zone.occupiedKm,
                            fmt::join(zone.oblasts, ","), zone.name);
    return text;
}

class Computation {
public:
    Computation(Document& document, const Scenario& scenario) : document_(document), scenario_(scenario) {}

    Result<ScenarioResultPointer> run()
    {
        if (!scenario_.error.empty()) return Error{scenario_.error};
        auto chain = chainOf(document_, scenario_);
        if (!chain) return chain.error();
        auto loaded = loadScenarioData(document_);
        if (!loaded) return loaded.error();
        baseDate_ = chain->front()->baseDate.empty() ? document_.date : chain->front()->baseDate;
        ScenarioKey key = keyOf(*chain);
        if (document_.scenarioCache)
            if (auto known = document_.scenarioCache->results.find(key)) return known;
        for (const Scenario* scenario : *chain)
            if (auto prepared = prepare(*scenario); !prepared) return prepared.error();
        auto ground = baseGround(document_, baseDate_, cutters_, cutterKey_);
        if (!ground) return Error{fmt::format("scenario \"{}\": {}", scenario_.id, ground.error().message)};
        ground_ = *ground;
        if (auto done = doSteps(); !done) return done.error();
        auto result = finish();
        if (!result) return Error{fmt::format("scenario \"{}\": {}", scenario_.id, result.error().message)};
        if (document_.scenarioCache) document_.scenarioCache->results.put(std::move(key), *result);
        loaded.warnings.insert(loaded.warnings.end(), warnings_.begin(), warnings_.end());
        return {*std::move(result), std::move(loaded.warnings)};
    }

private:
    ScenarioKey keyOf(const std::vector<const Scenario*>& chain) const
    {
        ScenarioKey key{baseDate_ + "\n", {}};
        std::vector<std::string> data{document_.oblasts,  document_.contactLines, document_.places,
                                      document_.deposits, document_.rivers,       document_.lakes};
        for (const Scenario* scenario : chain) {
            key.text += keyText(*scenario);
            for (const ScenarioStep& step : scenario->steps)
                if (!step.area.data.empty()) data.push_back(step.area.data);
        }
        for (const std::string& id : data)
            if (const auto found = document_.data.find(id); found != document_.data.end())
                key.tables.push_back(found->second.table);
        return key;
    }

    Result<Done> prepare(const Scenario& scenario)
    {
        for (std::size_t i = 0; i < scenario.steps.size(); ++i) {
            const ScenarioStep& step = scenario.steps[i];
            auto area = namedArea(document_, step.area, baseDate_, cutters_, cutterKey_);
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
            what = fmt::format("its area is empty on {}: the step changes nothing", baseDate_);
        else if (empty(after_) && prepared.step.area.kind != AreaRef::Kind::Ukraine)
            what = "nothing stays occupied after it; was that meant?";
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
        result->ledger = makeLedger({document_, *ground_, after_, *zones, edges});
        for (const Layer& layer : document_.layers)
            if (const Source* source = document_.source(layer.sourceId); source && layer.data == document_.places)
                result->peopleSource = source->attribution;
        result->ledger.lineAlongRiversKm = ground_->kilometresAlongWater(after_, line);
        result->line = tableOf("line", std::move(line));
        const auto united = [&](const char* name, const FaceSet& faces,
                                std::shared_ptr<const FeatureTable>& table) -> Result<Done> {
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

    Document& document_;
    const Scenario scenario_;
    std::string baseDate_;
    FlatGeometry cutters_{GeometryKind::Line, {}, {0}, {0}, {0}};
    std::string cutterKey_;
    std::vector<PreparedStep> steps_;
    std::shared_ptr<const BaseGround> ground_;
    FaceSet after_, passed_, returned_;
    std::vector<std::string> warnings_;
};

}  // namespace

Result<ScenarioResultPointer> computeScenario(Document& document, const Scenario& scenario)
{
    if (!document.scenarioCache) document.scenarioCache = std::make_shared<ScenarioCache>();
    return Computation(document, scenario).run();
}

Result<ScenarioResultPointer> computeScenario(Document& document, const std::string& id)
{
    if (const Scenario* scenario = document.scenarioById(id)) return computeScenario(document, Scenario(*scenario));
    std::vector<std::string> ids;
    for (const Scenario& scenario : document.scenarios) ids.push_back(scenario.id);
    return Error{unknownName("scenario", id, ids)};
}

Scenario controlAsScenario(const std::string& date)
{
    Scenario scenario;
    scenario.id = scenario.name = scenario.baseDate = date;
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
    if (containsPlace(*result.passed, place))
        verdict.fate = PlaceFate::Passes;
    else if (containsPlace(*result.returned, place))
        verdict.fate = PlaceFate::Returns;
    else if (containsPlace(*result.before, place))
        verdict.fate = PlaceFate::StaysOccupied;
    else if (containsPlace(*result.oblasts, place))
        verdict.fate = PlaceFate::StaysHeld;
    return verdict;
}

}  // namespace frontline
