#include "analysis/export_tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "analysis/recipe_text.hpp"
#include "base/catalogue.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

/// Of what the map has no layer for, and of the oblasts, which are there for their figures.
constexpr Color unstyled{0x80, 0x80, 0x80, 255};

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Builds a layer a feature at a time; a column that a feature does not set stays null there.
class LayerBuilder {
public:
    LayerBuilder(const std::string& name, std::string title, GeometryKind kind)
    {
        layer_.table.name = name;
        layer_.title = std::move(title);
        layer_.table.geometry.kind = kind;
    }

    void addFeature(const FlatGeometry& geometry, std::size_t feature, Color color)
    {
        const std::uint32_t only[] = {static_cast<std::uint32_t>(feature)};
        appendFeatures(layer_.table.geometry, selectFeatures(geometry, only));
        layer_.colors.push_back(color);
        ++rows_;
    }
    /// "" stands for what is not known, and is left missing.
    void set(const std::string& name, const std::string& value)
    {
        setCell(name, value.empty() ? std::nullopt : std::optional(value));
    }
    /// Rounded to decimals, which also takes the noise of sums away. NaN is left missing.
    void set(const std::string& name, double value, int decimals)
    {
        const double unit = std::pow(10, decimals);
        setCell(name, std::isnan(value) ? std::nullopt : std::optional(std::round(value * unit) / unit));
    }
    /// Of people and places: whole numbers. NaN is left missing.
    void setCount(const std::string& name, double value)
    {
        setCell(name, std::isnan(value) ? std::nullopt : std::optional<std::int64_t>(std::llround(value)));
    }
    /// Every feature has its columns, the first as well as the last.
    VectorLayer take(bool shown = true)
    {
        for (Column& column : layer_.table.columns) fill(column);
        layer_.shown = shown;
        return std::move(layer_);
    }

private:
    template <class T>
    void setCell(const std::string& name, const std::optional<T>& value)
    {
        auto& columns = layer_.table.columns;
        auto found = std::ranges::find(columns, name, &Column::name);
        if (found == columns.end()) found = columns.insert(columns.end(), Column{name, std::vector<T>{}});
        fill(*found);
        if (value) found->set(rows_ - 1, *value);
    }
    void fill(Column& column) const
    {
        while (column.size() < rows_) column.addMissing();
    }

    VectorLayer layer_;
    std::size_t rows_ = 0;
};

std::string joinedNames(const std::vector<LedgerPlace>& places, bool deposits)
{
    std::vector<std::string> names;
    for (const LedgerPlace& place : places)
        if (place.deposit == deposits) names.push_back(place.name.own());
    return fmt::format("{}", fmt::join(names, "; "));
}

/// Without the cuts between features (zones have them where oblasts meet).
FlatGeometry oneFeature(const FlatGeometry& polygons)
{
    if (polygons.featureCount() == 1) return polygons;
    if (auto united = unionAll(polygons)) return *std::move(united);
    // GEOS gave up: the parts lie side by side in one feature.
    FlatGeometry out = polygons;
    out.featureStarts = {0, static_cast<std::uint32_t>(polygons.partCount())};
    return out;
}

/// toleranceMetres: of what is made of it, where that is wider.
std::string statusText(const Source& source, double toleranceMetres = 0)
{
    const double metres = std::max(source.toleranceMetres, toleranceMetres);
    return metres > 0 ? fmt::format("{}, {:g} m", source.status, metres) : source.status;
}

class Exporter {
public:
    Exporter(const MapDefinition& map, ThemeId theme, const ScenarioResult& result)
        : map_(map), theme_(theme), result_(result), sources_(sourcesOf(map, result.scenario))
    {
        // That of the layers that show scenarios; a map without one says it of its lines of contact.
        for (const LayerPointer& layer : map.layers)
            if (!status_ && layer->scenario) status_ = map.source(layer->source);
        for (const LayerPointer& layer : map.layers)
            if (!status_ && layer->data == map.roles.contactLines) status_ = map.source(layer->source);
    }

    VectorFile make(const std::string& program)
    {
        VectorFile file;
        const Scenario& scenario = result_.scenario;
        file.title = scenario.name.empty() ? scenario.id.text() : scenario.name.own();
        file.metadata = metadata(program);
        file.layers = {areas(), zones(), lines(), ledger()};
        return file;
    }

private:
    using Ground = LedgerPlace::Ground;
    using Kind = ScenarioPart::Kind;

    static bool isEmpty(const TablePointer& table) { return !table || table->geometry.coordinates.empty(); }
    /// What the map draws the layer with; grey where it has no such layer.
    [[nodiscard]] Color colorOf(const LayerPointer& layer) const
    {
        if (!layer) return unstyled;
        const LayerLook look = map_.look(theme_, *layer);
        for (const StyleRule& rule : *look.rules) {
            const ColorRef* ref = rule.fill ? &rule.fill->color : rule.line ? &rule.line->color : nullptr;
            if (ref) return colorIn(map_.palette(theme_), {ref->name, 1});
        }
        return unstyled;
    }
    [[nodiscard]] Color occupiedColor() const { return colorOf(map_.layerOf(LayerRole::OccupiedArea)); }
    /// Of the layer that shows this part of whatever scenario is chosen.
    [[nodiscard]] Color partColor(ScenarioPart::Kind kind) const
    {
        for (const LayerPointer& layer : map_.layers)
            if (layer->scenario && layer->scenario->kind == kind && layer->scenario->scenario.empty())
                return colorOf(layer);
        return unstyled;
    }

    /// What every feature says of itself, whatever its format does with the file's metadata.
    void setCommon(LayerBuilder& layer) const
    {
        layer.set("scenario", result_.scenario.id.text());
        layer.set("scenario_name", result_.scenario.name.own());
        layer.set("base_date", result_.baseDate);
        layer.set("status", status_ ? statusText(*status_, result_.toleranceMetres) : "");
        std::vector<std::string> lines;
        for (const Source& source : sources_)
            if (!source.attribution.empty() && std::ranges::find(lines, source.attribution.own()) == lines.end())
                lines.push_back(source.attribution.own());
        layer.set("attribution", fmt::format("{}", fmt::join(lines, "; ")));
    }

    /// "name" in English, and "name_uk", "name_pl" ... in what else the program speaks.
    static void setName(LayerBuilder& layer, const Phrase& name)
    {
        layer.set("name", name.text);
        for (const Language language : languages())
            if (language != Language{}) layer.set("name_" + language.code(), name.in(language));
    }

    struct GroundPart {
        const char* kind;
        Phrase name;
        Color color;
        TablePointer table;
        double squareKm;
        std::optional<Ground> places;
    };

    void addGround(LayerBuilder& layer, const GroundPart& ground) const
    {
        if (isEmpty(ground.table)) return;
        const LedgerRow& total = result_.ledger.total;
        layer.addFeature(oneFeature(ground.table->geometry), 0, ground.color);
        layer.set("kind", ground.kind);
        setName(layer, ground.name);
        layer.set("area_km2", ground.squareKm, 3);
        if (total.areaKm2 > 0) {
            layer.set("share_of_ukraine", ground.squareKm / total.areaKm2, 6);
            layer.set("ukraine_km2", total.areaKm2, 3);
        }
        const PlaceSum on = ground.places ? total.placesOn(*ground.places) : PlaceSum();
        layer.setCount("places", ground.places ? static_cast<double>(on.places) : missing);
        layer.setCount("people", ground.places ? on.people : missing);
        setCommon(layer);
    }

    [[nodiscard]] VectorLayer areas() const
    {
        const LedgerRow& total = result_.ledger.total;
        LayerBuilder layer("areas", "Areas of the scenario", GeometryKind::Polygon);
        addGround(layer, {"occupied_before", phrase("Occupied before"), occupiedColor(), result_.before,
                          total.beforeKm2, std::nullopt});
        addGround(layer, {"occupied_after", phrase("Occupied under the scenario"), occupiedColor(), result_.after,
                          total.afterKm2, std::nullopt});
        addGround(layer, {"passed", phrase("Would pass to Russia"), partColor(Kind::Passed), result_.passed,
                          total.passedKm2, Ground::Passed});
        addGround(layer, {"returned", phrase("Would return to Ukraine"), partColor(Kind::Returned), result_.returned,
                          total.returnedKm2, Ground::Returned});
        return layer.take();
    }

    [[nodiscard]] VectorLayer zones() const
    {
        const LedgerRow& total = result_.ledger.total;
        LayerBuilder layer("zones", "Zones of the scenario", GeometryKind::Polygon);
        addGround(layer, {"zone_held", phrase("Zone on the side held by Ukraine"), partColor(Kind::Zone),
                          result_.zoneHeld, total.zoneHeldKm2, Ground::ZoneHeld});
        addGround(layer, {"zone_occupied", phrase("Zone on the occupied side"), partColor(Kind::Zone),
                          result_.zoneOccupied, total.zoneOccupiedKm2, Ground::ZoneOccupied});
        return layer.take();
    }

    [[nodiscard]] VectorLayer lines() const
    {
        LayerBuilder layer("lines", "Line of the scenario", GeometryKind::Line);
        if (!isEmpty(result_.line)) {
            const Ledger& ledger = result_.ledger;
            layer.addFeature(result_.line->geometry, 0, partColor(Kind::Line));
            layer.set("kind", "line");
            setName(layer, phrase("Line of the scenario"));
            layer.set("length_km", ledger.total.lineKm, 3);
            layer.set("along_rivers_km", ledger.lineAlongRiversKm, 3);
            layer.set("along_oblast_boundaries_km", ledger.lineAlongOblastBoundariesKm, 3);
            setCommon(layer);
        }
        return layer.take();
    }

    [[nodiscard]] VectorLayer ledger() const
    {
        LayerBuilder layer("ledger", "Ledger by oblast", GeometryKind::Polygon);
        const FeatureTable& oblasts = *result_.oblasts;
        for (std::size_t i = 0; i < oblasts.featureCount() && i < result_.ledger.oblasts.size(); ++i) {
            const LedgerRow& row = result_.ledger.oblasts[i];
            layer.addFeature(oblasts.geometry, i, unstyled);
            layer.set("kind", "oblast");
            layer.set("name", row.name.own());
            for (const auto& [language, name] : row.name.translations()) layer.set("name_" + language.code(), name);
            layer.set("iso", row.iso);
            layer.set("area_km2", row.areaKm2, 3);
            layer.set("before_km2", row.beforeKm2, 3);
            layer.set("after_km2", row.afterKm2, 3);
            layer.set("share_before", row.shareBefore(), 6);
            layer.set("share_after", row.shareAfter(), 6);
            layer.set("passed_km2", row.passedKm2, 3);
            layer.set("returned_km2", row.returnedKm2, 3);
            layer.set("zone_held_km2", row.zoneHeldKm2, 3);
            layer.set("zone_occupied_km2", row.zoneOccupiedKm2, 3);
            layer.set("line_km", row.lineKm, 3);
            for (const auto& [name, sum] :
                 {std::pair{"passed", row.placesOn(Ground::Passed)},
                  std::pair{"returned", row.placesOn(Ground::Returned)}, std::pair{"zone", row.placesInZone()}}) {
                layer.setCount(std::string(name) + "_places", static_cast<double>(sum.places));
                layer.setCount(std::string(name) + "_people", sum.people);
            }
            layer.set("place_names", joinedNames(row.places, false));
            layer.set("deposits", joinedNames(row.places, true));
            setCommon(layer);
        }
        return layer.take(false);
    }

    [[nodiscard]] std::string totals() const
    {
        const LedgerRow& t = result_.ledger.total;
        const PlaceSum passed = t.placesOn(Ground::Passed), returned = t.placesOn(Ground::Returned),
                       zone = t.placesInZone();
        return fmt::format(
            "occupied before {:.3f} km2, under the scenario {:.3f} km2, of {:.3f} km2 within the map's boundary; would "
            "pass to Russia {:.3f} km2 with {} places and {:.0f} people; would return to Ukraine {:.3f} km2 with {} "
            "places and {:.0f} people; zone {:.3f} km2 held by Ukraine and {:.3f} km2 occupied, with {} places and "
            "{:.0f} people, ground that passes or returns among it; line {:.3f} km; people: before February 2022",
            t.beforeKm2, t.afterKm2, t.areaKm2, t.passedKm2, passed.places, passed.people, t.returnedKm2,
            returned.places, returned.people, t.zoneHeldKm2, t.zoneOccupiedKm2, zone.places, zone.people, t.lineKm);
    }

    [[nodiscard]] std::vector<std::pair<std::string, std::string>> metadata(const std::string& program) const
    {
        const Scenario& scenario = result_.scenario;
        std::string sources, licences;
        for (const Source& source : sources_) {
            sources += fmt::format("{}{} ({}; {})", sources.empty() ? "" : "\n", source.title.own(), source.date,
                                   statusText(source));
            if (!source.attribution.empty()) sources += ". " + source.attribution.own();
            licences += fmt::format("{}{}: {}", licences.empty() ? "" : "\n", source.title.own(), source.licence.own());
        }
        std::vector<std::pair<std::string, std::string>> out{
            {"title", scenario.name.own()},
            {"scenario", scenario.id.text()},
            {"proposer", scenario.proposer.own()},
            {"scenario_date", scenario.date},
            {"scenario_source", scenario.source},
            {"note", scenario.note.own()},
            {"base_date", result_.baseDate},
            {"status", status_ ? statusText(*status_, result_.toleranceMetres) : ""},
            {"totals", totals()},
            {"recipe", recipeText(map_, scenario)},
            {"sources", sources},
            {"licences", licences},
            {"program", program}};
        std::erase_if(out, [](const auto& entry) { return entry.second.empty(); });
        return out;
    }

    const MapDefinition& map_;
    ThemeId theme_;
    const ScenarioResult& result_;
    std::vector<Source> sources_;
    const Source* status_ = nullptr;
};

}  // namespace

VectorFile scenarioExport(const MapDefinition& map, ThemeId theme, const ScenarioResult& result,
                          const std::string& program)
{
    return Exporter(map, theme, result).make(program);
}

}  // namespace frontline
