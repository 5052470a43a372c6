#include "data/styles/style_files.hpp"

#include <fmt/format.h>

#include <memory>
#include <system_error>

#include "base/file.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "data/packed_files.hpp"
#include "data/styles/qgis_style.hpp"
#include "data/styles/sld_style.hpp"
#include "data/styles/xml_tree.hpp"

namespace frontline {

namespace {

constexpr const char* styleTable = "layer_styles";

LayerStyle unread(std::string source, std::string why)
{
    LayerStyle style;
    style.source = std::move(source);
    style.notes.add(std::move(why));
    return style;
}

LayerStyle styleOfXml(const std::string& source, std::string_view bytes, const std::string& layer)
{
    const auto root = parseXml(bytes);
    if (!root) return unread(source, msg("it cannot be read ({})", root.error().message));
    const bool sld = root->name == "StyledLayerDescriptor";
    if (!sld && root->name != "qgis")
        return unread(source, msg("it cannot be read ({})", msg("it is of no known kind")));
    LayerStyle style = sld ? sldStyle(*root, layer) : qgisStyle(*root);
    style.source = source;
    return style;
}

struct ResultSetCloser {
    GDALDataset* dataset;
    void operator()(OGRLayer* layer) const { dataset->ReleaseResultSet(layer); }
};
using ResultSet = std::unique_ptr<OGRLayer, ResultSetCloser>;

/// The first row of what SQLite answers; null where there is none.
OGRFeatureUniquePtr firstRow(GDALDataset& dataset, const std::string& sql)
{
    CPLPushErrorHandler(CPLQuietErrorHandler);
    OGRFeatureUniquePtr row;
    if (const ResultSet found(dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr), ResultSetCloser{&dataset}); found)
        row.reset(found->GetNextFeature());
    CPLPopErrorHandler();
    return row;
}

/// A real table: what a view or a virtual one leads to is anything.
bool isRealTable(GDALDataset& dataset)
{
    const auto row = firstRow(
        dataset, fmt::format("SELECT count(*) FROM sqlite_master WHERE name = '{}' AND type = 'table' AND sql NOT LIKE "
                             "'%VIRTUAL%'",
                             styleTable));
    return row && row->GetFieldCount() == 1 && row->GetFieldAsInteger(0) == 1;
}

std::string sqlText(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

}  // namespace

std::optional<LayerStyle> styleBeside(const std::filesystem::path& file, const std::string& layer)
{
    for (const auto& path : styleFilesOf(file)) {
        std::error_code error;
        const bool held = path.native().starts_with("/vsimem/");
        VSIStatBufL found{};
        // What a link leads to may be anything.
        if (held ? VSIStatL(path.c_str(), &found) != 0 || !VSI_ISREG(found.st_mode)
                 : !std::filesystem::is_regular_file(std::filesystem::symlink_status(path, error)))
            continue;
        const std::string source = printable(path.filename().string());
        const std::uintmax_t size =
            held ? static_cast<std::uintmax_t>(found.st_size) : std::filesystem::file_size(path, error);
        if (error || size > mostXmlBytes) return unread(source, msg("it cannot be read ({})", msg("it is too large")));
        const auto bytes = held ? Result<std::string>(firstBytes(path, size)) : readFile(path);
        if (!bytes) return unread(source, msg("it cannot be read ({})", bytes.error().message));
        return styleOfXml(source, *bytes, layer);
    }
    return std::nullopt;
}

bool isStyleTable(GDALDataset& dataset, OGRLayer& layer)
{
    const std::string_view driver = dataset.GetDriverName();
    if (driver != "GPKG" && driver != "SQLite") return false;
    return std::string_view(layer.GetName()) == styleTable && layer.GetGeomType() == wkbNone &&
           layer.GetLayerDefn()->GetFieldIndex("f_table_name") >= 0 &&
           layer.GetLayerDefn()->GetFieldIndex("styleQML") >= 0;
}

std::vector<OGRLayer*> layersOf(GDALDataset& dataset)
{
    std::vector<OGRLayer*> layers;
    for (int i = 0; i < dataset.GetLayerCount(); ++i)
        if (OGRLayer* const layer = dataset.GetLayer(i); layer && !isStyleTable(dataset, *layer))
            layers.push_back(layer);
    return layers;
}

std::optional<LayerStyle> storedStyle(GDALDataset& dataset, const std::string& layer)
{
    const std::string_view driver = dataset.GetDriverName();
    if (driver != "GPKG" && driver != "SQLite") return std::nullopt;
    OGRLayer* const table = dataset.GetLayerByName(styleTable);
    if (!table || !isStyleTable(dataset, *table) || !isRealTable(dataset)) return std::nullopt;
    // As QGIS chooses it.
    const std::string chosen = fmt::format(
        "SELECT styleName, coalesce(nullif(styleQML, ''), styleSLD) AS style FROM {} WHERE f_table_name = {} ORDER BY "
        "CASE WHEN useAsDefault THEN 0 ELSE 1 END, update_time DESC LIMIT 1",
        styleTable, sqlText(layer));
    const auto row = firstRow(dataset, fmt::format("SELECT styleName, length(style) AS long, CASE WHEN length(style) "
                                                   "<= {} THEN style END AS style FROM ({})",
                                                   mostXmlBytes, chosen));
    if (!row || row->GetFieldCount() != 3 || row->GetFieldAsInteger64(1) == 0) return std::nullopt;
    const std::string source = printable(shortened(row->GetFieldAsString(0), 60));
    const std::string name = source.empty() ? styleTable : source;
    if (!row->IsFieldSetAndNotNull(2)) return unread(name, msg("it cannot be read ({})", msg("it is too large")));
    return styleOfXml(name, row->GetFieldAsString(2), layer);
}

}  // namespace frontline
