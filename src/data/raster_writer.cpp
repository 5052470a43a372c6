#include "data/raster_writer.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_frmts.h>

#include <algorithm>
#include <array>
#include <atomic>

#include "base/message.hpp"
#include "data/ogr_dataset.hpp"

namespace frontline {

namespace {

constexpr int largestWebpSide = 16383;

const char* driverName(RasterFormat format)
{
    switch (format) {
        case RasterFormat::Jpeg:
            return "JPEG";
        case RasterFormat::Webp:
            return "WEBP";
        case RasterFormat::GeoTiff:
            return "GTiff";
    }
    return "";
}

void registerDrivers(RasterFormat format)
{
    GDALRegister_MEM();
    if (format == RasterFormat::Jpeg) GDALRegister_JPEG();
    if (format == RasterFormat::Webp) GDALRegister_WEBP();
    if (format == RasterFormat::GeoTiff) GDALRegister_GTiff();
}

CPLStringList creationOptions(RasterFormat format)
{
    CPLStringList options;
    if (format == RasterFormat::Jpeg) options.SetNameValue("QUALITY", "92");
    if (format == RasterFormat::Webp) options.SetNameValue("QUALITY", "90");
    if (format == RasterFormat::GeoTiff) {
        for (const auto& [key, value] : {std::pair{"COMPRESS", "DEFLATE"},
                                         {"PREDICTOR", "2"},
                                         {"TILED", "YES"},
                                         {"INTERLEAVE", "PIXEL"},
                                         {"NUM_THREADS", "2"}})
            options.SetNameValue(key, value);
    }
    return options;
}

/// A dataset over the pixels where they are.
DatasetPointer datasetOver(const Raster& raster)
{
    auto* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    DatasetPointer dataset(driver ? driver->Create("", raster.width, raster.height, 0, GDT_Byte, nullptr) : nullptr);
    if (!dataset) return dataset;
    constexpr std::array meaning{GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_AlphaBand};
    for (int band = 0; band < raster.channels; ++band) {
        char address[64] = "";
        const int length =
            CPLPrintPointer(address, const_cast<std::uint8_t*>(raster.pixels.data() + band), sizeof address - 1);
        CPLStringList options;
        options.SetNameValue("DATAPOINTER", std::string(address, static_cast<std::size_t>(length)).c_str());
        options.SetNameValue("PIXELOFFSET", std::to_string(raster.channels).c_str());
        options.SetNameValue("LINEOFFSET",
                             std::to_string(static_cast<long long>(raster.channels) * raster.width).c_str());
        if (dataset->AddBand(GDT_Byte, options.List()) != CE_None) return nullptr;
        dataset->GetRasterBand(band + 1)->SetColorInterpretation(meaning[static_cast<std::size_t>(band)]);
    }
    return dataset;
}

bool isNumber(const std::string& text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool describe(GDALDataset& dataset, const Raster& raster)
{
    const PictureFacts& about = raster.about;
    const std::string resolution = fmt::format("{:.6g}", about.pixelsPerInch);
    dataset.SetMetadataItem("TIFFTAG_XRESOLUTION", resolution.c_str());
    dataset.SetMetadataItem("TIFFTAG_YRESOLUTION", resolution.c_str());
    dataset.SetMetadataItem("TIFFTAG_RESOLUTIONUNIT", "2");
    for (const auto& [tag, text] : {std::pair{"TIFFTAG_SOFTWARE", &about.software},
                                    {"TIFFTAG_IMAGEDESCRIPTION", &about.description},
                                    {"TIFFTAG_COPYRIGHT", &about.rights},
                                    {"TIFFTAG_DOCUMENTNAME", &about.title}})
        if (!text->empty()) dataset.SetMetadataItem(tag, text->c_str());
    if (!about.xmp.empty()) {
        char* packet[] = {const_cast<char*>(about.xmp.c_str()), nullptr};
        dataset.SetMetadata(packet, "xml:XMP");
    }
    if (!raster.place) return true;
    const GeoReference& place = *raster.place;
    OGRSpatialReference srs;
    const std::string definition = isNumber(place.crs) ? "EPSG:" + place.crs : place.crs;
    if (srs.SetFromUserInput(definition.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) !=
        OGRERR_NONE)
        return false;
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    std::array transform{place.topLeft.x, place.unitsPerPixel, 0.0, place.topLeft.y, 0.0, -place.unitsPerPixel};
    return dataset.SetSpatialRef(&srs) == CE_None && dataset.SetGeoTransform(transform.data()) == CE_None;
}

/// A file in memory that goes away with the object.
class MemoryFile {
public:
    MemoryFile()
    {
        static std::atomic<int> count{0};
        path_ = fmt::format("/vsimem/frontline-picture-{}", ++count);
    }
    ~MemoryFile() { VSIUnlink(path_.c_str()); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string bytes() const
    {
        vsi_l_offset size = 0;
        const GByte* data = VSIGetMemFileBuffer(path_.c_str(), &size, FALSE);
        return data ? std::string(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)) : std::string();
    }

private:
    std::string path_;
};

int tellProgress(double share, const char*, void* progress)
{
    return (*static_cast<const std::function<bool(double)>*>(progress))(share) ? TRUE : FALSE;
}

}  // namespace

Result<std::string> encodeRaster(RasterFormat format, const Raster& raster, const std::function<bool(double)>& progress)
{
    if (format == RasterFormat::Jpeg && raster.channels == 4)
        return Error{msg("JPEG has no transparency: use PNG, WebP or GeoTIFF, or keep the background")};
    if (format == RasterFormat::Webp && std::max(raster.width, raster.height) > largestWebpSide)
        return Error{msg("WebP holds at most {0} x {0} pixels, and this picture is {1} x {2}: use PNG", largestWebpSide,
                         raster.width, raster.height)};
    const GdalMessages messages;
    const auto failure = [&] {
        return Error{msg("GDAL cannot make the picture ({}: {})", driverName(format),
                         messages.failed() ? messages.firstError() : msg("no reason given"))};
    };
    registerDrivers(format);
    // GDAL would keep blocks of what it writes in a twentieth of the machine's memory.
    GDALSetCacheMax64(GIntBig{32} << 20);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driverName(format));
    if (!driver) return Error{msg("this GDAL cannot write {}", driverName(format))};
    const DatasetPointer source = datasetOver(raster);
    if (!source) return failure();
    if (format == RasterFormat::GeoTiff && !describe(*source, raster)) return failure();
    const MemoryFile file;
    {
        const CPLStringList options = creationOptions(format);
        const DatasetPointer written(driver->CreateCopy(file.path().c_str(), source.get(), FALSE, options.List(),
                                                        progress ? tellProgress : nullptr,
                                                        const_cast<std::function<bool(double)>*>(&progress)));
        if (!written) return failure();
    }
    std::string bytes = file.bytes();
    VSIUnlink((file.path() + ".aux.xml").c_str());
    if (messages.failed() || bytes.empty()) return failure();
    return withMetadata(std::move(bytes), raster.about);
}

std::string worldFileText(const GeoReference& place)
{
    const double half = place.unitsPerPixel / 2;
    return fmt::format("{:.12g}\n0\n0\n{:.12g}\n{:.12g}\n{:.12g}\n", place.unitsPerPixel, -place.unitsPerPixel,
                       place.topLeft.x + half, place.topLeft.y - half);
}

}  // namespace frontline
