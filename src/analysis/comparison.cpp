// Two outcomes on one subdivision: where they disagree.
#include "analysis/comparison.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/scenario_ground.hpp"
#include "analysis/scenario_result.hpp"
#include "base/message.hpp"
#include "map/local_names.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

/// Adds what the faces of one side hold to the rows, by oblast.
struct Side {
    double DifferenceRow::*km2;
    std::size_t DifferenceRow::*places;
    double DifferenceRow::*people;
};

void addFaces(std::vector<DifferenceRow>& rows, const Subdivision& subdivision, const FaceSet& faces, const Side& side)
{
    for (std::size_t f = 0; f < faces.size(); ++f)
        if (faces[f]) rows[subdivision.areaOf(f)].*side.km2 += subdivision.squareKm(f);
}

void addPlaces(std::vector<DifferenceRow>& rows, const Subdivision& subdivision, const FaceSet& faces,
               const FeatureTable& places, const std::vector<std::optional<std::uint32_t>>& placeFaces,
               const Side& side)
{
    for (std::size_t i = 0; i < placeFaces.size(); ++i) {
        if (!placeFaces[i] || !faces[*placeFaces[i]]) continue;
        DifferenceRow& row = rows[subdivision.areaOf(*placeFaces[i])];
        const double people = places.number("population", i);
        row.*side.places += 1;
        row.*side.people += people > 0 ? people : 0;
    }
}

void sumUp(std::vector<DifferenceRow> rows, ComparisonResult& result)
{
    for (DifferenceRow& row : rows) {
        DifferenceRow& total = result.total;
        total.onlyFirstKm2 += row.onlyFirstKm2;
        total.onlySecondKm2 += row.onlySecondKm2;
        total.onlyFirstPlaces += row.onlyFirstPlaces;
        total.onlySecondPlaces += row.onlySecondPlaces;
        total.onlyFirstPeople += row.onlyFirstPeople;
        total.onlySecondPeople += row.onlySecondPeople;
        if (row.onlyFirstKm2 > 0 || row.onlySecondKm2 > 0) result.oblasts.push_back(std::move(row));
    }
}

/// The lines run on by a metre at both ends. A line of a scenario ends on the boundary of an oblast at a place that is
/// no vertex of it, and rounding may leave the end just inside: it would cut nothing there.
FlatGeometry runOn(const FlatGeometry& lines)
{
    constexpr double byDegrees = 1e-5;
    FlatGeometry out = lines;
    const auto beyond = [&](Xy end, Xy before) {
        const double dx = end.x - before.x, dy = end.y - before.y, length = std::hypot(dx, dy);
        return length > 0 ? Xy{end.x + dx / length * byDegrees, end.y + dy / length * byDegrees} : end;
    };
    for (std::size_t r = 0; r < out.ringCount(); ++r) {
        const auto line = out.ring(r);
        if (line.size() < 2 || line.front() == line.back()) continue;
        const Xy first = beyond(line[0], line[1]);
        line.back() = beyond(line.back(), line[line.size() - 2]);
        line.front() = first;
    }
    return out;
}

Result<std::shared_ptr<ComparisonResult>> compared(const ScenarioResult& a, const ScenarioResult& b,
                                                   const FeatureTable* placeTable)
{
    FlatGeometry lines = runOn(a.line->geometry);
    appendFeatures(lines, runOn(b.line->geometry));
    const auto subdivision = Subdivision::create(a.oblasts->geometry, lines);
    if (!subdivision) return subdivision.error();
    const auto first = subdivision->facesIn(a.after->geometry), second = subdivision->facesIn(b.after->geometry);
    if (!first) return first.error();
    if (!second) return second.error();
    FaceSet onlyFirst = *first, onlySecond = *second;
    for (std::size_t f = 0; f < onlyFirst.size(); ++f) {
        onlyFirst[f] = (*first)[f] && !(*second)[f];
        onlySecond[f] = (*second)[f] && !(*first)[f];
    }
    auto result = std::make_shared<ComparisonResult>();
    std::vector<DifferenceRow> rows;
    for (std::size_t i = 0; i < a.oblasts->featureCount(); ++i) {
        DifferenceRow row;
        row.iso = a.oblasts->text("iso", i);
        row.name = localName(*a.oblasts, i);
        rows.push_back(std::move(row));
    }
    const Side sides[]{
        {&DifferenceRow::onlyFirstKm2, &DifferenceRow::onlyFirstPlaces, &DifferenceRow::onlyFirstPeople},
        {&DifferenceRow::onlySecondKm2, &DifferenceRow::onlySecondPlaces, &DifferenceRow::onlySecondPeople}};
    std::vector<std::optional<std::uint32_t>> placeFaces;
    if (placeTable && placeTable->geometry.coordinates.size() == placeTable->featureCount())
        placeFaces = subdivision->facesAt(placeTable->geometry.coordinates);
    for (std::size_t i = 0; i < 2; ++i) {
        FaceSet& faces = i == 0 ? onlyFirst : onlySecond;
        auto kept = withoutSlivers(*subdivision, faces);
        if (!kept) return kept.error();
        double& leftOut = i == 0 ? result->leftOutFirstKm2 : result->leftOutSecondKm2;
        for (std::size_t f = 0; f < faces.size(); ++f)
            if (faces[f] && !(*kept)[f]) leftOut += subdivision->squareKm(f);
        faces = *std::move(kept);
        auto united = subdivision->unite(faces);
        if (!united) return united.error();
        (i == 0 ? result->onlyFirst : result->onlySecond) =
            tableOf(i == 0 ? "only-first" : "only-second", *std::move(united));
        addFaces(rows, *subdivision, faces, sides[i]);
        if (placeTable) addPlaces(rows, *subdivision, faces, *placeTable, placeFaces, sides[i]);
    }
    sumUp(std::move(rows), *result);
    return result;
}

}  // namespace

Result<ScenarioPointer> chosenScenario(const MapDefinition& map, const ControlChoice& choice,
                                       const ScenarioPointer& draft)
{
    if (draft && !choice.scenario.empty() && draft->id == choice.scenario) return draft;
    if (!choice.scenario.empty()) return knownScenario(map, choice.scenario);
    if (!map.hasDate(choice.date)) return Error{unknownName("date", choice.date, map.dates)};
    return std::make_shared<const Scenario>(controlAsScenario(choice.date));
}

Result<ComparisonPointer> compareControl(const MapData& data, const ControlChoice& first, const ControlChoice& second,
                                         const std::string& date, const ScenarioPointer& draft)
{
    const auto one = chosenScenario(data.map, first, draft);
    if (!one) return one.error();
    const auto other = chosenScenario(data.map, second, draft);
    if (!other) return other.error();
    auto a = computeScenario(data, **one, date);
    if (!a) return a.error();
    auto b = computeScenario(data, **other, date);
    if (!b) return b.error();
    TablePointer places;
    if (!data.map.roles.places.empty()) {
        const auto read = data.table(data.map.roles.places);
        if (!read) return read.error();
        places = *read;
    }
    auto comparison = data.store.get<ComparisonResult>(
        comparisonKey(data, first, second, date, draft), [&]() -> Result<DataStore::Made<ComparisonResult>> {
            auto result = compared(**a, **b, places.get());
            if (!result) return Error{msg("comparison: {}", result.error().message)};
            (*result)->first = first;
            (*result)->second = second;
            const std::size_t bytes = bytesOf(*(*result)->onlyFirst) + bytesOf(*(*result)->onlySecond);
            return DataStore::Made<ComparisonResult>{*std::move(result), bytes};
        });
    comparison.warnings.insert(comparison.warnings.begin(), b.warnings.begin(), b.warnings.end());
    comparison.warnings.insert(comparison.warnings.begin(), a.warnings.begin(), a.warnings.end());
    return comparison;
}

ComparisonPointer findComparison(const MapData& data, const ControlChoice& first, const ControlChoice& second,
                                 const std::string& date, const ScenarioPointer& draft)
{
    const std::string key = comparisonKey(data, first, second, date, draft);
    return key.empty() ? nullptr : data.store.find<ComparisonResult>(key);
}

std::string comparisonKey(const MapData& data, const ControlChoice& first, const ControlChoice& second,
                          const std::string& date, const ScenarioPointer& draft)
{
    const auto one = chosenScenario(data.map, first, draft), other = chosenScenario(data.map, second, draft);
    if (!one || !other) return "";
    const std::string a = scenarioKey(data, **one, date), b = scenarioKey(data, **other, date);
    return a.empty() || b.empty() ? "" : "comparison\n" + a + "\n" + b;
}

}  // namespace frontline
