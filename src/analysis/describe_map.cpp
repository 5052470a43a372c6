#include "analysis/describe_map.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/describe_layers.hpp"
#include "analysis/frame.hpp"
#include "base/words.hpp"
#include "geo/distance_to_lines.hpp"
#include "geo/geodesic.hpp"
#include "geo/projection_words.hpp"
#include "geo/set_operations.hpp"
#include "map/control.hpp"
#include "map/layer_data.hpp"
#include "map/occupied_cache.hpp"

namespace frontline {

namespace {

constexpr double smallestNamedKm2 = 0.5;  // of occupied ground: as `frontline area`

double squareKm(const FlatGeometry& lonLat)
{
    double sum = 0;
    for (std::size_t f = 0; f < lonLat.featureCount(); ++f) sum += geodesicAreaSquareMetres(lonLat, f) / 1e6;
    return sum;
}

double lengthKm(const FlatGeometry& lonLat)
{
    double sum = 0;
    for (std::size_t f = 0; f < lonLat.featureCount(); ++f) sum += geodesicLengthMetres(lonLat, f) / 1000;
    return sum;
}

/// West, south, east and north of what the frame holds of the earth.
Box lonLatOf(const DescribedView& view)
{
    constexpr int steps = 16;
    Box out;
    for (int i = 0; i <= steps; ++i)
        for (int j = 0; j <= steps; ++j) {
            if (i > 0 && i < steps && j > 0 && j < steps) continue;
            const LonLat p = view.projection.inverse(Xy{view.mapUnits.minX + view.mapUnits.width() * i / steps,
                                                        view.mapUnits.minY + view.mapUnits.height() * j / steps});
            if (std::isfinite(p.lonDegrees) && std::isfinite(p.latDegrees)) out.add(Xy{p.lonDegrees, p.latDegrees});
        }
    return out;
}

class Describer {
public:
    Describer(Document& document, const DescribedView& view)
        : document_(document), view_(view), frame_(view.projection, view.mapUnits)
    {}

    Result<MapDescription> run()
    {
        describeView();
        if (auto loaded = loadData(); !loaded) return loaded.error();
        if (auto named = nameOblasts(); !named) return named.error();
        if (auto sides = describeSides(); !sides) return sides.error();
        out_.layers = describeLayers(document_, frame_, view_.metresPerPoint);
        addSources();
        return {std::move(out_), std::move(warnings_)};
    }

private:
    template <class T>
    T taken(Result<T>& from)
    {
        warnings_.insert(warnings_.end(), from.warnings.begin(), from.warnings.end());
        return std::move(from).value();
    }

    [[nodiscard]] bool hasControl() const
    {
        return !document_.contactLines.empty() && !document_.oblasts.empty() && !document_.date.empty();
    }

    [[nodiscard]] std::shared_ptr<const FeatureTable> data(const std::string& id) const
    {
        const auto found = document_.data.find(id);
        return found == document_.data.end() ? nullptr : found->second.table;
    }

    void describeView()
    {
        out_.title = {document_.title, document_.titleUkrainian};
        if (const ViewPreset* preset = document_.view(view_.viewId))
            out_.view = {preset->title, preset->titleUkrainian};
        out_.lonLat = lonLatOf(view_);
        out_.crs = view_.projection.definition();
        const ProjectionWords words = projectionWords(view_.projection);
        out_.projection = {words.english, words.ukrainian};
        constexpr double metresPerPrintedPoint = 0.0254 / 72;
        if (std::isfinite(view_.metresPerPoint) && view_.metresPerPoint > 0)
            out_.scaleDenominator = view_.metresPerPoint / metresPerPrintedPoint;
    }

    Result<Done> loadData()
    {
        std::vector<std::string> wanted;
        for (const std::string& id : {document_.oblasts, document_.places, hasControl() ? document_.contactLines : ""})
            if (!id.empty()) wanted.push_back(id);
        auto loaded = ensureData(document_, wanted);
        if (!loaded) return loaded.error();
        return taken(loaded);
    }

    Result<Done> nameOblasts()
    {
        const auto table = data(document_.oblasts);
        if (!table || table->geometry.kind != GeometryKind::Polygon) return Done{};
        out_.oblastCount = table->featureCount();
        const auto inside = frame_.clipped(table->geometry);
        if (!inside) return inside.error();
        std::vector<std::pair<double, std::size_t>> parts;
        for (std::size_t f = 0; f < table->featureCount(); ++f) {
            const double km2 = geodesicAreaSquareMetres(*inside, f) / 1e6;
            if (km2 > 0) parts.emplace_back(-km2, f);
        }
        std::ranges::sort(parts);
        for (const auto& [km2, f] : parts) out_.oblasts.push_back({table->text("name", f), table->text("name_uk", f)});
        return Done{};
    }

    // ---- control

    Result<DescribedControl> controlIn(const Frame& frame, const std::string& date)
    {
        auto report = controlOn(document_, date);
        if (!report) return report.error();
        const ControlReport figures = taken(report);
        DescribedControl out;
        out.date = date;
        out.totalKm2 = figures.totalSquareKm;
        out.occupiedKm2 = figures.occupiedSquareKm;
        for (const OblastControl& oblast : figures.oblasts)
            if (oblast.occupiedSquareKm >= smallestNamedKm2)
                out.oblasts.push_back({{oblast.name, oblast.nameUkrainian}, oblast.occupiedSquareKm, oblast.share()});
        std::ranges::stable_sort(out.oblasts, std::greater{}, &OblastGround::km2);
        auto length = lineLengthOn(document_, date);
        if (!length) return length.error();
        out.lineKm = taken(length).totalKm;

        const FlatGeometry line = featuresOfDate(*data(document_.contactLines), date).geometry;
        const auto lineInside = frame.clipped(line);
        if (!lineInside) return lineInside.error();
        out.lineInViewKm = lengthKm(*lineInside);
        const auto occupied = cachedOccupiedArea(document_, controlRecipe(document_, date));
        if (!occupied) return occupied.error();
        // By oblast, as the figure for all of Ukraine is: what the oblasts do not cover is not counted in either.
        const FlatGeometry& oblasts = data(document_.oblasts)->geometry;
        const auto parts = intersectEach(oblasts, (*occupied)->geometry);
        if (!parts) return parts.error();
        const auto occupiedInside = frame.clipped(*parts), groundInside = frame.clipped(oblasts);
        if (!occupiedInside) return occupiedInside.error();
        if (!groundInside) return groundInside.error();
        out.occupiedInViewKm2 = squareKm(*occupiedInside);
        out.inViewKm2 = squareKm(*groundInside);
        addPlaces(out, frame, (*occupied)->geometry, line);
        return out;
    }

    void addPlaces(DescribedControl& out, const Frame& frame, const FlatGeometry& occupied,
                   const FlatGeometry& line) const
    {
        const auto table = data(document_.places);
        if (!table || table->geometry.kind != GeometryKind::Point ||
            table->geometry.coordinates.size() != table->featureCount())
            return;
        const FlatGeometry& oblasts = data(document_.oblasts)->geometry;
        const Box ground = boundsOf(oblasts);
        for (std::size_t f = 0; f < table->featureCount(); ++f) {
            const Xy at = table->geometry.coordinates[f];
            const LonLat lonLat{at.x, at.y};
            if (!ground.contains(at) || !frame.contains(lonLat) || !containsPoint(oblasts, at)) continue;
            DescribedPlace place;
            place.name = {table->text("name", f), table->text("name_uk", f)};
            if (place.name.english.empty()) continue;
            const double people = table->number("population", f);
            place.people = people > 0 ? people : 0;
            place.peopleUnknown = std::isnan(people);
            place.lonLat = lonLat;
            place.occupied = containsPoint(occupied, at);
            if (const double metres = distanceToLinesMetres(line, lonLat); std::isfinite(metres))
                place.lineKm = metres / 1000;
            out.places.push_back(std::move(place));
        }
        std::ranges::stable_sort(out.places, std::greater{}, &DescribedPlace::people);
    }

    // ---- scenarios

    Result<DescribedScenario> scenarioIn(const Frame& frame, const std::string& id)
    {
        auto result = computeScenario(document_, id);
        if (!result) return result.error();
        DescribedScenario out;
        out.result = taken(result);
        if (out.result->line->geometry.kind != GeometryKind::Line) return out;
        const auto inside = frame.clipped(out.result->line->geometry);
        if (!inside) return inside.error();
        out.lineInViewKm = lengthKm(*inside);
        return out;
    }

    TextPair nameOf(const ControlChoice& choice) const
    {
        if (const Scenario* scenario = document_.scenarioById(choice.scenario))
            return {scenario->name.empty() ? scenario->id : scenario->name, scenario->nameUkrainian};
        return {"control on " + dateWords(choice.date, Language::English),
                "контроль на " + dateWords(choice.date, Language::Ukrainian)};
    }

    Result<Done> addSide(const Frame& frame, const ControlChoice& choice, const Frame* controlFrame,
                         const std::string& date)
    {
        DescribedSide side;
        side.name = nameOf(choice);
        if (controlFrame && hasControl()) {
            auto control = controlIn(*controlFrame, date);
            if (!control) return control.error();
            side.control = std::move(control).value();
        }
        if (!choice.scenario.empty()) {
            auto scenario = scenarioIn(frame, choice.scenario);
            if (!scenario) return scenario.error();
            side.scenario = std::move(scenario).value();
        }
        out_.sides.push_back(std::move(side));
        return Done{};
    }

    [[nodiscard]] ControlChoice ownChoice() const
    {
        return document_.scenario.empty() ? ControlChoice{"", document_.date} : ControlChoice{document_.scenario, ""};
    }

    Result<Done> describeSides()
    {
        if (!document_.comparison) return addSide(frame_, ownChoice(), &frame_, document_.date);
        const ComparisonView& comparison = *document_.comparison;
        out_.comparison = comparison.mode;
        out_.swipe = std::clamp(comparison.swipe, 0.0, 1.0);
        if (comparison.mode == ComparisonView::Mode::Swipe) return describeSwipe(comparison.with);
        // The picture shows control, and where the two disagree; not what either changes.
        if (auto side = addSide(frame_, {"", document_.date}, &frame_, document_.date); !side) return side.error();
        auto difference = compareControl(document_, ownChoice(), comparison.with);
        if (!difference) return difference.error();
        out_.difference = taken(difference);
        out_.differenceNames[0] = nameOf(ownChoice());
        out_.differenceNames[1] = nameOf(comparison.with);
        return Done{};
    }

    Result<Done> describeSwipe(const ControlChoice& with)
    {
        Box left = view_.mapUnits, right = view_.mapUnits;
        left.maxX = right.minX = left.minX + out_.swipe * left.width();
        const Frame leftFrame(view_.projection, left), rightFrame(view_.projection, right);
        const std::string date = with.scenario.empty() ? with.date : document_.date;
        const bool sameControl = date == document_.date;
        auto first = addSide(leftFrame, ownChoice(), sameControl ? &frame_ : &leftFrame, document_.date);
        if (!first) return first.error();
        return addSide(rightFrame, with, sameControl ? nullptr : &rightFrame, date);
    }

    // ---- sources

    void addSources()
    {
        for (const DescribedLayer& described : out_.layers) {
            const Layer* layer = document_.layer(described.id);
            const Source* source = layer ? document_.source(layer->sourceId) : nullptr;
            if (!source) continue;
            if (layer->data == document_.contactLines && !layer->data.empty()) out_.lineSource = *source;
            const auto same = [&](const Source& known) { return known.id == source->id; };
            if (std::ranges::none_of(out_.sources, same)) out_.sources.push_back(*source);
        }
        for (const Layer& layer : document_.layers)
            if (const Source* source = document_.source(layer.sourceId);
                source && !layer.data.empty() && layer.data == document_.places)
                out_.peopleSource = source->attribution;
    }

    Document& document_;
    const DescribedView& view_;
    Frame frame_;
    MapDescription out_;
    std::vector<std::string> warnings_;
};

}  // namespace

Result<MapDescription> describeMap(Document& document, const DescribedView& view)
{
    return Describer(document, view).run();
}

}  // namespace frontline
