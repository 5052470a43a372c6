#include "analysis/describe_map.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/describe_layers.hpp"
#include "analysis/frame.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "geo/distance_to_lines.hpp"
#include "geo/geodesic.hpp"
#include "geo/projection_words.hpp"
#include "geo/set_operations.hpp"
#include "map/control.hpp"
#include "map/layer_data.hpp"
#include "map/local_names.hpp"

namespace frontline {

namespace {

double squareKm(const FlatGeometry& lonLat)
{
    double sum = 0;
    for (std::size_t f = 0; f < lonLat.featureCount(); ++f) sum += geodesicAreaSquareMetres(lonLat, f) / 1e6;
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

/// Whether the first count of the places are the same under the same name: two tables may have it.
bool isAmong(const std::vector<DescribedPlace>& places, std::size_t count, const LocalText& name, LonLat at)
{
    constexpr double nearMetres = 3000;
    return std::any_of(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(count), [&](const auto& place) {
        return place.name.own() == name.own() && geodesicDistanceMetres(place.lonLat, at) < nearMetres;
    });
}

class Describer {
public:
    Describer(const MapData& data, const DrawnMap& map, const DescribedView& view)
        : data_(data), map_(map), date_(map.selection.date), view_(view), frame_(view.projection, view.mapUnits)
    {}

    Result<MapDescription> run()
    {
        describeView();
        if (auto loaded = loadData(); !loaded) return loaded.error();
        if (auto named = nameOblasts(); !named) return named.error();
        if (auto sides = describeSides(); !sides) return sides.error();
        out_.layers = describeLayers(map_, frame_, view_.metresPerPoint);
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
        return !data_.map.roles.contactLines.empty() && !data_.map.roles.oblasts.empty() && !date_.empty();
    }

    void describeView()
    {
        out_.title = data_.map.title;
        if (const ViewPreset* preset = data_.map.view(view_.view)) out_.view = preset->title;
        out_.lonLat = lonLatOf(view_);
        out_.crs = view_.projection.definition();
        out_.projection =
            inAllLanguages([&](Language language) { return projectionWords(view_.projection, language); });
        constexpr double metresPerPrintedPoint = 0.0254 / 72;
        if (std::isfinite(view_.metresPerPoint) && view_.metresPerPoint > 0)
            out_.scaleDenominator = view_.metresPerPoint / metresPerPrintedPoint;
    }

    Result<Done> loadData()
    {
        const DataRoles& roles = data_.map.roles;
        auto loaded = data_.load({roles.oblasts, roles.places, hasControl() ? roles.contactLines : DataId()});
        if (!loaded) return loaded.error();
        for (const auto& [id, table] :
             {std::pair{roles.oblasts, &oblasts_}, {roles.places, &places_}, {roles.contactLines, &lines_}}) {
            if (id.empty() || (table == &lines_ && !hasControl())) continue;
            auto read = data_.table(id);
            if (!read) return read.error();
            *table = *std::move(read);
        }
        return taken(loaded);
    }

    Result<Done> nameOblasts()
    {
        const TablePointer& table = oblasts_;
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
        for (const auto& [km2, f] : parts) out_.oblasts.push_back(localName(*table, f));
        return Done{};
    }

    // ---- control

    Result<DescribedControl> controlIn(const Frame& frame, const std::string& date)
    {
        auto report = controlOn(data_, date);
        if (!report) return report.error();
        const ControlReport figures = taken(report);
        DescribedControl out;
        out.date = date;
        out.totalKm2 = figures.totalSquareKm;
        out.occupiedKm2 = figures.occupiedSquareKm;
        auto length = lineLengthOn(data_, date);
        if (!length) return length.error();
        const LengthReport measured = taken(length);
        out.lineKm = measured.totalKm;
        const auto lineInside = frame.clipped(measured.lines);
        if (!lineInside) return lineInside.error();
        out.lineInViewKm = geodesicLengthMetres(*lineInside) / 1000;
        const auto occupied = occupiedArea(data_, controlRecipe(data_.map, date), date);
        if (!occupied) return occupied.error();
        // By oblast, as the figure for all of Ukraine is: what the oblasts do not cover is not counted in either.
        const FlatGeometry& oblasts = oblasts_->geometry;
        const auto parts = intersectEach(withGeodesicPoints(oblasts), (*occupied)->geometry);
        if (!parts) return parts.error();
        const auto occupiedInside = frame.clipped(*parts), groundInside = frame.clipped(oblasts);
        if (!occupiedInside) return occupiedInside.error();
        if (!groundInside) return groundInside.error();
        for (std::size_t i = 0; i < figures.oblasts.size(); ++i)
            if (const OblastControl& oblast = figures.oblasts[i]; oblast.occupiedSquareKm >= smallestNamedKm2)
                out.oblasts.push_back({oblast.name, oblast.occupiedSquareKm, oblast.share(),
                                       geodesicAreaSquareMetres(*occupiedInside, i) / 1e6});
        std::ranges::stable_sort(out.oblasts, std::greater{}, &OblastGround::km2);
        out.occupiedInViewKm2 = squareKm(*occupiedInside);
        out.inViewKm2 = squareKm(*groundInside);
        const FlatGeometry line = featuresOfDate(*lines_, date).geometry;
        addPlaces(out, places_, frame, (*occupied)->geometry, line);
        for (const DrawnLayer& layer : map_.layers)
            if (layer.role() == LayerRole::Places && layer.visible)
                addPlaces(out, layer.table, frame, (*occupied)->geometry, line);
        std::ranges::stable_sort(out.places, std::greater{}, &DescribedPlace::people);
        return out;
    }

    [[nodiscard]] bool isCovered(LonLat place) const
    {
        if (view_.covered.empty()) return false;
        const Xy at = view_.projection.forward(place);
        return std::ranges::any_of(view_.covered, [&](const Box& box) { return box.contains(at); });
    }

    /// Those of a table that are in the frame and in an oblast, each once.
    void addPlaces(DescribedControl& out, const TablePointer& table, const Frame& frame, const FlatGeometry& occupied,
                   const FlatGeometry& line) const
    {
        if (!table || table->geometry.kind != GeometryKind::Point ||
            table->geometry.coordinates.size() != table->featureCount())
            return;
        const FlatGeometry& oblasts = oblasts_->geometry;
        const Box ground = boundsOf(oblasts);
        const std::size_t before = out.places.size();
        for (std::size_t f = 0; f < table->featureCount(); ++f) {
            const Xy at = table->geometry.coordinates[f];
            const LonLat lonLat{at.x, at.y};
            if (!ground.contains(at) || !frame.contains(lonLat) || !containsPoint(oblasts, at)) continue;
            DescribedPlace place;
            place.name = localName(*table, f);
            if (place.name.own().empty() || isAmong(out.places, before, place.name, lonLat)) continue;
            const double people = table->number("population", f);
            place.people = people > 0 ? people : 0;
            place.peopleUnknown = std::isnan(people);
            place.lonLat = lonLat;
            place.occupied = containsPoint(occupied, at);
            place.covered = isCovered(lonLat);
            if (const double metres = distanceToLinesMetres(line, lonLat); std::isfinite(metres))
                place.lineKm = metres / 1000;
            out.places.push_back(std::move(place));
        }
    }

    // ---- scenarios

    Result<DescribedScenario> scenarioIn(const Frame& frame, const Scenario& scenario)
    {
        auto result = computeScenario(data_, scenario, date_);
        if (!result) return result.error();
        DescribedScenario out;
        out.result = taken(result);
        if (out.result->line->geometry.kind != GeometryKind::Line) return out;
        const auto inside = frame.clipped(out.result->line->geometry);
        if (!inside) return inside.error();
        out.lineInViewKm = geodesicLengthMetres(*inside) / 1000;
        return out;
    }

    [[nodiscard]] ScenarioPointer scenarioOf(const ControlChoice& choice) const
    {
        return scenarioById(data_.map, map_.selection, choice.scenario);
    }

    [[nodiscard]] LocalText nameOf(const ControlChoice& choice) const
    {
        if (const ScenarioPointer scenario = scenarioOf(choice))
            return scenario->name.empty() ? LocalText(scenario->id.text()) : scenario->name;
        return inAllLanguages(
            [&](Language language) { return trf(language, "control on {}", dateInSentence(choice.date, language)); });
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
            side.ownControl = controlFrame != &frame_;
        }
        if (const ScenarioPointer chosen = scenarioOf(choice)) {
            auto scenario = scenarioIn(frame, *chosen);
            if (!scenario) return scenario.error();
            side.scenario = std::move(scenario).value();
        }
        out_.sides.push_back(std::move(side));
        return Done{};
    }

    [[nodiscard]] ControlChoice ownChoice() const
    {
        const ScenarioId scenario = map_.selection.scenario;
        return scenario.empty() ? ControlChoice{{}, date_} : ControlChoice{scenario, ""};
    }

    Result<Done> describeSides()
    {
        if (!map_.comparison()) return addSide(frame_, ownChoice(), &frame_, date_);
        const ComparisonView& comparison = *map_.comparison();
        out_.comparison = comparison.mode;
        out_.swipe = std::clamp(comparison.swipe, 0.0, 1.0);
        if (comparison.mode == ComparisonView::Mode::Swipe) return describeSwipe(comparison.with);
        // The picture shows control, and where the two disagree; not what either changes.
        if (auto side = addSide(frame_, {{}, date_}, &frame_, date_); !side) return side.error();
        auto difference = compareControl(data_, ownChoice(), comparison.with, date_,
                                         scenarioById(data_.map, map_.selection, draftZoneId()));
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
        const std::string& date = with.scenario.empty() ? with.date : date_;
        const bool sameControl = date == date_;
        auto first = addSide(leftFrame, ownChoice(), sameControl ? &frame_ : &leftFrame, date_);
        if (!first) return first.error();
        return addSide(rightFrame, with, sameControl ? nullptr : &rightFrame, date);
    }

    // ---- sources

    void addSources()
    {
        for (const DescribedLayer& described : out_.layers) {
            const LayerPointer layer = layerById(data_.map, map_.selection, described.id);
            const Source* source = layer ? data_.map.source(layer->source) : nullptr;
            if (!source) continue;
            if (layer->data == data_.map.roles.contactLines && !layer->data.empty()) out_.lineSource = *source;
            if (std::ranges::find(out_.sources, source->id, &Source::id) == out_.sources.end())
                out_.sources.push_back(*source);
        }
        // What is made of a source may be less exact than it is.
        for (const DrawnLayer& layer : map_.layers)
            for (Source& source : out_.sources)
                if (layer.source && layer.source->id == source.id && layer.visible)
                    source.toleranceMetres = std::max(source.toleranceMetres, layer.toleranceMetres());
        for (const LayerPointer& layer : data_.map.layers)
            if (const Source* source = data_.map.source(layer->source);
                source && !layer->data.empty() && layer->data == data_.map.roles.places)
                out_.peopleSource = source->attribution.own();
    }

    const MapData& data_;
    const DrawnMap& map_;
    const std::string& date_;
    const DescribedView& view_;
    Frame frame_;
    TablePointer oblasts_, places_, lines_;  // of the map's roles; null where it has none
    MapDescription out_;
    std::vector<std::string> warnings_;
};

}  // namespace

Result<MapDescription> describeMap(const MapData& data, const DrawnMap& map, const DescribedView& view)
{
    return Describer(data, map, view).run();
}

}  // namespace frontline
