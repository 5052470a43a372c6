#include "analysis/base_ground.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.hpp"
#include "geo/geodesic.hpp"
#include "geo/line_along.hpp"
#include "geo/set_operations.hpp"
#include "map/control.hpp"
#include "map/layer_data.hpp"
#include "map/local_names.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

void addLines(FlatGeometry& lines, const FlatGeometry& more)
{
    lines.kind = GeometryKind::Line;
    appendFeatures(lines, more);
}

Result<FeatureTable> contactLinesOf(const MapData& data, const ScenarioTables& tables, const std::string& date)
{
    FeatureTable lines = featuresOfDate(*tables.contactLines, date);
    if (lines.featureCount() == 0 || lines.geometry.kind != GeometryKind::Line)
        return Error{msg("data \"{}\" has no line of {}", data.map.roles.contactLines.text(), date)};
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

Result<FlatGeometry> occupiedOn(const MapData& data, const std::string& date)
{
    const auto table = occupiedArea(data, controlRecipe(data.map, date), date);
    if (!table) return table.error();
    return (*table)->geometry;
}

Result<FlatGeometry> behindLines(const MapData& data, const AreaRef& area, const FeatureTable& lines,
                                 const std::string& shownDate, Cutters& cutters)
{
    OccupiedRecipe recipe = controlRecipe(data.map, "");
    recipe.lines = area.data;
    recipe.plusIso.clear();
    const auto table = occupiedArea(data, recipe, shownDate);
    if (!table) return table.error();
    if ((*table)->geometry.ringCount() == 0)
        return Error{
            msg("the line \"{}\" does not cut: both its ends must lie outside the areas of the map, "
                "with the ground that is meant on its left",
                area.data.text())};
    addLines(cutters.lines, featuresOfDate(lines, (*table)->text("date", 0)).geometry);
    return (*table)->geometry;
}

Result<FlatGeometry> bufferOf(const MapData& data, const ScenarioTables& tables, const AreaRef& area,
                              const FeatureTable* of, const std::string& baseDate)
{
    if (of) return bufferMetres(of->geometry, area.kilometres * 1000);
    const auto lines = contactLinesOf(data, tables, baseDate);
    if (!lines) return lines.error();
    return bufferMetres(lines->geometry, area.kilometres * 1000);
}

/// What an oblast may be called in a recipe.
std::vector<std::string> callNames(const FeatureTable& oblasts, std::size_t i)
{
    const LocalText name = localName(oblasts, i);
    std::vector<std::string> names{name.own(), oblasts.text("iso", i)};
    for (const auto& [language, translation] : name.translations()) names.push_back(translation);
    return names;
}

}  // namespace

TablePointer tableOf(const std::string& name, FlatGeometry geometry)
{
    FeatureTable table;
    table.name = name;
    table.geometry = std::move(geometry);
    return std::make_shared<const FeatureTable>(std::move(table));
}

std::vector<DataId> scenarioData(const MapDefinition& map)
{
    const DataRoles& roles = map.roles;
    const OccupiedRecipe control = controlRecipe(map, "");
    return {roles.oblasts, roles.contactLines, control.areas, control.lines,
            roles.places,  roles.rivers,       roles.lakes,   roles.deposits};
}

Result<ScenarioTables> loadScenarioTables(const MapData& data)
{
    const MapDefinition& map = data.map;
    if (map.roles.oblasts.empty()) return Error{msg("{}: the map has no oblasts (key \"oblasts\")", map.path.string())};
    if (map.roles.contactLines.empty())
        return Error{msg("{}: the map has no lines of contact (key \"contact_lines\")", map.path.string())};
    auto loaded = data.load(scenarioData(map));
    if (!loaded) return loaded.error();
    ScenarioTables tables;
    for (const auto& [id, table] : {std::pair{map.roles.oblasts, &tables.oblasts},
                                    {map.roles.contactLines, &tables.contactLines},
                                    {map.roles.places, &tables.places},
                                    {map.roles.deposits, &tables.deposits},
                                    {map.roles.rivers, &tables.rivers},
                                    {map.roles.lakes, &tables.lakes}}) {
        if (id.empty()) continue;
        auto read = data.table(id);
        if (!read) return read.error();
        *table = *std::move(read);
    }
    if (tables.oblasts->geometry.kind != GeometryKind::Polygon)
        return Error{msg("data \"{}\" must hold areas (polygons)", map.roles.oblasts.text())};
    return {std::move(tables), std::move(loaded.warnings)};
}

std::string scenarioDataKey(const MapData& data)
{
    std::string key;
    for (const DataId id : scenarioData(data.map)) key += data.key(id) + "\n";
    for (const std::string& iso : controlRecipe(data.map, "").plusIso) key += iso + "\n";
    return key;
}

Result<std::vector<bool>> oblastsNamed(const FeatureTable& oblasts, const std::vector<std::string>& names)
{
    std::vector<bool> chosen(oblasts.featureCount(), false);
    for (const std::string& name : names) {
        bool found = false;
        std::vector<std::string> known;
        for (std::size_t i = 0; i < oblasts.featureCount(); ++i) {
            for (const std::string& one : callNames(oblasts, i)) {
                known.push_back(one);
                if (one == name) chosen[i] = found = true;
            }
        }
        if (found) continue;
        const std::string nearest = nearestName(name, known);
        if (!nearest.empty()) return Error{msg("unknown oblast \"{}\"; did you mean \"{}\"?", name, nearest)};
        std::vector<std::string> all;
        for (std::size_t i = 0; i < oblasts.featureCount(); ++i) all.push_back(oblasts.text("name", i));
        return Error{unknownName("oblast", name, all)};
    }
    return chosen;
}

Result<NamedArea> namedArea(const MapData& data, const ScenarioTables& tables, const AreaRef& area,
                            const std::string& baseDate, Cutters& cutters)
{
    using Kind = AreaRef::Kind;
    NamedArea out;
    if (auto named = oblastsNamed(*tables.oblasts, area.oblasts); named)
        out.oblasts = *std::move(named);
    else
        return named.error();
    if (area.oblasts.empty()) out.oblasts.assign(tables.oblasts->featureCount(), true);
    TablePointer own;  // of the area
    if (!area.data.empty()) {
        auto read = data.table(area.data);
        if (!read) return read.error();
        own = *std::move(read);
    }
    Result<FlatGeometry> polygons = FlatGeometry{};
    switch (area.kind) {
        case Kind::Oblasts:
        case Kind::Ukraine:
            out.whole = true;
            return out;
        case Kind::Occupied: {
            const std::string date = area.date.empty() ? baseDate : area.date;
            polygons = occupiedOn(data, date);
            if (date == baseDate) break;
            const auto lines = contactLinesOf(data, tables, date);
            if (!lines) return lines.error();
            addLines(cutters.lines, lines->geometry);
            cutters.key += fmt::format("line {}\n", date);
            break;
        }
        case Kind::Behind:
            polygons = behindLines(data, area, *own, baseDate, cutters);
            cutters.key += fmt::format("behind {}\n", data.key(area.data));
            break;
        case Kind::Pockets:
            polygons = occupiedOn(data, baseDate);
            if (polygons) polygons = detachedParts(*polygons);
            break;
        case Kind::Buffer:
            polygons = bufferOf(data, tables, area, own.get(), baseDate);
            if (polygons) addLines(cutters.lines, ringsAsLines(*polygons));
            cutters.key += fmt::format("buffer {} {}\n", data.key(area.data), area.kilometres);
            break;
        case Kind::Data:
            if (own->geometry.kind != GeometryKind::Polygon)
                return Error{msg("data \"{}\" must hold areas (polygons)", area.data.text())};
            polygons = own->geometry;
            addLines(cutters.lines, ringsAsLines(*polygons));
            cutters.key += fmt::format("polygons {}\n", data.key(area.data));
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

namespace {

Result<DataStore::Made<BaseGround>> makeGround(const MapData& data, const ScenarioTables& tables,
                                               const std::string& date, const Cutters& cutters)
{
    auto lines = contactLinesOf(data, tables, date);
    if (!lines) return lines.error();
    addLines(lines->geometry, cutters.lines);
    const auto occupied = occupiedOn(data, date);
    if (!occupied) return occupied.error();
    auto subdivision = Subdivision::create(tables.oblasts->geometry, lines->geometry);
    if (!subdivision) return subdivision.error();
    auto faces = subdivision->facesIn(*occupied);
    if (!faces) return faces.error();
    auto united = subdivision->unite(*faces);
    if (!united) return united.error();
    auto ground = std::make_shared<BaseGround>(date, tables.oblasts, *std::move(subdivision), *std::move(faces));
    ground->occupiedTable = tableOf("before", *std::move(united));
    const auto locate = [&](const TablePointer& table) -> std::vector<std::optional<std::uint32_t>> {
        if (!table || table->geometry.kind != GeometryKind::Point) return {};
        // A feature of several points, or of none, is no place.
        if (table->geometry.coordinates.size() != table->featureCount()) return {};
        return ground->subdivision.facesAt(table->geometry.coordinates);
    };
    ground->placeFaces = locate(tables.places);
    ground->depositFaces = locate(tables.deposits);
    std::size_t points = ground->subdivision.faces().coordinates.size() + ground->subdivision.sharedEdges().size();
    for (const TablePointer& table : {tables.rivers, tables.lakes}) {
        if (!table) continue;
        ground->water.add(table->geometry);
        points += table->geometry.coordinates.size();
    }
    // What the points are held in beside their coordinates: edges, grid cells, prepared geometry.
    constexpr std::size_t bytesPerPoint = 64;
    return DataStore::Made<BaseGround>{std::move(ground), points * bytesPerPoint};
}

}  // namespace

Result<std::shared_ptr<const BaseGround>> baseGround(const MapData& data, const ScenarioTables& tables,
                                                     const std::string& date, const Cutters& cutters)
{
    return data.store.get<BaseGround>("ground\n" + date + "\n" + cutters.key + scenarioDataKey(data),
                                      [&] { return makeGround(data, tables, date, cutters); });
}

}  // namespace frontline
