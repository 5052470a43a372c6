#include "data/describe_file.hpp"

#include "base/message.hpp"
#include "base/timings.hpp"
#include "data/file_texts.hpp"
#include "data/geojson/geojson_reader.hpp"
#include "data/layer_reader.hpp"
#include "data/reading_memory.hpp"

namespace frontline {

namespace {

/// Of a layer whose CRS is not known; empty where that is nowhere in any.
Box extentOf(OGRLayer& layer)
{
    OGREnvelope extent;
    if (layer.GetExtent(&extent, 1) != OGRERR_NONE) return {};
    if (!isInAnyCrs({extent.MinX, extent.MinY}) || !isInAnyCrs({extent.MaxX, extent.MaxY})) return {};
    return {extent.MinX, extent.MinY, extent.MaxX, extent.MaxY};
}

/// All but what is known when its features are read.
LayerSummary headOf(OGRLayer& layer, GDALDataset& dataset, const std::string& assumedCrs, FileTexts& texts)
{
    using Origin = LayerSummary::CrsOrigin;
    LayerSummary out;
    out.name = texts.clean(layer.GetName());
    out.geometryType = OGRGeometryTypeToName(layer.GetGeomType());
    out.featureCount = layer.GetFeatureCount(1);
    if (const SrsPointer srs = crsOf(layer, dataset)) {
        out.crs = crsName(*srs);
        const OGRSpatialReference* named = layer.GetSpatialRef();
        out.crsOrigin = named && !named->IsEmpty() ? Origin::File : Origin::Format;
    }
    if (!assumedCrs.empty() && (out.crs.empty() || promisesDegrees(dataset.GetDriverName()))) {
        out.crs = assumedCrs;
        out.crsOrigin = Origin::User;
    }
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int f = 0; f < definition.GetFieldCount(); ++f) {
        const OGRFieldDefn& field = *definition.GetFieldDefn(f);
        out.fields.push_back({texts.clean(field.GetNameRef()), OGRFieldDefn::GetFieldTypeName(field.GetType())});
    }
    return out;
}

Result<FileSummary> describe(const std::filesystem::path& path, const std::string& assumedCrs)
{
    if (const auto geoJson = geoJsonFile(nameForGdal(path)))
        return describeGeoJson(path.string(), *geoJson, assumedCrs);
    GdalMessages messages;
    auto dataset = openDataset(path, false, messages);
    if (!dataset) return dataset.error();
    FileSummary summary;
    std::vector<std::string> warnings = dataset.warnings;
    FileTexts texts;
    ReadOptions drawn;
    drawn.drawnOnly = true;
    drawn.assumedCrs = assumedCrs;
    summary.driver = (*dataset)->GetDriverName();
    for (int i = 0; i < (*dataset)->GetLayerCount(); ++i) {
        OGRLayer& layer = *(*dataset)->GetLayer(i);
        LayerSummary out = headOf(layer, **dataset, assumedCrs, texts);
        if (!out.crs.empty() || layer.GetGeomType() == wkbNone) {
            LayerReader reader(path.string(), **dataset, layer, drawn, messages, texts);
            std::vector<FeatureTable> tables;
            if (auto done = reader.read(tables); !done) return afterWarnings(dataset.warnings, done.error());
            out.drawn = reader.appended().drawn();
            out.skipped = reader.appended().skipped();
            out.extent = reader.appended().extent;
            out.degrees = reader.appended().degrees;
            out.date = findDateColumn(tables);
            noteStyles(tables, out);
            out.warnings = reader.warnings();
            warnings.insert(warnings.end(), out.warnings.begin(), out.warnings.end());
        } else {
            out.extent = extentOf(layer);
        }
        summary.layers.push_back(std::move(out));
    }
    if (messages.failed()) return Error{msg("{}: damaged or incomplete ({})", path.string(), messages.firstError())};
    for (auto& warning : texts.warnings(path)) warnings.push_back(std::move(warning));
    return {std::move(summary), std::move(warnings)};
}

}  // namespace

void noteStyles(const std::vector<FeatureTable>& tables, LayerSummary& layer)
{
    constexpr std::size_t mostColors = 100;
    for (const FeatureTable& table : tables) {
        layer.styleFromFile = layer.styleFromFile || !table.styles.empty();
        if (layer.labelField.empty() && table.column(table.styles.labelColumn))
            layer.labelField = table.styles.labelColumn;
        const GeometryKind kind = table.geometry.kind;
        for (const FileStyle& style : table.styles.styles) {
            const auto& color = kind == GeometryKind::Point                 ? style.symbol
                                : kind == GeometryKind::Line || !style.fill ? style.stroke
                                                                            : style.fill;
            if (!color || style.hidden || layer.colors.size() == mostColors) continue;
            std::string text = fmt::format("#{:02x}{:02x}{:02x}", color->red, color->green, color->blue);
            if (std::ranges::find(layer.colors, text) == layer.colors.end()) layer.colors.push_back(std::move(text));
        }
    }
}

Result<FileSummary> describeFile(const std::filesystem::path& path, const std::string& assumedCrs)
{
    const TimedPhase timed(Phase::Read);
    if (auto may = checkBeforeOpening(path, false); !may) return may.error();
    return withinMemory(path.string(), nameForGdal(path), [&] { return describe(path, assumedCrs); });
}

}  // namespace frontline
