#include "data/describe_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.hpp"
#include "base/timings.hpp"
#include "data/archives/archive_layers.hpp"
#include "data/dataset_layers.hpp"
#include "data/file_texts.hpp"
#include "data/geojson/geojson_reader.hpp"
#include "data/held_file.hpp"
#include "data/layer_reader.hpp"
#include "data/opening_policy.hpp"
#include "data/piped_data.hpp"
#include "data/reading_memory.hpp"
#include "data/styles/style_files.hpp"

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

Result<FileSummary> describe(const std::filesystem::path& path, const std::string& assumedCrs,
                             const std::string& encoding)
{
    const std::filesystem::path whole = nameForGdal(path);
    if (const auto geoJson = geoJsonFile(whole)) return describeGeoJson(path.string(), *geoJson, assumedCrs);
    if (isToBeUnpacked(whole)) return describeArchive(path.string(), whole, assumedCrs, encoding);
    GdalMessages messages;
    return describeLayers(path.string(), openDataset(path, false, encoding, messages), messages,
                          {assumedCrs, encoding, {}});
}

Result<FileSummary> describeWhereHeld(const HeldFile& file, const std::string& assumedCrs, const std::string& encoding,
                                      bool archives)
{
    if (auto sound = checkHeld(file); !sound) return sound.error();
    if (const auto geoJson = heldGeoJson(file.path)) return describeGeoJson(file.shown, *geoJson, assumedCrs);
    if (archives && isToBeUnpacked(file.path)) return describeArchive(file.shown, file.path, assumedCrs, encoding);
    GdalMessages messages;
    return describeLayers(file.shown, openHeldDataset(file.shown, file.path, encoding, messages), messages,
                          {assumedCrs, encoding, file.path});
}

}  // namespace

Result<FileSummary> describeLayers(const std::string& shown, Result<DatasetPointer> dataset, GdalMessages& messages,
                                   const DescribeOptions& options)
{
    if (!dataset) return dataset.error();
    FileSummary summary;
    std::vector<std::string> warnings = dataset.warnings;
    FileTexts texts;
    ReadOptions drawn;
    drawn.drawnOnly = true;
    drawn.assumedCrs = options.assumedCrs;
    drawn.encoding = options.encoding;
    drawn.held = options.held;
    summary.driver = (*dataset)->GetDriverName();
    for (OGRLayer* const each : layersOf(**dataset)) {
        OGRLayer& layer = *each;
        LayerReader reader(shown, **dataset, layer, drawn, messages, texts);
        LayerSummary out;
        out.name = texts.cleanName(layer.GetName());
        out.geometryType = reader.geometryType();
        out.featureCount = layer.GetFeatureCount(1) - reader.rowsBefore();
        out.encoding = reader.encoding().name;
        using Origin = LayerSummary::CrsOrigin;
        if (const SrsPointer srs = reader.namedCrs()) {
            out.crs = crsName(*srs);
            const OGRSpatialReference* named = layer.GetSpatialRef();
            out.crsOrigin = named && !named->IsEmpty() ? Origin::File : Origin::Format;
        }
        if (out.crs.empty() && reader.promisesDegrees()) {
            out.crs = crsName(*wgs84Crs());
            out.crsOrigin = Origin::Format;
        }
        if (!options.assumedCrs.empty() && (out.crs.empty() || reader.promisesDegrees())) {
            out.crs = options.assumedCrs;
            out.crsOrigin = Origin::User;
        }
        if (!out.crs.empty() || !reader.hasPlaces()) {
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
        for (auto& warning : reader.warnings()) warnings.push_back(std::move(warning));
        for (int f = 0; f < layer.GetLayerDefn()->GetFieldCount(); ++f)
            out.fields.push_back({reader.nameOfField(f), reader.typeOfField(f)});
        summary.layers.push_back(std::move(out));
    }
    if (messages.failed()) return Error{msg("{}: damaged or incomplete ({})", shown, messages.firstError())};
    for (auto& warning : texts.warnings(shown)) warnings.push_back(std::move(warning));
    return {std::move(summary), std::move(warnings)};
}

void noteStyles(const std::vector<FeatureTable>& tables, LayerSummary& layer)
{
    constexpr std::size_t mostColors = 100;
    for (const FeatureTable& table : tables) {
        layer.styleFromFile = layer.styleFromFile || !table.styles.empty();
        if (layer.labelField.empty() && table.column(table.styles.labelColumn))
            layer.labelField = table.styles.labelColumn;
        const GeometryKind kind = table.geometry.kind;
        for (const FileStyle& style : table.styles.styles) {
            auto color = kind == GeometryKind::Point ? style.symbol : style.stroke;
            if (kind == GeometryKind::Polygon && style.hatch) color = style.hatch->color;
            if (kind == GeometryKind::Polygon && style.fill) color = style.fill;
            if (!color || style.hidden || layer.colors.size() == mostColors) continue;
            std::string text = fmt::format("#{:02x}{:02x}{:02x}", color->red, color->green, color->blue);
            if (std::ranges::find(layer.colors, text) == layer.colors.end()) layer.colors.push_back(std::move(text));
        }
    }
}

Result<FileSummary> describeFile(const std::filesystem::path& path, const std::string& assumedCrs,
                                 const std::string& encoding)
{
    if (auto known = checkEncoding(encoding); !known) return known.error();
    const TimedPhase timed(Phase::Read);
    if (isStandardInput(path)) {
        registerFileDrivers(false);
        const auto piped = pipedData();
        if (!piped) return piped.error();
        return describeHeld({msg("standard input"), piped->path}, assumedCrs, encoding, true);
    }
    if (auto may = checkBeforeOpening(path, false); !may) return may.error();
    return withinMemory(path.string(), nameForGdal(path), [&] { return describe(path, assumedCrs, encoding); });
}

Result<FileSummary> describeHeld(const HeldFile& file, const std::string& assumedCrs, const std::string& encoding,
                                 bool archives)
{
    auto summary =
        withinMemory(file.shown, "", [&] { return describeWhereHeld(file, assumedCrs, encoding, archives); });
    if (!summary) return Error{namedAsShown(file, summary.error().message)};
    for (std::string& warning : summary.warnings) warning = namedAsShown(file, std::move(warning));
    for (LayerSummary& layer : summary->layers)
        for (std::string& warning : layer.warnings) warning = namedAsShown(file, std::move(warning));
    return summary;
}

Result<FileSummary> describeFile(const FetchedFile& file, const std::string& assumedCrs, const std::string& encoding)
{
    if (auto known = checkEncoding(encoding); !known) return known.error();
    const TimedPhase timed(Phase::Read);
    registerFileDrivers(false);
    return describeHeld({file.address().text, file.path()}, assumedCrs, encoding, true);
}

}  // namespace frontline
