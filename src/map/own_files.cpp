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
#include "map/own_style.hpp"

namespace frontline {

namespace {

// Okabe and Ito's colours that are told apart with every kind of colour vision (black and yellow left out: too near
// to labels and to paper).
constexpr std::array ownColors{"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00"};

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

std::string ownColor(std::size_t number)
{
    return ownColors[number % ownColors.size()];
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
                         table->columns, table->unmeasurable, table->styles}));
    }
    return areBare(out) ? std::nullopt : std::optional(std::move(out));
}

/// What was kept of the file, else what is read of it, which is kept then. kept: may be null.
Result<KeptTables::Tables> readOrFind(KeptTables* kept, const std::filesystem::path& path, const ReadOptions& options,
                                      const DrawnDetail& detail)
{
    const auto source = kept ? KeptTables::source(path) : std::nullopt;
    if (source) {
        if (auto found = kept->find(*source, options.assumedCrs, detail)) return *std::move(found);
        if (auto whole = detail.isAll() ? std::nullopt : kept->find(*source, options.assumedCrs, {}))
            return *std::move(whole);
    }
    auto read = readFeatures(path, options);
    if (!read) return read.error();
    Result<KeptTables::Tables> tables{shared(std::move(read).value()), std::move(read.warnings)};
    if (!source) return tables;
    if (detail.toleranceMetres > 0)
        if (auto drawn = simplified(*tables, detail)) *tables = *std::move(drawn);
    kept->keep(*source, options.assumedCrs, detail, *tables, tables.warnings);
    return tables;
}

}  // namespace

Result<std::vector<OwnLayer>> openOwnFile(const MapDefinition& map, DataStore& store, const Selection& selection,
                                          const std::filesystem::path& path, const std::string& assumedCrs,
                                          const std::stop_token& stop, const DrawnDetail& detail)
{
    ReadOptions options;
    options.assumedCrs = assumedCrs;
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
        auto rules = ownRules(*table, ownColor(all.size()), {});
        if (!rules) return rules.error();
        layer.rules = *std::move(rules);
        const DataFile file{absolute, assumedCrs, "", all.size() - selection.files.size(), false};
        store.putTable(file, table);
        all.push_back({std::make_shared<const LayerDefinition>(std::move(layer)), file});
    }
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(selection.files.size()));
    return {std::move(all), std::move(tables.warnings)};
}

}  // namespace frontline
