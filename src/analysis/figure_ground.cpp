#include "analysis/figure_ground.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/base_ground.hpp"
#include "analysis/scenario_result.hpp"
#include "base/message.hpp"
#include "geo/geodesic.hpp"
#include "geo/set_operations.hpp"
#include "geo/subdivision.hpp"
#include "map/layer_data.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

using HeldBy = PlaceFacts::Side;

/// The oblasts, occupied ground, and ground near the line, as features of one table each as PolygonRows has them.
FlatGeometry outlinesOf(const FlatGeometry& oblasts, const FlatGeometry& occupied, const FlatGeometry* nearLine)
{
    const auto addAsOne = [](FlatGeometry& to, const FlatGeometry& polygons) {
        for (std::size_t p = 0; p < polygons.partCount(); ++p) {
            for (auto r = polygons.partStarts[p]; r < polygons.partStarts[p + 1]; ++r) to.addRing(polygons.ring(r));
            to.endPart();
        }
        to.endFeature();
    };
    FlatGeometry all = withGeodesicPoints(oblasts);
    addAsOne(all, withGeodesicPoints(occupied));
    if (nearLine) addAsOne(all, *nearLine);
    return all;
}

struct CutGround {
    FlatGeometry areas, outline;
    std::vector<GroundPart> parts;
};

/// The oblasts cut into faces, each on one side, and near the line or not; behind them the ground near the line that
/// lies outside.
Result<CutGround> cutGround(const FlatGeometry& oblasts, const FlatGeometry& occupied, const FlatGeometry* nearLine)
{
    FlatGeometry cutters = ringsAsLines(occupied);
    if (nearLine) appendFeatures(cutters, ringsAsLines(*nearLine));
    const auto subdivision = Subdivision::create(oblasts, cutters);
    if (!subdivision) return subdivision.error();
    const auto taken = subdivision->facesIn(occupied);
    if (!taken) return taken.error();
    const auto close = nearLine ? subdivision->facesIn(*nearLine) : Result<FaceSet>(subdivision->none());
    if (!close) return close.error();
    FaceSet all = subdivision->none();
    all.flip();
    auto outline = subdivision->unite(all);
    if (!outline) return outline.error();
    CutGround ground;
    for (std::size_t f = 0; f < subdivision->faceCount(); ++f)
        ground.parts.push_back(
            {subdivision->areaOf(f), (*taken)[f] ? HeldBy::Occupied : HeldBy::Held, static_cast<bool>((*close)[f])});
    ground.areas = withGeodesicPoints(subdivision->faces(), figureEdgeMetres);
    if (nearLine && nearLine->ringCount() > 0) {
        const auto beyond = differenceOf(*nearLine, *outline);
        if (!beyond) return beyond.error();
        appendFeatures(ground.areas, withGeodesicPoints(*beyond, figureEdgeMetres));
        ground.parts.push_back({std::nullopt, HeldBy::Outside, true});
    }
    ground.outline = withGeodesicPoints(*outline, figureEdgeMetres);
    return ground;
}

/// What `where` takes the tolerance by: the lines of the date as they are; of a scenario its own.
Result<FlatGeometry> lineOf(const MapData& data, const ScenarioResult& result, bool isControl)
{
    if (!isControl) return result.line->geometry;
    const auto lines = data.table(data.map.roles.contactLines);
    if (!lines) return lines.error();
    return featuresOfDate(**lines, result.baseDate).geometry;
}

Result<DataStore::Made<FigureGround>> makeFigureGround(const MapData& data, const ScenarioResult& result,
                                                       bool isControl, std::optional<double> withinKm)
{
    const FlatGeometry &oblasts = result.oblasts->geometry, &occupied = result.after->geometry;
    std::optional<FlatGeometry> nearLine;
    if (withinKm) {
        nearLine.emplace();
        if (result.line->geometry.ringCount() > 0) {
            auto buffer = bufferMetres(result.line->geometry, *withinKm * 1000);
            if (!buffer) return buffer.error();
            nearLine = *std::move(buffer);
        }
    }
    const FlatGeometry* near = nearLine ? &*nearLine : nullptr;
    auto cut = cutGround(oblasts, occupied, near);
    if (!cut) return cut.error();
    const auto line = lineOf(data, result, isControl);
    if (!line) return line.error();
    const FlatGeometry outlines = outlinesOf(oblasts, occupied, near);
    // Beside the coordinates rows have edges, and GEOS its own copies for each thread.
    constexpr std::size_t bytesPerPoint = 200;
    const std::size_t points = outlines.coordinates.size() + cut->areas.coordinates.size();
    auto ground = std::make_shared<FigureGround>(FigureGround{
        result.baseDate, withinKm, result.oblasts, result.toleranceMetres, PolygonRows(outlines), SegmentIndex(),
        AreaCutter(std::move(cut->areas), std::move(cut->outline)), std::move(cut->parts), nullptr});
    ground->line.add(*line);
    TablePointer abroad;
    if (!data.map.roles.abroad.empty()) {
        const auto table = data.table(data.map.roles.abroad);
        if (!table) return table.error();
        abroad = *table;
    }
    ground->shore = std::make_shared<const Shore>(withGeodesicPoints(oblasts), abroad ? &abroad->geometry : nullptr);
    return DataStore::Made<FigureGround>{std::move(ground), points * bytesPerPoint};
}

}  // namespace

GroundPart FigureGround::partAt(Xy place) const
{
    thread_local std::vector<std::uint32_t> found;
    rows.featuresAt(place, found);
    const auto occupied = static_cast<std::uint32_t>(oblasts->featureCount());
    const auto has = [&](std::uint32_t feature) { return std::ranges::find(found, feature) != found.end(); };
    GroundPart part;
    part.isNear = has(occupied + 1);
    if (found.empty() || found.front() >= occupied) return part;
    part.oblast = found.front();
    part.side = has(occupied) ? HeldBy::Occupied : HeldBy::Held;
    return part;
}

GroundPart FigureGround::partOfPoint(Xy place) const
{
    const GroundPart part = partAt(place);
    if (part.oblast) return part;
    const auto beside = shore->landBeside(place);
    if (!beside) return part;
    GroundPart land = partAt(*beside);
    land.isNear = part.isNear;
    return land;
}

bool FigureGround::isUndecided(Xy place, const GroundPart& part) const
{
    return part.side != HeldBy::Outside && toleranceMetres > 0 && line.isNear(place, place, toleranceMetres);
}

Result<FigureGroundPointer> figureGround(const MapData& data, const std::string& date, const Scenario* scenario,
                                         std::optional<double> withinKm)
{
    if (!data.map.roles.contactLines.empty() && !data.map.hasDate(date))
        return Error{unknownName("date", date, data.map.dates)};
    const Scenario control = controlAsScenario(date);
    const Scenario& shown = scenario ? *scenario : control;
    auto result = computeScenario(data, shown, date);
    if (!result) return result.error();
    const std::string key =
        fmt::format("figures\n{}\n{}", withinKm ? fmt::format("{}", *withinKm) : "", scenarioKey(data, shown, date));
    auto ground = data.store.get<FigureGround>(
        key, [&] { return makeFigureGround(data, **result, scenario == nullptr, withinKm); });
    ground.warnings.insert(ground.warnings.begin(), result.warnings.begin(), result.warnings.end());
    return ground;
}

}  // namespace frontline
