#include "data/ogr_dataset.hpp"

#include <algorithm>
#include <mutex>
#include <string_view>

#include "base/message.hpp"

namespace frontline {

GdalMessages::GdalMessages()
{
    CPLPushErrorHandlerEx(&GdalMessages::handle, this);
}
GdalMessages::~GdalMessages()
{
    CPLPopErrorHandler();
}

void GdalMessages::handle(CPLErr level, CPLErrorNum, const char* text)
{
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    std::string& first = level >= CE_Failure ? self->firstError_ : self->firstWarning_;
    if (level >= CE_Warning && first.empty()) {
        first = text;
        std::ranges::replace(first, '\n', ' ');
    }
}

namespace {

/// Registering every driver takes 30 ms: the embedded map needs one.
void registerDrivers(bool embedded)
{
    static std::mutex mutex;
    static bool some = false, all = false;
    const std::scoped_lock lock(mutex);
    if (all || (some && embedded)) return;
    // Reading leaves nothing beside a file: GDAL 3.10 would write a GeoPackage's metadata into FILE.gpkg.aux.xml.
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
    if (embedded) {
        RegisterOGRFlatGeobuf();
        some = true;
    } else {
        GDALAllRegister();
        all = true;
    }
}

bool isText(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](unsigned char c) { return std::tolower(c); });
    return extension == ".csv" || extension == ".tsv" || extension == ".txt";
}

}  // namespace

Result<DatasetPointer> openDataset(const std::filesystem::path& path, bool embedded, const GdalMessages& messages)
{
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (!std::filesystem::exists(status)) return Error{msg("{}: there is no such file", path.string())};
    if (std::filesystem::is_regular_file(status) && std::filesystem::file_size(path, code) == 0)
        return Error{msg("{}: the file is empty", path.string())};
    registerDrivers(embedded);
    const char* onlyFlatGeobuf[] = {"FlatGeobuf", nullptr};
    const char* tableOptions[] = {"X_POSSIBLE_NAMES=lon,lng,long,longitude,x", "Y_POSSIBLE_NAMES=lat,latitude,y",
                                  "AUTODETECT_TYPE=YES", "KEEP_GEOM_COLUMNS=YES", nullptr};
    auto* dataset = static_cast<GDALDataset*>(
        GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                   embedded ? onlyFlatGeobuf : nullptr, isText(path) ? tableOptions : nullptr, nullptr));
    if (!dataset) {
        const bool named = messages.failed() && messages.firstError().find("not recognized") == std::string::npos;
        if (named)
            return Error{
                msg("{}: cannot be read; it may be damaged or incomplete ({})", path.string(), messages.firstError())};
        return Error{
            msg("{}: is not map data of a known format (GeoJSON, Shapefile, GeoPackage, FlatGeobuf, KML, CSV "
                "with lon and lat, TopoJSON ...)",
                path.string())};
    }
    return DatasetPointer(dataset);
}

SrsPointer crsOf(OGRLayer& layer, const GDALDataset& dataset)
{
    SrsPointer srs;
    if (const OGRSpatialReference* named = layer.GetSpatialRef(); named && !named->IsEmpty()) {
        srs.reset(named->Clone());
    } else {
        // These are longitude and latitude by definition, or by the names of their columns.
        const std::string_view driver = const_cast<GDALDataset&>(dataset).GetDriverName();
        bool degrees = driver == "TopoJSON" || driver == "GeoJSON" || driver == "KML" || driver == "LIBKML";
        if (driver == "CSV") {
            const OGRFeatureDefn& definition = *layer.GetLayerDefn();
            for (int i = 0; i < definition.GetFieldCount(); ++i) {
                const CPLString name = CPLString(definition.GetFieldDefn(i)->GetNameRef()).tolower();
                degrees = degrees || name == "lon" || name == "lng" || name == "long" || name == "longitude";
            }
        }
        if (!degrees) return nullptr;
        srs.reset(new OGRSpatialReference);
        srs->importFromEPSG(4326);
    }
    srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return srs;
}

}  // namespace frontline
