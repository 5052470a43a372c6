#include "map/prepared_tables.hpp"

#include <span>

#include "base/file.hpp"
#include "base/program_files.hpp"
#include "data/table_file.hpp"
#include "map/control.hpp"
#include "map/data_store.hpp"

namespace frontline {

namespace {

std::filesystem::path fileOf(const std::filesystem::path& folder, const std::string& name)
{
    return folder / (name + ".table");
}

Result<Done> write(const std::filesystem::path& folder, const std::string& name,
                   const std::vector<std::filesystem::path>& madeFrom, const FeatureTable& table)
{
    const auto key = contentKey(madeFrom);
    if (!key) return key.error();
    const std::string bytes = encodeTable(table, *key);
    return writeFileAtomically(fileOf(folder, name), std::as_bytes(std::span(bytes)));
}

/// Of an occupied area: what it is called, and the files that it is computed from; no name where one of them is not of
/// the default map.
struct PreparedArea {
    std::string name = "occupied";
    std::vector<std::filesystem::path> madeFrom;
};

PreparedArea preparedArea(const MapDefinition& map, const OccupiedRecipe& recipe, const std::string& date)
{
    PreparedArea area;
    for (const DataId id : dataOf(map, recipe)) {
        const DataFile* file = map.file(id);
        if (!file || !file->ofMap) return {};
        area.name += "-" + id.text();
        area.madeFrom.push_back(file->path);
    }
    for (const std::string& iso : recipe.plusIso) area.name += "-" + iso;
    if (!date.empty()) area.name += "-" + date;
    return area;
}

std::optional<FeatureTable> prepared(const std::string& name, const std::vector<std::filesystem::path>& madeFrom)
{
    const std::filesystem::path file = fileOf(preparedPath(), name);
    std::error_code none;
    if (madeFrom.empty() || !std::filesystem::is_regular_file(file, none)) return std::nullopt;
    const auto key = contentKey(madeFrom);
    const auto bytes = readFile(file);
    return key && bytes ? decodeTable(*bytes, *key) : std::nullopt;
}

}  // namespace

std::optional<FeatureTable> preparedTable(const DataFile& file)
{
    if (!file.ofMap || file.table.value_or(0) != 0) return std::nullopt;
    return prepared(file.path.stem().string(), {file.path});
}

std::optional<FeatureTable> preparedOccupiedArea(const MapDefinition& map, const OccupiedRecipe& recipe,
                                                 const std::string& date)
{
    const PreparedArea area = preparedArea(map, recipe, date);
    return prepared(area.name, area.madeFrom);
}

Result<Done> prepareTables(const std::filesystem::path& folder)
{
    const auto read = readMap(defaultMapPath());
    if (!read) return read.error();
    const MapDefinition& map = *read;
    DataStore store;
    const MapData data{map, store};
    for (const auto& [id, file] : map.data) {
        if (!file.ofMap) continue;
        const auto table = store.table(file);
        if (!table) return table.error();
        if (auto written = write(folder, file.path.stem().string(), {file.path}, **table); !written) return written;
    }
    for (const LayerPointer& layer : map.layers) {
        if (!layer->occupied) continue;
        for (const std::string& date : map.dates) {
            const auto area = occupiedArea(data, *layer->occupied, date);
            if (!area) return area.error();
            const PreparedArea named = preparedArea(map, *layer->occupied, (*area)->text("date", 0));
            if (auto written = write(folder, named.name, named.madeFrom, **area); !written) return written;
        }
    }
    return Done{};
}

}  // namespace frontline
