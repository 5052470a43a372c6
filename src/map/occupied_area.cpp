// The occupied ground of a recipe.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/message.hpp"
#include "geo/geodesic.hpp"
#include "geo/set_operations.hpp"
#include "map/control.hpp"
#include "map/layer_data.hpp"
#include "map/prepared_tables.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

std::vector<std::string> distinctTexts(const FeatureTable& table, const char* column)
{
    std::set<std::string> values;
    for (std::size_t i = 0; i < table.featureCount(); ++i) values.insert(table.text(column, i));
    return {values.begin(), values.end()};
}

Result<TablePointer> tableOf(const MapData& data, DataId id, GeometryKind kind, const std::string& what)
{
    auto table = data.table(id);
    if (table && (*table)->geometry.kind != kind) return Error{msg("data \"{}\" must hold {}", id.text(), what)};
    return table;
}

Result<FlatGeometry> oblastsByIso(const FeatureTable& oblasts, const std::vector<std::string>& isoCodes)
{
    std::vector<std::uint32_t> chosen;
    for (const std::string& iso : isoCodes) {
        const std::size_t before = chosen.size();
        for (std::size_t i = 0; i < oblasts.featureCount(); ++i)
            if (oblasts.text("iso", i) == iso) chosen.push_back(static_cast<std::uint32_t>(i));
        if (chosen.size() == before)
            return Error{msg("key \"{}\": {}", "plus", unknownName("oblast", iso, distinctTexts(oblasts, "iso")))};
    }
    return selectFeatures(oblasts.geometry, chosen);
}

/// Whether it takes the lines themselves to know the date that a recipe means.
bool linesTellDate(const MapDefinition& map, const OccupiedRecipe& recipe)
{
    return recipe.date.empty() && recipe.lines != map.roles.contactLines;
}

/// The date whose lines the recipe uses; "" for all lines of the data (a line without dates, as that of 2014-2022).
/// lines: needed where linesTellDate().
std::string recipeDate(const MapDefinition& map, const OccupiedRecipe& recipe, const std::string& shownDate,
                       const FeatureTable* lines)
{
    if (!recipe.date.empty()) return recipe.date;
    if (!linesTellDate(map, recipe)) return shownDate;
    if (!lines->column("date")) return "";
    // Other lines follow the date shown when they are lines of the map's dates.
    for (std::size_t i = 0; i < lines->featureCount(); ++i)
        if (map.hasDate(isoDate(*lines, i))) return shownDate;
    return "";
}

std::string keyOf(const MapData& data, const OccupiedRecipe& recipe, const std::string& date)
{
    std::string key = fmt::format("occupied\n{}\n{}\n{}", data.key(recipe.areas), data.key(recipe.lines), date);
    if (recipe.plusIso.empty()) return key;
    key += "\n" + data.key(data.map.roles.oblasts);
    for (const std::string& iso : recipe.plusIso) key += "\n" + iso;
    return key;
}

std::string looseEndWarning(DataId lines, const std::string& date, const std::vector<Xy>& ends)
{
    constexpr std::size_t most = 5;
    std::string places;
    for (std::size_t i = 0; i < std::min(most, ends.size()); ++i)
        places += fmt::format("{}{:.4f}, {:.4f}", i > 0 ? "; " : "", ends[i].y, ends[i].x);
    if (ends.size() > most) places += "; …";
    const std::string name =
        date.empty() ? msg("data \"{}\"", lines.text()) : msg("data \"{}\", {}", lines.text(), date);
    return msgn(
        "{1}: one end of a line lies inside the areas that it cuts, and closes nothing off, so that occupied ground "
        "may "
        "be missing; draw it on to the next line or to the boundary (latitude, longitude: {2})",
        "{1}: {0} ends of lines lie inside the areas that they cut, and close nothing off, so that occupied ground may "
        "be missing; draw them on to the next line or to the boundary (latitude, longitude: {2})",
        ends.size(), ends.size(), name, places);
}

Result<FeatureTable> computeArea(const MapData& data, const OccupiedRecipe& recipe, const std::string& date,
                                 const FeatureTable& allLines)
{
    const auto areas = tableOf(data, recipe.areas, GeometryKind::Polygon, msg("areas (polygons)"));
    if (!areas) return areas.error();
    const FeatureTable lines = featuresOfDate(allLines, date);
    if (lines.featureCount() == 0)
        return Error{msg("data \"{}\" has no line of {}", recipe.lines.text(), date.empty() ? msg("any date") : date)};

    // As everything that is cut and measured: see Subdivision.
    const FlatGeometry ground = withGeodesicPoints((*areas)->geometry), cuts = withGeodesicPoints(lines.geometry);
    auto occupied = leftOfLines(ground, cuts);
    if (!occupied) return occupied.error();
    const auto loose = looseEnds(ground, cuts);
    if (!loose) return loose.error();
    if (!recipe.plusIso.empty()) {
        const auto oblasts = tableOf(data, data.map.roles.oblasts, GeometryKind::Polygon, msg("areas (polygons)"));
        if (!oblasts) return oblasts.error();
        const auto plus = oblastsByIso(**oblasts, recipe.plusIso);
        if (!plus) return plus.error();
        auto both = unionOf(*occupied, *plus);
        if (!both) return both.error();
        *occupied = std::move(both).value();
    }
    FeatureTable out;
    out.name = "occupied";
    out.geometry = std::move(occupied).value();
    out.columns.push_back({"date", std::vector<std::string>{date}});
    std::vector<std::string> warnings;
    if (!loose->empty()) warnings.push_back(looseEndWarning(recipe.lines, date, *loose));
    return {std::move(out), std::move(warnings)};
}

}  // namespace

std::vector<DataId> dataOf(const MapDefinition& map, const OccupiedRecipe& recipe)
{
    std::vector<DataId> ids{recipe.areas, recipe.lines};
    if (!recipe.plusIso.empty()) ids.push_back(map.roles.oblasts);
    return ids;
}

Result<TablePointer> occupiedArea(const MapData& data, const OccupiedRecipe& recipe, const std::string& shownDate)
{
    if (TablePointer known = findOccupiedArea(data, recipe, shownDate)) return known;
    auto loaded = data.load(dataOf(data.map, recipe));
    if (!loaded) return loaded.error();
    const auto lines = tableOf(data, recipe.lines, GeometryKind::Line, msg("lines"));
    if (!lines) return lines.error();
    const std::string date = recipeDate(data.map, recipe, shownDate, lines->get());
    auto area = data.store.get<FeatureTable>(keyOf(data, recipe, date), [&]() -> Result<DataStore::Made<FeatureTable>> {
        auto computed = Result<FeatureTable>(FeatureTable{});
        if (auto prepared = preparedOccupiedArea(data.map, recipe, date))
            computed = *std::move(prepared);
        else
            computed = computeArea(data, recipe, date, **lines);
        if (!computed) return computed.error();
        auto warnings = std::move(computed.warnings);
        auto table = std::make_shared<const FeatureTable>(std::move(computed).value());
        const std::size_t bytes = bytesOf(*table);
        return {DataStore::Made<FeatureTable>{std::move(table), bytes}, std::move(warnings)};
    });
    area.warnings.insert(area.warnings.begin(), loaded.warnings.begin(), loaded.warnings.end());
    return area;
}

TablePointer findOccupiedArea(const MapData& data, const OccupiedRecipe& recipe, const std::string& shownDate)
{
    const TablePointer lines = linesTellDate(data.map, recipe) ? data.loaded(recipe.lines) : nullptr;
    if (!lines && linesTellDate(data.map, recipe)) return nullptr;
    return data.store.find<FeatureTable>(keyOf(data, recipe, recipeDate(data.map, recipe, shownDate, lines.get())));
}

}  // namespace frontline
