#include "map/own_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <set>
#include <system_error>

#include "base/message.hpp"
#include "base/timings.hpp"
#include "data/database_source.hpp"
#include "data/piped_data.hpp"
#include "data/read_features.hpp"
#include "geo/simplify.hpp"
#include "map/kept_tables.hpp"
#include "map/own_layer_ids.hpp"
#include "map/own_style.hpp"

namespace frontline {

namespace {

// Okabe and Ito's colours that are told apart with every kind of colour vision (black and yellow left out: too near
// to labels and to paper).
constexpr std::array ownColors{"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00"};

/// The tables of one layer: one for each kind of geometry, bottom first.
struct LayerParts {
    std::string name;
    bool several = false;             // the file has more layers
    std::vector<std::size_t> tables;  // numbers in the file
};

std::vector<LayerParts> layersOfTables(const KeptTables::Tables& tables)
{
    std::vector<LayerParts> layers;
    std::optional<std::uint32_t> last;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const FeatureTable& table = *tables[t];
        if (last != table.layerNumber) layers.push_back({table.name, table.layersInFile > 1, {}});
        last = table.layerNumber;
        layers.back().tables.push_back(t);
    }
    // What hides least lies on top: points on lines on polygons.
    for (LayerParts& layer : layers)
        std::ranges::sort(layer.tables, std::ranges::greater(),
                          [&](std::size_t t) { return tables[t]->geometry.kind; });
    return layers;
}

const char* kindWord(GeometryKind kind)
{
    return kind == GeometryKind::Point ? "points" : kind == GeometryKind::Line ? "lines" : "areas";
}

std::size_t wholeLayers(const std::vector<OwnLayer>& files)
{
    std::set<LayerId> ids;
    for (const OwnLayer& own : files) ids.insert(own.layer->whole());
    return ids.size();
}

bool areBare(const KeptTables::Tables& tables)
{
    return std::ranges::all_of(tables, [](const TablePointer& t) { return t->geometry.coordinates.empty(); });
}

KeptTables::Tables shared(std::vector<FeatureTable> tables)
{
    KeptTables::Tables out;
    for (FeatureTable& table : tables) out.push_back(std::make_shared<const FeatureTable>(std::move(table)));
    return out;
}

/// As the scene would simplify them before it draws them; nothing where nothing would be left of them, which is to be
/// said with where they are.
std::optional<KeptTables::Tables> simplified(const KeptTables::Tables& tables, const DrawnDetail& detail)
{
    constexpr double most = std::numeric_limits<double>::infinity();
    const Box within = detail.region.empty() ? Box{-most, -most, most, most} : detail.region;
    KeptTables::Tables out;
    for (const TablePointer& table : tables) {
        if (table->geometry.kind == GeometryKind::Point) {
            out.push_back(table);
            continue;
        }
        std::vector<std::uint32_t> all(table->featureCount());
        std::iota(all.begin(), all.end(), 0U);
        out.push_back(std::make_shared<const FeatureTable>(
            FeatureTable{table->name, simplifyForDisplay(table->geometry, all, within, detail.toleranceMetres),
                         table->columns, table->unmeasurable, table->styles, table->layerNumber, table->layersInFile}));
    }
    return areBare(out) ? std::nullopt : std::optional(std::move(out));
}

/// A warning where no place lies in any view of the map, and each would if longitude and latitude were exchanged.
std::optional<std::string> swappedWarning(const MapDefinition& map, const std::filesystem::path& path,
                                          const KeptTables::Tables& tables)
{
    Box views;
    for (const ViewPreset& view : map.views) {
        views.add(Xy{view.lonLat.minX, view.lonLat.minY});
        views.add(Xy{view.lonLat.maxX, view.lonLat.maxY});
    }
    if (views.empty()) return std::nullopt;
    for (const TablePointer& table : tables)
        for (const Xy place : table->geometry.coordinates)
            if (views.contains(place) || !views.contains(Xy{place.y, place.x})) return std::nullopt;
    return msg(
        "{}: lies far from the map, and longitude and latitude look swapped in it: exchanged, all of it would lie on "
        "the "
        "map",
        path.string());
}

struct OwnName {
    std::filesystem::path shown;    // as messages have it
    std::filesystem::path lasting;  // whatever the current folder is
};

Result<OwnName> wholeName(const std::filesystem::path& named)
{
    auto shown = ownFileName(named);
    if (!shown) return shown.error();
    if (isStandardInput(*shown) || isWebAddress(*shown) || isDatabaseAddress(*shown)) return OwnName{*shown, *shown};
    std::error_code ignored;
    return OwnName{*shown, std::filesystem::absolute(*shown, ignored)};
}

/// A file, or what is at an address.
Result<std::vector<FeatureTable>> readOwn(Fetches& fetches, const std::filesystem::path& path,
                                          const ReadOptions& options)
{
    if (isDatabaseAddress(path)) return readDatabase(path, options);
    if (!isWebAddress(path)) return readFeatures(path, options);
    const auto fetched = fetches.fetch(path, options.stop);
    if (!fetched) return fetched.error();
    return readFeatures(*fetched, options);
}

/// What was kept of the file, else what is read of it, which is kept then. kept: may be null.
Result<KeptTables::Tables> readOrFind(KeptTables* kept, Fetches& fetches, const std::filesystem::path& path,
                                      const ReadOptions& options, const DrawnDetail& detail)
{
    const std::string how =
        options.encoding.empty() ? options.assumedCrs : fmt::format("{}\n{}", options.assumedCrs, options.encoding);
    const auto source = kept ? KeptTables::source(path) : std::nullopt;
    if (source) {
        if (auto found = kept->find(*source, how, detail)) return *std::move(found);
        if (auto whole = detail.isAll() ? std::nullopt : kept->find(*source, how, {})) return *std::move(whole);
    }
    auto read = readOwn(fetches, path, options);
    if (!read) return read.error();
    std::vector<std::string> warnings = std::move(read.warnings);
    Result<KeptTables::Tables> tables{shared(std::move(read).value()), std::move(warnings)};
    if (!source) return tables;
    if (detail.toleranceMetres > 0)
        if (auto drawn = simplified(*tables, detail)) *tables = *std::move(drawn);
    kept->keep(*source, how, detail, *tables, tables.warnings);
    return tables;
}

}  // namespace

Result<std::filesystem::path> ownFileName(const std::filesystem::path& named)
{
    if (isDatabaseAddress(named)) return std::filesystem::path(typedDatabase(named));
    // Of another scheme it is none that is fetched, and no file either, unless one is there.
    std::error_code ignored;
    const bool meant = named.native().find("://") != std::string::npos && !std::filesystem::exists(named, ignored);
    if (!meant && !isWebAddress(named)) return named;
    auto address = typedAddress(named);
    if (!address) return address.error();
    return std::filesystem::path(address->text);
}

std::string ownColor(std::size_t layersBefore)
{
    return ownColors[layersBefore % ownColors.size()];
}

Result<std::vector<OwnLayer>> openOwnFile(const MapDefinition& map, DataStore& store, const Selection& selection,
                                          const std::filesystem::path& named, const std::string& assumedCrs,
                                          const std::stop_token& stop, const DrawnDetail& detail,
                                          const std::string& encoding)
{
    const auto whole = wholeName(named);
    if (!whole) return whole.error();
    const std::filesystem::path& path = whole->shown;
    ReadOptions options;
    options.assumedCrs = assumedCrs;
    options.encoding = encoding;
    options.stop = stop;
    options.region = detail.region;
    options.drawnOnly = true;
    const TimedPhase timed(Phase::Read);
    auto tables = readOrFind(store.kept.get(), store.fetches, path, options, detail);
    if (!tables) return tables.error();
    if (stop.stop_requested()) return Error{msg("{}: reading it was cancelled", path.string())};
    if (areBare(*tables)) {
        const std::string why = tables.warnings.empty() ? "" : " (" + tables.warnings.front() + ")";
        return Error{msg("{}: there is nothing to draw in it", path.string()) + why};
    }
    const std::string stem = stemOf(path);
    const std::vector<LayerParts> parts = layersOfTables(*tables);
    std::vector<std::string> names;
    for (const LayerParts& layer : parts) names.push_back(layer.name);
    const auto ids = OwnLayerIds(map, selection).next(path, names, !parts.empty() && parts.front().several);
    std::size_t before = wholeLayers(selection.files);
    std::vector<OwnLayer> opened;
    for (std::size_t l = 0; l < parts.size(); ++l) {
        const std::string color = ownColor(before++);
        for (const std::size_t t : parts[l].tables) {
            const TablePointer& table = (*tables)[t];
            const bool mixed = parts[l].tables.size() > 1;
            LayerDefinition layer;
            layer.id = mixed ? LayerId(fmt::format("{}:{}", ids[l].text(), kindWord(table->geometry.kind))) : ids[l];
            if (mixed) layer.partOf = ids[l];
            layer.title = LocalText(table->name.empty() || table->name == stem ? stem : stem + ", " + table->name);
            layer.data = DataId(layer.id.text());
            auto rules = ownRules(*table, color, {});
            if (!rules) return rules.error();
            layer.rules = *std::move(rules);
            const DataFile file{whole->lasting, assumedCrs, "", t, false, false, encoding};
            store.putTable(file, table);
            opened.push_back({std::make_shared<const LayerDefinition>(std::move(layer)), file, {}, color});
        }
    }
    if (auto swapped = swappedWarning(map, path, *tables)) tables.warnings.push_back(*std::move(swapped));
    return {std::move(opened), std::move(tables.warnings)};
}

Box boundsOfTables(DataStore& store, const std::vector<OwnLayer>& layers)
{
    Box box;
    for (const OwnLayer& own : layers)
        if (const TablePointer table = store.findTable(own.file)) box.add(boundsOf(table->geometry));
    return box;
}

Box withSurroundings(const Box& lonLat)
{
    constexpr double leastDegrees = 0.5, besideShare = 0.12, aboveShare = 0.25;
    const double size = std::max({lonLat.width() / 1.5, lonLat.height(), leastDegrees});
    const double high = std::max(0.0, leastDegrees - lonLat.height()) / 2 + size * aboveShare;
    const double wide = std::max(0.0, 1.5 * leastDegrees - lonLat.width()) / 2 + size * besideShare;
    return {std::max(lonLat.minX - wide, -360.0), std::max(lonLat.minY - high, -89.0),
            std::min(lonLat.maxX + wide, 360.0), std::min(lonLat.maxY + high, 89.0)};
}

}  // namespace frontline
