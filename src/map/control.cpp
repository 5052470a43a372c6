// Areas and lengths by oblast.
#include "map/control.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "geo/geodesic.hpp"
#include "geo/set_operations.hpp"
#include "map/layer_data.hpp"
#include "map/occupied_cache.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

Result<Done> checkDate(const Document& document, const std::string& date)
{
    if (document.contactLines.empty())
        return Error{
            fmt::format("{}: the map has no lines of contact (key \"contact_lines\")", document.path.string())};
    if (document.oblasts.empty())
        return Error{fmt::format("{}: the map has no oblasts (key \"oblasts\")", document.path.string())};
    if (std::ranges::find(document.dates, date) == document.dates.end())
        return Error{unknownName("date", date, document.dates)};
    return Done{};
}

double totalLengthKm(const FlatGeometry& lines)
{
    double metres = 0;
    for (std::size_t i = 0; i < lines.featureCount(); ++i) metres += geodesicLengthMetres(lines, i);
    return metres / 1000;
}

}  // namespace

OccupiedRecipe controlRecipe(const Document& document, const std::string& date)
{
    for (const Layer& layer : document.layers)
        if (layer.occupied && layer.occupied->lines == document.contactLines && layer.occupied->date.empty()) {
            OccupiedRecipe recipe = *layer.occupied;
            recipe.date = date;
            return recipe;
        }
    return {document.oblasts, document.contactLines, date, {}};
}

Result<ControlReport> controlOn(Document& document, const std::string& date)
{
    if (auto checked = checkDate(document, date); !checked) return checked.error();
    const OccupiedRecipe recipe = controlRecipe(document, date);
    auto loaded = ensureData(document, {recipe.areas, recipe.lines, document.oblasts});
    if (!loaded) return loaded.error();
    const auto occupied = cachedOccupiedArea(document, recipe);
    if (!occupied) return occupied.error();
    const FeatureTable& oblasts = *document.data.at(document.oblasts).table;
    const auto parts = intersectEach(oblasts.geometry, (*occupied)->geometry);
    if (!parts) return parts.error();

    ControlReport report;
    report.date = date;
    for (std::size_t i = 0; i < oblasts.featureCount(); ++i) {
        OblastControl oblast;
        oblast.iso = oblasts.text("iso", i);
        oblast.name = oblasts.text("name", i);
        oblast.nameUkrainian = oblasts.text("name_uk", i);
        oblast.areaSquareKm = geodesicAreaSquareMetres(oblasts.geometry, i) / 1e6;
        oblast.occupiedSquareKm = geodesicAreaSquareMetres(*parts, i) / 1e6;
        report.totalSquareKm += oblast.areaSquareKm;
        report.occupiedSquareKm += oblast.occupiedSquareKm;
        report.oblasts.push_back(std::move(oblast));
    }
    return {std::move(report), std::move(loaded.warnings)};
}

Result<LengthReport> lineLengthOn(Document& document, const std::string& date)
{
    if (auto checked = checkDate(document, date); !checked) return checked.error();
    auto loaded = ensureData(document, {document.contactLines, document.oblasts});
    if (!loaded) return loaded.error();
    const FeatureTable& all = *document.data.at(document.contactLines).table;
    const FeatureTable lines = featuresOfDate(all, date);
    if (lines.featureCount() == 0 || lines.geometry.kind != GeometryKind::Line)
        return Error{fmt::format("data \"{}\" has no line of {}", document.contactLines, date)};

    LengthReport report;
    report.date = date;
    for (std::size_t i = 0; i < lines.featureCount(); ++i) {
        const std::string name = lines.text("part", i);
        const double kilometres = geodesicLengthMetres(lines.geometry, i) / 1000;
        const auto known =
            std::ranges::find_if(report.parts, [&](const NamedLength& part) { return part.name == name; });
        if (known != report.parts.end())
            known->kilometres += kilometres;
        else
            report.parts.push_back({"", name, kilometres});
        report.totalKm += kilometres;
    }
    const FeatureTable& oblasts = *document.data.at(document.oblasts).table;
    const Box linesBox = boundsOf(lines.geometry);
    for (std::size_t i = 0; i < oblasts.featureCount(); ++i) {
        if (!linesBox.intersects(boundsOf(oblasts.geometry, i))) continue;
        const std::uint32_t only[] = {static_cast<std::uint32_t>(i)};
        const auto inside = clipLines(lines.geometry, selectFeatures(oblasts.geometry, only));
        if (!inside) return inside.error();
        const double kilometres = totalLengthKm(*inside);
        if (kilometres > 0) report.oblasts.push_back({oblasts.text("iso", i), oblasts.text("name", i), kilometres});
    }
    return {std::move(report), std::move(loaded.warnings)};
}

}  // namespace frontline
