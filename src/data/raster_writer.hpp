// Pictures as JPEG, WebP and GeoTIFF through GDAL, and world files.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "data/embed_metadata.hpp"
#include "geo/coordinates.hpp"

namespace frontline {

enum class RasterFormat { Jpeg, Webp, GeoTiff };

/// Where a picture lies, with rows from north to south and square pixels.
struct GeoReference {
    std::string crs;  // as Projection::create() takes it
    Xy topLeft;       // map units, the outer corner of the first pixel
    double unitsPerPixel = 1;
};

/// Rows from the top, 3 (RGB) or 4 (RGBA) bytes a pixel, no padding.
struct Raster {
    int width = 0, height = 0, channels = 3;
    std::span<const std::uint8_t> pixels;
    PictureFacts about;
    std::optional<GeoReference> place;  // GeoTIFF keeps it
};

/// The bytes of the file. JPEG is of quality 92 without alpha; WebP of quality 90; GeoTIFF is tiled and deflated.
/// progress: told how much is done, 0 to 1; false stops the work, which then ends with an error. May be empty.
/// Errors: RGBA as JPEG, a side over 16,383 pixels as WebP, no memory, GDAL's own words.
Result<std::string> encodeRaster(RasterFormat format, const Raster& raster,
                                 const std::function<bool(double share)>& progress = {});

/// The six lines of a world file: pixel sizes, rotations, and the centre of the first pixel.
std::string worldFileText(const GeoReference& place);

}  // namespace frontline
