// What a PNG, JPEG, WebP or TIFF says about itself: XMP, Exif, IPTC, through Exiv2.
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

/// picture: the bytes of a PNG, JPEG, WebP or TIFF; its pixels stay byte for byte. The facts become Exif and IPTC (cut
/// to the lengths that IPTC allows), in a JPEG also the resolution of the JFIF header; a packet that JPEG's segment
/// cannot hold (over 65,504 bytes) is left out. WebP has no place for IPTC outside of XMP. A TIFF is given the IPTC
/// alone: GDAL has written its Exif and its packet, which Exiv2 spells anew; one of over 4 GB stays as it is. Error: it
/// is no such picture, or Exiv2's own words.
Result<std::string> withMetadata(std::string picture, const PictureFacts& facts);

}  // namespace frontline
