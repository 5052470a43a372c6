#include "data/describe_file.hpp"

#include <fmt/format.h>

#include "base/message.hpp"
#include "data/file_texts.hpp"
#include "data/layer_reader.hpp"

namespace frontline {

namespace {

std::string crsName(const OGRSpatialReference& srs)
{
    const char* authority = srs.GetAuthorityName(nullptr);
    const char* code = srs.GetAuthorityCode(nullptr);
    if (authority && code) return fmt::format("{}:{}", authority, code);
    const char* name = srs.GetName();
    return name ? name : msg("unnamed");
}

}  // namespace

Result<FileSummary> describeFile(const std::filesystem::path& path)
{
    GdalMessages messages;
    auto dataset = openDataset(path, false, messages);
    if (!dataset) return dataset.error();
    FileSummary summary;
    std::vector<std::string> warnings;
    FileTexts texts;
    ReadOptions onlyGeometry;
    onlyGeometry.attributes = false;
    summary.driver = (*dataset)->GetDriverName();
    for (int i = 0; i < (*dataset)->GetLayerCount(); ++i) {
        OGRLayer& layer = *(*dataset)->GetLayer(i);
        LayerSummary out;
        out.name = texts.clean(layer.GetName());
        out.geometryType = OGRGeometryTypeToName(layer.GetGeomType());
        out.featureCount = layer.GetFeatureCount(1);
        if (const SrsPointer srs = crsOf(layer, **dataset)) out.crs = crsName(*srs);
        OGREnvelope extent;
        if (layer.GetExtent(&extent, 1) == OGRERR_NONE)
            out.extent = {extent.MinX, extent.MinY, extent.MaxX, extent.MaxY};
        const OGRFeatureDefn& definition = *layer.GetLayerDefn();
        for (int f = 0; f < definition.GetFieldCount(); ++f) {
            const OGRFieldDefn& field = *definition.GetFieldDefn(f);
            out.fields.push_back(fmt::format("{} ({})", texts.clean(field.GetNameRef()),
                                             OGRFieldDefn::GetFieldTypeName(field.GetType())));
        }
        if (!out.crs.empty() || layer.GetGeomType() == wkbNone) {
            LayerReader reader(path.string(), **dataset, layer, onlyGeometry, messages, texts);
            std::vector<FeatureTable> tables;
            if (auto done = reader.read(tables); !done) return done.error();
            out.drawn = reader.drawable();
            out.skipped = reader.features() - reader.drawable();
            for (auto& warning : reader.warnings()) warnings.push_back(std::move(warning));
        }
        summary.layers.push_back(std::move(out));
    }
    if (messages.failed()) return Error{msg("{}: damaged or incomplete ({})", path.string(), messages.firstError())};
    for (auto& warning : texts.warnings(path)) warnings.push_back(std::move(warning));
    return {std::move(summary), std::move(warnings)};
}

}  // namespace frontline
