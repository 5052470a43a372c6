// The formats of pictures: which one a name asks for, what each can hold, and the bytes of a picture in it.
#pragma once

#include <array>
#include <filesystem>
#include <functional>

#include "base/result.hpp"
#include "data/raster_writer.hpp"
#include "render/png.hpp"
#include "scene/display_list.hpp"
#include "scene/provenance.hpp"
#include "scene/view.hpp"

namespace frontline {

enum class PictureFormat { Png, Jpeg, Webp, GeoTiff, Svg, Pdf };
inline constexpr std::array pictureFormats{PictureFormat::Png,     PictureFormat::Jpeg, PictureFormat::Webp,
                                           PictureFormat::GeoTiff, PictureFormat::Svg,  PictureFormat::Pdf};

/// By the ending, in upper or lower case. The error lists those there are.
Result<PictureFormat> pictureFormat(const std::filesystem::path& path);
/// ".png": the ending that a format's pictures are given.
[[nodiscard]] const char* endingOf(PictureFormat format);
/// "PNG", "GeoTIFF".
[[nodiscard]] const char* nameOf(PictureFormat format);

[[nodiscard]] bool isVector(PictureFormat format);
/// Whether it can leave the background out.
[[nodiscard]] bool hasTransparency(PictureFormat format);
/// Whether a world file can stand beside it.
[[nodiscard]] bool takesWorldFile(PictureFormat format);

/// "map.pgw" for "map.png", "map.jgw", "map.tfw", "map.wpw".
std::filesystem::path worldFilePath(const std::filesystem::path& picture);

GeoReference placeOf(const View& view);

/// Told how much is done, 0 to 1; false stops the work, which then ends with an error.
using EncodeProgress = std::function<bool(double share)>;

/// With all that the picture says about itself. Error: as withMetadata.
Result<PngOptions> pngOptions(const View& view, const Provenance& provenance);

/// All but SVG and PDF.
Result<std::string> encodeImage(PictureFormat format, const Image& image, const View& view,
                                const Provenance& provenance, const EncodeProgress& progress = {});

/// SVG or PDF.
Result<std::string> encodeVectors(PictureFormat format, const DisplayList& list, const View& view,
                                  const Provenance& provenance, const EncodeProgress& progress = {});

}  // namespace frontline
