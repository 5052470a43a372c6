// Which format a picture's name asks for, and the bytes of the picture in it. Internal to cli.
#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "data/raster_writer.hpp"
#include "render/gl/renderer.hpp"
#include "scene/provenance.hpp"

namespace frontline {

enum class PictureFormat { Png, Jpeg, Webp, GeoTiff, Svg, Pdf };

/// By the ending, in upper or lower case. The error lists those there are.
Result<PictureFormat> pictureFormat(const std::filesystem::path& path);
[[nodiscard]] bool isVector(PictureFormat format);

/// "map.pgw" for "map.png", "map.jgw", "map.tfw", "map.wpw".
std::filesystem::path worldFilePath(const std::filesystem::path& picture);

GeoReference placeOf(const View& view);

/// All but SVG and PDF.
Result<std::string> encodeImage(PictureFormat format, const Image& image, const View& view,
                                const Provenance& provenance);

/// SVG or PDF.
Result<std::string> encodeVectors(PictureFormat format, const DisplayList& list, const View& view,
                                  const Provenance& provenance);

}  // namespace frontline
