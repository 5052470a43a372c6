#include "picture/picture_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/message.hpp"
#include "base/program_files.hpp"
#include "render/png.hpp"
#include "render/vector/vector_picture.hpp"

namespace frontline {

namespace {

struct Ending {
    const char* text;
    PictureFormat format;
};
constexpr std::array endings{Ending{".png", PictureFormat::Png},     Ending{".jpg", PictureFormat::Jpeg},
                             Ending{".jpeg", PictureFormat::Jpeg},   Ending{".webp", PictureFormat::Webp},
                             Ending{".tif", PictureFormat::GeoTiff}, Ending{".tiff", PictureFormat::GeoTiff},
                             Ending{".svg", PictureFormat::Svg},     Ending{".pdf", PictureFormat::Pdf}};

double pixelsPerInch(const View& view)
{
    return 72 * view.pixelsPerPoint;
}

std::string textOf(const Provenance& provenance, std::string_view keyword)
{
    const auto found = std::ranges::find(provenance.texts, keyword, &std::pair<std::string, std::string>::first);
    return found == provenance.texts.end() ? std::string() : found->second;
}

/// "Source: ...; CRS: ..." in lines.
std::string descriptionOf(const Provenance& provenance)
{
    std::string out;
    for (const auto& [keyword, text] : provenance.texts)
        out += fmt::format("{}{}: {}", out.empty() ? "" : "\n", keyword, text);
    return out;
}

PictureFacts factsOf(const View& view, const Provenance& provenance)
{
    return {xmpPacketOf(provenance, pixelsPerInch(view)),
            provenance.title,
            descriptionOf(provenance),
            textOf(provenance, "Licences"),
            textOf(provenance, "Source"),
            provenance.software,
            pixelsPerInch(view)};
}

}  // namespace

Result<PictureFormat> pictureFormat(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto found = std::ranges::find(endings, extension, [](const Ending& e) { return std::string(e.text); });
    if (found != endings.end()) return found->format;
    return Error{msg("{}: give a name that ends in .png, .jpg, .webp, .tif (GeoTIFF), .svg or .pdf", path.string())};
}

const char* endingOf(PictureFormat format)
{
    return std::ranges::find(endings, format, &Ending::format)->text;
}

const char* nameOf(PictureFormat format)
{
    switch (format) {
        case PictureFormat::Png:
            return "PNG";
        case PictureFormat::Jpeg:
            return "JPEG";
        case PictureFormat::Webp:
            return "WebP";
        case PictureFormat::GeoTiff:
            return "GeoTIFF";
        case PictureFormat::Svg:
            return "SVG";
        case PictureFormat::Pdf:
            return "PDF";
    }
    return "";
}

bool isVector(PictureFormat format)
{
    return format == PictureFormat::Svg || format == PictureFormat::Pdf;
}

bool hasTransparency(PictureFormat format)
{
    return format != PictureFormat::Jpeg;
}

bool takesWorldFile(PictureFormat format)
{
    return !isVector(format);
}

std::filesystem::path worldFilePath(const std::filesystem::path& picture)
{
    // The first and the last letter of the ending, and a w.
    const std::string ending = picture.extension().string();
    std::filesystem::path path = picture;
    return path.replace_extension(std::string{'.', ending[1], ending.back(), 'w'});
}

GeoReference placeOf(const View& view)
{
    return {view.projection.definition(), view.fromPixel({0, 0}), view.unitsPerPixel};
}

Result<PngOptions> pngOptions(const View& view, const Provenance& provenance)
{
    // Put into a PNG of one pixel, and taken from it: a large one is not whole anywhere.
    const auto pixel = encodePng({1, 1, 3, std::vector<std::uint8_t>(3)});
    const auto described =
        withMetadata({reinterpret_cast<const char*>(pixel.data()), pixel.size()}, factsOf(view, provenance));
    if (!described) return described.error();
    return PngOptions{pixelsPerInch(view), provenance.texts, describingChunks(std::as_bytes(std::span(*described)))};
}

Result<std::string> encodeImage(PictureFormat format, const Image& image, const View& view,
                                const Provenance& provenance, const EncodeProgress& progress)
{
    if (format == PictureFormat::Png) {
        const auto options = pngOptions(view, provenance);
        if (!options) return options.error();
        const auto bytes = encodePng(image, *options);
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    const Raster raster{image.width,  image.height, image.channels, image.pixels, factsOf(view, provenance),
                        placeOf(view)};
    if (format == PictureFormat::Jpeg) return encodeRaster(RasterFormat::Jpeg, raster, progress);
    return encodeRaster(format == PictureFormat::Webp ? RasterFormat::Webp : RasterFormat::GeoTiff, raster, progress);
}

Result<std::string> encodeVectors(PictureFormat format, const DisplayList& list, const View& view,
                                  const Provenance& provenance, const EncodeProgress& progress)
{
    // As text for who cannot see the picture, where there is one.
    const bool describes = !provenance.description.empty() && format == PictureFormat::Svg;
    const VectorOptions options{assetsPath() / "fonts",
                                provenance.title,
                                provenance.software,
                                rdfOf(provenance, pixelsPerInch(view)),
                                describes ? provenance.description : descriptionOf(provenance),
                                progress};
    return format == PictureFormat::Svg ? encodeSvg(list, view, options) : encodePdf(list, view, options);
}

}  // namespace frontline
