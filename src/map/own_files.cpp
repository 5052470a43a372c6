#include "map/own_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <system_error>

#include "base/message.hpp"
#include "base/text.hpp"
#include "base/timings.hpp"
#include "data/read_features.hpp"
#include "geo/simplify.hpp"
#include "map/kept_tables.hpp"

namespace frontline {

namespace {

// Okabe and Ito's colours that are told apart with every kind of colour vision (black and yellow left out: too near
// to labels and to paper).
constexpr std::array ownColors{"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00"};

StyleRule plainStyle(GeometryKind kind, const std::string& color)
{
    StyleRule rule;
    if (kind == GeometryKind::Polygon) {
        rule.fill = FillStyle{{color, 0.35}, {}};
        rule.line = LineStyle{{color, 1}, 1, {}, 0, {}};
    } else if (kind == GeometryKind::Line) {
        rule.line = LineStyle{{color, 1}, 1.6, {}, 0, {}};
    } else {
        rule.symbol = SymbolStyle{SymbolShape::Circle, 5, {color, 1}, ColorRef{"#FFFFFF", 1}, 0.8};
    }
    return rule;
}

LayerId freeId(const MapDefinition& map, const std::vector<OwnLayer>& files, const std::string& wanted)
{
    LayerId id(wanted);
    const auto taken = [&] {
        return map.layer(id) || map.data.contains(DataId(id.text())) ||
               std::ranges::any_of(files, [&](const OwnLayer& own) { return own.layer->id == id; });
    };
    for (int n = 2; taken(); ++n) id = LayerId(fmt::format("{}-{}", wanted, n));
    return id;
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
                         table->columns, table->unmeasurable}));
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

/// What was kept of the file, else what is read of it, which is kept then. kept: may be null.
Result<KeptTables::Tables> readOrFind(KeptTables* kept, const std::filesystem::path& path, const ReadOptions& options,
                                      const DrawnDetail& detail)
{
    const std::string how =
        options.encoding.empty() ? options.assumedCrs : fmt::format("{}\n{}", options.assumedCrs, options.encoding);
    const auto source = kept ? KeptTables::source(path) : std::nullopt;
    if (source) {
        if (auto found = kept->find(*source, how, detail)) return *std::move(found);
        if (auto whole = detail.isAll() ? std::nullopt : kept->find(*source, how, {})) return *std::move(whole);
    }
    auto read = readFeatures(path, options);
    if (!read) return read.error();
    Result<KeptTables::Tables> tables{shared(std::move(read).value()), std::move(read.warnings)};
    if (!source) return tables;
    if (detail.toleranceMetres > 0)
        if (auto drawn = simplified(*tables, detail)) *tables = *std::move(drawn);
    kept->keep(*source, how, detail, *tables, tables.warnings);
    return tables;
}

}  // namespace

Result<std::vector<OwnLayer>> openOwnFile(const MapDefinition& map, DataStore& store, const Selection& selection,
                                          const std::filesystem::path& path, const std::string& assumedCrs,
                                          const std::stop_token& stop, const DrawnDetail& detail,
                                          const std::string& encoding)
{
    ReadOptions options;
    options.assumedCrs = assumedCrs;
    options.encoding = encoding;
    options.stop = stop;
    options.region = detail.region;
    options.drawnOnly = true;
    const TimedPhase timed(Phase::Read);
    auto tables = readOrFind(store.kept.get(), path, options, detail);
    if (!tables) return tables.error();
    if (stop.stop_requested()) return Error{msg("{}: reading it was cancelled", path.string())};
    if (areBare(*tables)) {
        const std::string why = tables.warnings.empty() ? "" : " (" + tables.warnings.front() + ")";
        return Error{msg("{}: there is nothing to draw in it", path.string()) + why};
    }
    const std::string stem = printable(path.stem().string());
    std::error_code ignored;
    const auto absolute = std::filesystem::absolute(path, ignored);
    std::vector<OwnLayer> all = selection.files;
    for (const TablePointer& table : *tables) {
        LayerDefinition layer;
        const bool plainName = table->name.empty() || table->name == stem;
        // Layer switches are separated by commas.
        std::string wanted = plainName ? stem : stem + ":" + table->name;
        for (char& c : wanted)
            if (c == ',' || c == ' ') c = '-';
        layer.id = freeId(map, all, wanted);
        layer.title = LocalText(plainName ? stem : stem + ", " + table->name);
        layer.data = DataId(layer.id.text());
        layer.rules.push_back(plainStyle(table->geometry.kind, ownColors[all.size() % ownColors.size()]));
        const DataFile file{absolute, assumedCrs, "", all.size() - selection.files.size(), false, false, encoding};
        store.putTable(file, table);
        all.push_back({std::make_shared<const LayerDefinition>(std::move(layer)), file});
    }
    if (auto swapped = swappedWarning(map, path, *tables)) tables.warnings.push_back(*std::move(swapped));
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(selection.files.size()));
    return {std::move(all), std::move(tables.warnings)};
}

}  // namespace frontline
