#include "data/embed_metadata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <exiv2/exiv2.hpp>
#include <mutex>
#include <string_view>

namespace frontline {

namespace {

// Bytes: of a JPEG's segment after its length, and of the name of XMP's. Exif and its descriptions must fit as well.
constexpr std::size_t longestPacket = 65535 - 2 - 29, longestExifText = 30000;

/// The first bytes, without a letter cut in two.
std::string shortened(const std::string& text, std::size_t mostBytes)
{
    if (text.size() <= mostBytes) return text;
    std::size_t end = mostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

/// GDAL leaves the density of the JFIF header at "no unit".
void setJfifResolution(std::string& jpeg, double pixelsPerInch)
{
    // Start of image, APP0, its length, "JFIF\0", version (2), unit (1), densities (2 + 2).
    constexpr std::size_t unitAt = 13, end = 18;
    if (jpeg.size() < end || !jpeg.starts_with("\xFF\xD8\xFF\xE0") || jpeg.substr(6, 4) != "JFIF") return;
    const auto density = static_cast<std::uint32_t>(std::clamp(std::lround(pixelsPerInch), 1L, 65535L));
    const auto high = static_cast<char>(density / 256), low = static_cast<char>(density % 256);
    jpeg.replace(unitAt, end - unitAt, {'\1', high, low, high, low});
}

Exiv2::ExifData exifOf(const PictureFacts& facts)
{
    Exiv2::ExifData exif;
    const auto set = [&](const char* key, const std::string& text) {
        if (!text.empty()) exif[key] = shortened(text, longestExifText);
    };
    set("Exif.Image.ImageDescription", facts.description);
    set("Exif.Image.Software", facts.software);
    set("Exif.Image.Copyright", facts.rights);
    const auto hundredths = static_cast<std::uint32_t>(std::lround(facts.pixelsPerInch * 100));
    exif["Exif.Image.XResolution"] = Exiv2::URational(hundredths, 100);
    exif["Exif.Image.YResolution"] = Exiv2::URational(hundredths, 100);
    exif["Exif.Image.ResolutionUnit"] = std::uint16_t{2};  // inch
    return exif;
}

/// With the lengths of IPTC's Information Interchange Model, version 4.
Exiv2::IptcData iptcOf(const PictureFacts& facts)
{
    Exiv2::IptcData iptc;
    const auto set = [&](const char* key, const std::string& text, std::size_t mostBytes) {
        if (!text.empty()) iptc[key] = shortened(text, mostBytes);
    };
    set("Iptc.Envelope.CharacterSet", "\x1B%G", 32);  // UTF-8
    set("Iptc.Application2.ObjectName", facts.title, 64);
    set("Iptc.Application2.Caption", facts.description, 2000);
    set("Iptc.Application2.Copyright", facts.rights, 128);
    set("Iptc.Application2.Source", facts.source, 32);
    set("Iptc.Application2.Program", facts.software, 32);
    return iptc;
}

std::string bytesOf(Exiv2::BasicIo& io)
{
    if (io.open() != 0) return {};
    const auto* bytes = reinterpret_cast<const char*>(io.mmap());
    return bytes ? std::string(bytes, static_cast<std::size_t>(io.size())) : std::string();
}

void putIn(Exiv2::Image& image, const PictureFacts& facts)
{
    if (image.checkMode(Exiv2::mdIptc) & Exiv2::amWrite) image.setIptcData(iptcOf(facts));
    // GDAL writes a TIFF's tags, which are its Exif, and its packet itself.
    if (image.imageType() == Exiv2::ImageType::tiff) return;
    image.setExifData(exifOf(facts));
    if (facts.xmp.empty()) return;
    if (image.imageType() == Exiv2::ImageType::jpeg && facts.xmp.size() > longestPacket) return;
    image.setXmpPacket(facts.xmp);
    image.writeXmpFromPacket(true);
}

}  // namespace

Result<std::string> withMetadata(std::string picture, const PictureFacts& facts)
{
    // Exiv2 reads no TIFF of over 4 GB; nor does what reads IPTC.
    if (picture.starts_with(std::string_view("II+\0", 4))) return picture;
    setJfifResolution(picture, facts.pixelsPerInch);
    static std::mutex mutex;  // Exiv2's reading of XMP is for one thread at a time
    const std::scoped_lock lock(mutex);
    try {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        const auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(picture.data()),
                                                     static_cast<long>(picture.size()));
        image->readMetadata();
        putIn(*image, facts);
        image->writeMetadata();
        picture.clear();
        picture.shrink_to_fit();
        std::string out = bytesOf(image->io());
        if (out.empty()) return Error{"there is no memory for what the picture says about itself"};
        return out;
    } catch (const std::exception& problem) {
        return Error{fmt::format("what the picture says about itself cannot be put in ({})", problem.what())};
    }
}

}  // namespace frontline
