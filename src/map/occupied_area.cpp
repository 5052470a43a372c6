// The occupied ground of a recipe.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "geo/set_operations.hpp"
#include "map/control.hpp"
#include "map/layer_data.hpp"
#include "map/occupied_cache.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

std::vector<std::string> distinctTexts(const FeatureTable& table, const char* column)
{
    std::set<std::string> values;
    for (std::size_t i = 0; i < table.featureCount(); ++i) values.insert(table.text(column, i));
    return {values.begin(), values.end()};
}

Result<std::shared_ptr<const FeatureTable>> loadedData(const Document& document, const std::string& id,
                                                       GeometryKind kind, const char* what)
{
    const auto found = document.data.find(id);
    if (found == document.data.end()) return Error{fmt::format("the map has no data \"{}\"", id)};
    if (!found->second.table) return Error{fmt::format("data \"{}\" could not be read", id)};
    if (found->second.table->geometry.kind != kind) return Error{fmt::format("data \"{}\" must hold {}", id, what)};
    return found->second.table;
}

Result<FlatGeometry> oblastsByIso(const FeatureTable& oblasts, const std::vector<std::string>& isoCodes)
{
    std::vector<std::uint32_t> chosen;
    for (const std::string& iso : isoCodes) {
        const std::size_t before = chosen.size();
        for (std::size_t i = 0; i < oblasts.featureCount(); ++i)
            if (oblasts.text("iso", i) == iso) chosen.push_back(static_cast<std::uint32_t>(i));
        if (chosen.size() == before)
            return Error{"key \"plus\": " + unknownName("oblast", iso, distinctTexts(oblasts, "iso"))};
    }
    return selectFeatures(oblasts.geometry, chosen);
}

}  // namespace

std::string recipeDate(const Document& document, const OccupiedRecipe& recipe)
{
    if (!recipe.date.empty()) return recipe.date;
    if (recipe.lines == document.contactLines) return document.date;
    const auto found = document.data.find(recipe.lines);
    if (found == document.data.end() || !found->second.table || !found->second.table->column("date")) return "";
    // Other lines follow the document's date when they are lines of the document's dates.
    const FeatureTable& lines = *found->second.table;
    for (std::size_t i = 0; i < lines.featureCount(); ++i)
        if (std::ranges::binary_search(document.dates, isoDate(lines, i))) return document.date;
    return "";
}

Result<FeatureTable> occupiedArea(const Document& document, const OccupiedRecipe& recipe)
{
    const auto areas = loadedData(document, recipe.areas, GeometryKind::Polygon, "areas (polygons)");
    if (!areas) return areas.error();
    const auto allLines = loadedData(document, recipe.lines, GeometryKind::Line, "lines");
    if (!allLines) return allLines.error();
    const FeatureTable& table = **allLines;

    const std::string date = recipeDate(document, recipe);
    const FeatureTable lines = featuresOfDate(table, date);
    if (lines.featureCount() == 0)
        return Error{fmt::format("data \"{}\" has no line of {}", recipe.lines, date.empty() ? "any date" : date)};

    auto occupied = leftOfLines((*areas)->geometry, lines.geometry);
    if (!occupied) return occupied.error();
    if (!recipe.plusIso.empty()) {
        const auto oblasts = loadedData(document, document.oblasts, GeometryKind::Polygon, "areas (polygons)");
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
    return out;
}

std::shared_ptr<const FeatureTable> OccupiedCache::find(const Key& key)
{
    const std::lock_guard lock(mutex_);
    for (const auto& [known, table] : entries_)
        if (known == key) return table;
    return nullptr;
}

void OccupiedCache::put(Key key, std::shared_ptr<const FeatureTable> table)
{
    const std::lock_guard lock(mutex_);
    if (entries_.size() == capacity) entries_.pop_front();
    entries_.emplace_back(std::move(key), std::move(table));
}

Result<std::shared_ptr<const FeatureTable>> cachedOccupiedArea(const Document& document, const OccupiedRecipe& recipe)
{
    const auto tableOf = [&](const std::string& id) -> std::shared_ptr<const FeatureTable> {
        const auto found = document.data.find(id);
        return found == document.data.end() ? nullptr : found->second.table;
    };
    OccupiedCache::Key key;
    key.recipe = fmt::format("{}\n{}\n{}", recipe.areas, recipe.lines, recipeDate(document, recipe));
    for (const std::string& iso : recipe.plusIso) key.recipe += "\n" + iso;
    key.areas = tableOf(recipe.areas);
    key.lines = tableOf(recipe.lines);
    if (!recipe.plusIso.empty()) key.oblasts = tableOf(document.oblasts);
    if (document.occupiedCache)
        if (auto known = document.occupiedCache->find(key)) return known;
    auto computed = occupiedArea(document, recipe);
    if (!computed) return computed.error();
    auto table = std::make_shared<const FeatureTable>(std::move(computed).value());
    if (document.occupiedCache) document.occupiedCache->put(std::move(key), table);
    return std::shared_ptr<const FeatureTable>(table);
}

}  // namespace frontline
