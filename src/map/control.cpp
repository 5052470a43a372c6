// Areas and lengths by oblast.
#include "map/control.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "geo/counted_twice.hpp"
#include "geo/geodesic.hpp"
#include "geo/set_operations.hpp"
#include "map/layer_data.hpp"
#include "map/local_names.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

Result<Done> checkDate(const MapDefinition& map, const std::string& date)
{
    if (map.roles.contactLines.empty())
        return Error{msg("{}: the map has no lines of contact (key \"contact_lines\")", map.path.string())};
    if (map.roles.oblasts.empty()) return Error{msg("{}: the map has no oblasts (key \"oblasts\")", map.path.string())};
    if (!map.hasDate(date)) return Error{unknownName("date", date, map.dates)};
    return Done{};
}

/// Where the sum over the oblasts is more than the ground that it is of, they lie on each other: that is said.
void tellOverlaps(DataId id, const FlatGeometry& occupied, double sumSquareKm, std::vector<std::string>& warnings)
{
    constexpr double roundingShare = 1e-6;
    double squareKm = 0;
    for (std::size_t i = 0; i < occupied.featureCount(); ++i) squareKm += geodesicAreaSquareMetres(occupied, i) / 1e6;
    if (const double twice = sumSquareKm - squareKm; twice > roundingShare * squareKm)
        warnings.push_back(
            msg("data \"{}\": its areas lie on each other in places, and {} km² of what is occupied are counted more "
                "than once; cut them along each other's outlines",
                id.text(), numberText(twice, 2, messageLanguage())));
}

void tellRepeated(DataId id, const std::string& date, const FlatGeometry& lines, std::vector<std::string>& warnings)
{
    if (const double metres = repeatedMetres(lines); metres > 0)
        warnings.push_back(
            msg("data \"{}\", {}: {} km of the line are drawn more than once and count each time; "
                "leave one of them",
                id.text(), date, numberText(metres / 1000, 2, messageLanguage())));
}

/// Of the line within each oblast that it enters. Where it runs along the boundary of two, half of it counts in either,
/// so that the lengths sum to the whole line's.
Result<Done> measureOblasts(LengthReport& report, const FeatureTable& oblasts)
{
    const FlatGeometry& lines = report.lines;
    const Box linesBox = boundsOf(lines);
    std::vector<NamedLength>& lengths = report.oblasts;
    std::vector<FlatGeometry> grounds, insides;
    for (std::size_t i = 0; i < oblasts.featureCount(); ++i) {
        if (!linesBox.intersects(boundsOf(oblasts.geometry, i))) continue;
        const std::uint32_t only[] = {static_cast<std::uint32_t>(i)};
        FlatGeometry ground = withGeodesicPoints(selectFeatures(oblasts.geometry, only));
        auto inside = clipLines(lines, ground);
        if (!inside) return inside.error();
        const double whole = geodesicLengthMetres(*inside) / 1000;
        if (!(whole > 0)) continue;
        lengths.push_back({oblasts.text("iso", i), localName(oblasts, i), whole});
        grounds.push_back(std::move(ground));
        insides.push_back(*std::move(inside));
    }
    for (std::size_t i = 0; i < lengths.size(); ++i)
        for (std::size_t j = i + 1; j < lengths.size(); ++j) {
            const auto shared = clipLines(insides[i], grounds[j]);
            if (!shared) return shared.error();
            const double half = geodesicLengthMetres(*shared) / 1000 / 2;
            lengths[i].kilometres -= half;
            lengths[j].kilometres -= half;
            report.alongBoundariesKm += 2 * half;
        }
    return Done{};
}

}  // namespace

OccupiedRecipe controlRecipe(const MapDefinition& map, const std::string& date)
{
    OccupiedRecipe recipe{map.roles.oblasts, map.roles.contactLines, "", {}};
    if (const LayerPointer layer = map.layerOf(LayerRole::OccupiedArea); layer && layer->occupied)
        recipe = *layer->occupied;
    recipe.date = date;
    return recipe;
}

Result<ControlReport> controlOn(const MapData& data, const std::string& date)
{
    if (auto checked = checkDate(data.map, date); !checked) return checked.error();
    const OccupiedRecipe recipe = controlRecipe(data.map, date);
    auto loaded = data.load({recipe.areas, recipe.lines, data.map.roles.oblasts});
    if (!loaded) return loaded.error();
    const auto oblastTable = data.table(data.map.roles.oblasts);
    if (!oblastTable) return oblastTable.error();
    const auto occupied = occupiedArea(data, recipe, date);
    if (!occupied) return occupied.error();
    const FeatureTable& oblasts = **oblastTable;
    // What is cut at their edges has points of the geodesic as the occupied ground has.
    const auto parts = intersectEach(withGeodesicPoints(oblasts.geometry), (*occupied)->geometry);
    if (!parts) return parts.error();
    loaded.warnings.insert(loaded.warnings.end(), occupied.warnings.begin(), occupied.warnings.end());

    ControlReport report;
    report.date = date;
    for (std::size_t i = 0; i < oblasts.featureCount(); ++i) {
        OblastControl oblast;
        oblast.iso = oblasts.text("iso", i);
        oblast.name = localName(oblasts, i);
        oblast.areaSquareKm = geodesicAreaSquareMetres(oblasts.geometry, i) / 1e6;
        oblast.occupiedSquareKm = geodesicAreaSquareMetres(*parts, i) / 1e6;
        report.totalSquareKm += oblast.areaSquareKm;
        report.occupiedSquareKm += oblast.occupiedSquareKm;
        report.oblasts.push_back(std::move(oblast));
    }
    tellOverlaps(data.map.roles.oblasts, (*occupied)->geometry, report.occupiedSquareKm, loaded.warnings);
    return {std::move(report), std::move(loaded.warnings)};
}

Result<FeatureTable> contactLinesOn(const MapData& data, const std::string& date)
{
    if (auto checked = checkDate(data.map, date); !checked) return checked.error();
    const LayerPointer layer = data.map.layerOf(LayerRole::OccupiedArea);
    const DataId country = layer && layer->occupied ? layer->occupied->areas : DataId();
    auto loaded = data.load({data.map.roles.contactLines, country});
    if (!loaded) return loaded.error();
    const auto all = data.table(data.map.roles.contactLines);
    if (!all) return all.error();
    FeatureTable lines = featuresOfDate(**all, date);
    if (lines.featureCount() == 0 || lines.geometry.kind != GeometryKind::Line)
        return Error{msg("data \"{}\" has no line of {}", data.map.roles.contactLines.text(), date)};
    tellRepeated(data.map.roles.contactLines, date, lines.geometry, loaded.warnings);
    if (country.empty()) return {std::move(lines), std::move(loaded.warnings)};
    const auto ground = data.table(country);
    if (!ground) return ground.error();
    auto inside = clipLines(withGeodesicPoints(lines.geometry), withGeodesicPoints((*ground)->geometry));
    if (!inside) return inside.error();
    lines.geometry = *std::move(inside);
    return {std::move(lines), std::move(loaded.warnings)};
}

Result<LengthReport> lineLengthOn(const MapData& data, const std::string& date)
{
    auto lines = contactLinesOn(data, date);
    if (!lines) return lines.error();
    const auto oblasts = data.table(data.map.roles.oblasts);
    if (!oblasts) return oblasts.error();
    LengthReport report;
    report.date = date;
    report.totalKm = geodesicLengthMetres(lines->geometry) / 1000;
    report.lines = std::move(lines->geometry);
    if (auto measured = measureOblasts(report, **oblasts); !measured) return measured.error();
    lines.warnings.insert(lines.warnings.end(), oblasts.warnings.begin(), oblasts.warnings.end());
    return {std::move(report), std::move(lines.warnings)};
}

}  // namespace frontline
