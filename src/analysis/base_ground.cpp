#include "analysis/base_ground.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/scenario_cache.hpp"
#include "geo/geodesic.hpp"
#include "geo/line_along.hpp"
#include "geo/set_operations.hpp"
#include "map/control.hpp"
#include "map/layer_data.hpp"
#include "map/occupied_cache.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

std::shared_ptr<const FeatureTable> dataTable(const Document& document, const std::string& id)
{
    const auto found = document.data.find(id);
    return found == document.data.end() ? nullptr : found->second.table;
}

void addLines(FlatGeometry& lines, const FlatGeometry& more)
{
    lines.kind = GeometryKind::Line;
    appendFeatures(lines, more);
}

Result<FeatureTable> contactLinesOf(const Document& document, const std::string& date)
{
    const auto all = dataTable(document, document.contactLines);
    if (!all) return Error{fmt::format("data \"{}\" could not be read", document.contactLines)};
    FeatureTable lines = featuresOfDate(*all, date);
    if (lines.featureCount() == 0 || lines.geometry.kind != GeometryKind::Line)
        return Error{fmt::format("data \"{}\" has no line of {}", document.contactLines, date)};
    return lines;
}

/// The parts of the occupied ground without its largest.
FlatGeometry detachedParts(const FlatGeometry& occupied)
{
    std::size_t largest = 0;
    double most = -1;
    for (std::uint32_t p = 0; p < occupied.partCount(); ++p) {
        const double area = geodesicAreaSquareMetres(occupied.ring(occupied.partStarts[p]));
        if (area > most) most = area, largest = p;
    }
    FlatGeometry out;
    for (std::uint32_t p = 0; p < occupied.partCount(); ++p) {
        if (p == largest) continue;
        for (std::uint32_t r = occupied.partStarts[p]; r < occupied.partStarts[p + 1]; ++r)
            out.addRing(occupied.ring(r));
        out.endPart();
    }
    out.endFeature();
    return out;
}

Result<FlatGeometry> occupiedOn(const Document& document, const std::string& date)
{
    const auto table = cachedOccupiedArea(document, controlRecipe(document, date));
    if (!table) return table.error();
    return (*table)->geometry;
}

Result<FlatGeometry> behindLines(Document& document, const AreaRef& area, FlatGeometry& cutters)
{
    OccupiedRecipe recipe = controlRecipe(document, "");
    recipe.lines = area.data;
    recipe.plusIso.clear();
    const auto table = cachedOccupiedArea(document, recipe);
    if (!table) return table.error();
    if ((*table)->geometry.ringCount() == 0)
        return Error{
            fmt::format("the line \"{}\" does not cut: both its ends must lie outside the areas of the map, "
                        "with the ground that is meant on its left",
                        area.data)};
    addLines(cutters, featuresOfDate(*dataTable(document, area.data), (*table)->text("date", 0)).geometry);
    return (*table)->geometry;
}

Result<FlatGeometry> bufferOf(const Document& document, const AreaRef& area, const std::string& baseDate)
{
    if (!area.data.empty()) return bufferMetres(dataTable(document, area.data)->geometry, area.kilometres * 1000);
    const auto lines = contactLinesOf(document, baseDate);
    if (!lines) return lines.error();
    return bufferMetres(lines->geometry, area.kilometres * 1000);
}

}  // namespace

std::shared_ptr<const FeatureTable> tableOf(const std::string& name, FlatGeometry geometry)
{
    FeatureTable table;
    table.name = name;
    table.geometry = std::move(geometry);
    return std::make_shared<const FeatureTable>(std::move(table));
}

Result<Done> loadScenarioData(Document& document)
{
    if (document.oblasts.empty())
        return Error{fmt::format("{}: the map has no oblasts (key \"oblasts\")", document.path.string())};
    if (document.contactLines.empty())
        return Error{
            fmt::format("{}: the map has no lines of contact (key \"contact_lines\")", document.path.string())};
    std::vector<std::string> ids{document.oblasts, document.contactLines, controlRecipe(document, "").areas};
    for (const std::string& id : {document.places, document.rivers, document.lakes, document.deposits})
        if (!id.empty()) ids.push_back(id);
    auto loaded = ensureData(document, ids);
    if (loaded && dataTable(document, document.oblasts)->geometry.kind != GeometryKind::Polygon)
        return Error{fmt::format("data \"{}\" must hold areas (polygons)", document.oblasts)};
    return loaded;
}

Result<std::vector<bool>> oblastsNamed(const FeatureTable& oblasts, const std::vector<std::string>& names)
{
    std::vector<bool> chosen(oblasts.featureCount(), false);
    for (const std::string& name : names) {
        bool found = false;
        std::vector<std::string> known;
        for (std::size_t i = 0; i < oblasts.featureCount(); ++i) {
            for (const char* column : {"name", "iso", "name_uk"}) {
                known.push_back(oblasts.text(column, i));
                if (known.back() == name) chosen[i] = found = true;
            }
        }
        if (found) continue;
        const std::string nearest = nearestName(name, known);
        if (!nearest.empty()) return Error{fmt::format("unknown oblast \"{}\"; did you mean \"{}\"?", name, nearest)};
        std::vector<std::string> all;
        for (std::size_t i = 0; i < oblasts.featureCount(); ++i) all.push_back(oblasts.text("name", i));
        return Error{unknownName("oblast", name, all)};
    }
    return chosen;
}

Result<NamedArea> namedArea(Document& document, const AreaRef& area, const std::string& baseDate, FlatGeometry& cutters,
                            std::string& cutterKey)
{
    using Kind = AreaRef::Kind;
    const auto oblasts = dataTable(document, document.oblasts);
    NamedArea out;
    if (auto named = oblastsNamed(*oblasts, area.oblasts); named)
        out.oblasts = *std::move(named);
    else
        return named.error();
    if (area.oblasts.empty()) out.oblasts.assign(oblasts->featureCount(), true);
    if (!area.data.empty())
        if (const auto loaded = ensureData(document, {area.data}); !loaded) return loaded.error();
    Result<FlatGeometry> polygons = FlatGeometry{};
    switch (area.kind) {
        case Kind::Oblasts:
        case Kind::Ukraine:
            out.whole = true;
            return out;
        case Kind::Occupied: {
            const std::string date = area.date.empty() ? baseDate : area.date;
            polygons = occupiedOn(document, date);
            if (date == baseDate) break;
            const auto lines = contactLinesOf(document, date);
            if (!lines) return lines.error();
            addLines(cutters, lines->geometry);
            cutterKey += fmt::format("line {}\n", date);
            break;
        }
        case Kind::Behind:
            polygons = behindLines(document, area, cutters);
            cutterKey += fmt::format("line {}\n", area.data);
            break;
        case Kind::Pockets:
            polygons = occupiedOn(document, baseDate);
            if (polygons) polygons = detachedParts(*polygons);
            break;
        case Kind::Buffer:
            polygons = bufferOf(document, area, baseDate);
            if (polygons) addLines(cutters, ringsAsLines(*polygons));
            cutterKey += fmt::format("buffer {} {}\n", area.data, area.kilometres);
            break;
        case Kind::Data:
            if (dataTable(document, area.data)->geometry.kind != GeometryKind::Polygon)
                return Error{fmt::format("data \"{}\" must hold areas (polygons)", area.data)};
            polygons = dataTable(document, area.data)->geometry;
            addLines(cutters, ringsAsLines(*polygons));
            cutterKey += fmt::format("polygons {}\n", area.data);
            break;
    }
    if (!polygons) return polygons.error();
    out.polygons = *std::move(polygons);
    return out;
}

double BaseGround::kilometresAlongWater(const FaceSet& occupiedFaces, const FlatGeometry& line) const
{
    constexpr std::size_t most = 16;
    const std::lock_guard lock(mutex_);
    for (const auto& [faces, km] : alongWater_)
        if (faces == occupiedFaces) return km;
    const double km = kilometresAlong(line, water);
    if (alongWater_.size() == most) alongWater_.pop_front();
    alongWater_.emplace_back(occupiedFaces, km);
    return km;
}

Result<FaceSet> BaseGround::facesOf(const NamedArea& area) const
{
    FaceSet faces = subdivision.none();
    if (area.whole) {
        faces.flip();
    } else {
        auto inside = subdivision.facesIn(area.polygons);
        if (!inside) return inside;
        faces = *std::move(inside);
    }
    for (std::size_t f = 0; f < faces.size(); ++f) faces[f] = faces[f] && area.oblasts[subdivision.areaOf(f)];
    return faces;
}

Result<std::shared_ptr<const BaseGround>> baseGround(Document& document, const std::string& date,
                                                     const FlatGeometry& cutters, const std::string& cutterKey)
{
    ScenarioKey key{date + "\n" + cutterKey, {}};
    for (const std::string& id :
         {document.oblasts, document.contactLines, document.places, document.deposits, document.rivers, document.lakes})
        key.tables.push_back(dataTable(document, id));
    if (document.scenarioCache)
        if (auto known = document.scenarioCache->grounds.find(key)) return known;
    const auto oblasts = dataTable(document, document.oblasts);
    auto lines = contactLinesOf(document, date);
    if (!lines) return lines.error();
    addLines(lines->geometry, cutters);
    const auto occupied = occupiedOn(document, date);
    if (!occupied) return occupied.error();
    auto subdivision = Subdivision::create(oblasts->geometry, lines->geometry);
    if (!subdivision) return subdivision.error();
    auto faces = subdivision->facesIn(*occupied);
    if (!faces) return faces.error();
    auto united = subdivision->unite(*faces);
    if (!united) return united.error();
    auto ground = std::make_shared<BaseGround>(date, oblasts, *std::move(subdivision), *std::move(faces));
    ground->occupiedTable = tableOf("before", *std::move(united));
    const auto locate = [&](const std::string& id) -> std::vector<std::optional<std::uint32_t>> {
        const auto table = dataTable(document, id);
        if (!table || table->geometry.kind != GeometryKind::Point) return {};
        // A feature of several points, or of none, is no place.
        if (table->geometry.coordinates.size() != table->featureCount()) return {};
        return ground->subdivision.facesAt(table->geometry.coordinates);
    };
    ground->placeFaces = locate(document.places);
    ground->depositFaces = locate(document.deposits);
    for (const std::string& id : {document.rivers, document.lakes})
        if (const auto table = dataTable(document, id)) ground->water.add(table->geometry);
    if (document.scenarioCache) document.scenarioCache->grounds.put(std::move(key), ground);
    return std::shared_ptr<const BaseGround>(ground);
}

}  // namespace frontline
