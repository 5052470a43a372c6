// What a JPEG or WebP says about itself: XMP, Exif, IPTC, through Exiv2.
#pragma once

#include <string>

#include "base/result.hpp"

namespace frontline {

/// "" for what the picture does not say.
struct PictureFacts {
    std::string xmp;  // a whole packet, which is put in as it is
    std::string title, description, rights, source, software;
    double pixelsPerInch = 96;
};

/// picture: a JPEG or WebP as GDAL makes it; its pixels stay byte for byte. The facts become Exif, in JPEG also IPTC
/// (cut to the lengths that IPTC allows) and the resolution of the JFIF header; a packet that JPEG's segment cannot
/// hold (over 65,504 bytes) is left out. WebP has no place for IPTC outside of XMP. Error: it is no such picture, or
/// Exiv2's own words.
Result<std::string> withMetadata(std::string picture, const PictureFacts& facts);

}  // namespace frontline
