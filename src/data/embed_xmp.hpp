// XMP packets and resolutions in files that GDAL writes without them.
#pragma once

#include <string>
#include <string_view>

namespace frontline {

/// Puts the packet into an APP1 segment and the resolution into the JFIF header. Unchanged when it is no JPEG.
std::string withJpegMetadata(const std::string& jpeg, std::string_view xmp, double pixelsPerInch);

/// Makes the file an extended one (VP8X) with a chunk "XMP ". Unchanged when it is no WebP.
std::string withWebpMetadata(const std::string& webp, std::string_view xmp, int width, int height, bool alpha);

}  // namespace frontline
