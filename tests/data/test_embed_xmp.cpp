#include "data/embed_xmp.hpp"

#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "data/raster_writer.hpp"

using namespace frontline;

namespace {

std::string encoded(RasterFormat format, int channels = 3)
{
    const std::vector<std::uint8_t> pixels(static_cast<std::size_t>(40 * 30 * channels), 120);
    const auto bytes = encodeRaster(format, {40, 30, channels, pixels, 96, "", "", "", {}});
    REQUIRE(bytes.ok());
    return *bytes;
}

std::size_t big16(const std::string& bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]) * 256U + static_cast<unsigned char>(bytes[at + 1]);
}

std::size_t little32(const std::string& bytes, std::size_t at)
{
    std::size_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value * 256 + static_cast<unsigned char>(bytes[at + i]);
    return value;
}

}  // namespace

TEST_CASE("a JPEG gets the packet in a segment of its own after the JFIF header, and its resolution")
{
    const std::string jpeg = encoded(RasterFormat::Jpeg);
    const std::string with = withJpegMetadata(jpeg, "<x:xmpmeta/>", 300);
    CHECK(with.substr(0, 4) == "\xFF\xD8\xFF\xE0");
    CHECK(with[13] == 1);  // per inch
    CHECK(big16(with, 14) == 300);
    CHECK(big16(with, 16) == 300);
    // APP1, its length (which counts itself), the name of XMP with its zero, the packet.
    CHECK(with.substr(20, 2) == "\xFF\xE1");
    CHECK(big16(with, 22) == 2 + 29 + 12);
    CHECK(with.substr(24, 28) == "http://ns.adobe.com/xap/1.0/");
    CHECK(with.substr(53, 12) == "<x:xmpmeta/>");
    CHECK(with.substr(65) == jpeg.substr(20));
}

TEST_CASE("a packet that is too long for a segment is left out, and the JPEG stays whole")
{
    const std::string jpeg = encoded(RasterFormat::Jpeg);
    const std::string most(65535 - 31, 'x');
    CHECK(withJpegMetadata(jpeg, most, 96).size() == jpeg.size() + 2 + 65535);
    CHECK(withJpegMetadata(jpeg, most + "x", 96).size() == jpeg.size());
    CHECK(withJpegMetadata(jpeg, "", 96).size() == jpeg.size());
}

TEST_CASE("resolutions that JFIF cannot hold become the nearest that it can")
{
    const std::string jpeg = encoded(RasterFormat::Jpeg);
    CHECK(big16(withJpegMetadata(jpeg, "", 1e6), 14) == 65535);
    CHECK(big16(withJpegMetadata(jpeg, "", 0.2), 14) == 1);
}

TEST_CASE("a WebP becomes an extended one with its size, and the packet at its end")
{
    const std::string webp = encoded(RasterFormat::Webp);
    const std::string with = withWebpMetadata(webp, "<odd>", 40, 30, false);
    CHECK(with.substr(0, 4) == "RIFF");
    CHECK(little32(with, 4) + 8 == with.size());
    CHECK(with.substr(8, 8) == "WEBPVP8X");
    CHECK(little32(with, 16) == 10);
    CHECK(with[20] == 0x04);  // XMP, no alpha
    CHECK(static_cast<unsigned char>(with[24]) == 39);
    CHECK(static_cast<unsigned char>(with[27]) == 29);
    // Five bytes are filled up to six.
    CHECK(with.substr(with.size() - 14) == std::string("XMP \x05\0\0\0<odd>\0", 14));
}

TEST_CASE("a WebP with alpha says so")
{
    const std::string webp = encoded(RasterFormat::Webp, 4);
    const std::string with = withWebpMetadata(webp, "<x/>", 40, 30, true);
    REQUIRE(with.substr(12, 4) == "VP8X");
    CHECK((static_cast<unsigned char>(with[20]) & 0x14) == 0x14);
}

TEST_CASE("what is no JPEG or WebP is left as it is")
{
    for (const std::string& bytes :
         {std::string(), std::string("\xFF\xD8\xFF\xE1"), std::string("RIFF"), std::string(100, 'x')}) {
        CHECK(withJpegMetadata(bytes, "<x/>", 96) == bytes);
        CHECK(withWebpMetadata(bytes, "<x/>", 1, 1, false) == bytes);
    }
}
