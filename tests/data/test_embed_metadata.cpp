// What the pictures say about themselves, read back by Exiv2.
#include "data/embed_metadata.hpp"

#include <cpl_vsi.h>
#include <gdal_priv.h>

#include <cstdint>
#include <exiv2/exiv2.hpp>
#include <vector>

#include "catch.hpp"
#include "data/raster_writer.hpp"

using namespace frontline;

namespace {

const std::string packet =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:source>Map data: Ґрунт</dc:source></rdf:Description></rdf:RDF>\n"
    "</x:xmpmeta>\n<?xpacket end=\"r\"?>";

PictureFacts facts()
{
    return {packet, "A title", "What the picture shows: Крим", "CC BY 4.0", "Natural Earth", "Frontline 1", 300};
}

std::vector<std::uint8_t> pixelsOf(int channels)
{
    std::vector<std::uint8_t> pixels;
    for (int i = 0; i < 40 * 30 * channels; ++i) pixels.push_back(static_cast<std::uint8_t>(i * 7 % 251));
    return pixels;
}

std::string encoded(RasterFormat format, const PictureFacts& about, int channels = 3)
{
    const auto pixels = pixelsOf(channels);
    const auto bytes = encodeRaster(format, {40, 30, channels, pixels, about, {}});
    if (!bytes) FAIL(bytes.error().message);
    return *bytes;
}

auto opened(const std::string& bytes)
{
    auto image =
        Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(bytes.data()), static_cast<long>(bytes.size()));
    image->readMetadata();
    return image;
}

template <class Data>
std::string valueOf(Data& data, const char* key)
{
    const std::string text = data[key].toString();
    return text;
}

std::vector<std::uint8_t> pixelsIn(const std::string& bytes, int channels)
{
    GDALAllRegister();
    std::string copy = bytes;
    VSIFCloseL(VSIFileFromMemBuffer("/vsimem/back.picture", reinterpret_cast<GByte*>(copy.data()), copy.size(), FALSE));
    std::vector<std::uint8_t> read(static_cast<std::size_t>(40 * 30 * channels));
    auto* dataset = GDALDataset::Open("/vsimem/back.picture");
    REQUIRE(dataset);
    CHECK(dataset->RasterIO(GF_Read, 0, 0, 40, 30, read.data(), 40, 30, GDT_Byte, channels, nullptr, channels,
                            40 * channels, 1) == CE_None);
    GDALClose(dataset);
    VSIUnlink("/vsimem/back.picture");
    return read;
}

}  // namespace

TEST_CASE("JPEG and WebP carry the packet as it is, TIFF what it says, and all the facts as Exif")
{
    for (const auto format : {RasterFormat::Jpeg, RasterFormat::Webp, RasterFormat::GeoTiff}) {
        INFO(static_cast<int>(format));
        const std::string bytes = encoded(format, facts());
        if (format != RasterFormat::GeoTiff) CHECK(bytes.find(packet) != std::string::npos);
        const auto image = opened(bytes);
        CHECK(image->xmpData().count() == 1);
        CHECK(valueOf(image->xmpData(), "Xmp.dc.source") == "Map data: Ґрунт");
        Exiv2::ExifData& exif = image->exifData();
        CHECK(valueOf(exif, "Exif.Image.ImageDescription") == "What the picture shows: Крим");
        CHECK(valueOf(exif, "Exif.Image.Software") == "Frontline 1");
        CHECK(valueOf(exif, "Exif.Image.Copyright") == "CC BY 4.0");
        CHECK(exif["Exif.Image.XResolution"].toFloat() == 300);
        CHECK(exif["Exif.Image.YResolution"].toFloat() == 300);
        CHECK(valueOf(exif, "Exif.Image.ResolutionUnit") == "2");
    }
}

TEST_CASE("a JPEG and a TIFF carry the facts as IPTC, in UTF-8 and cut between letters where IPTC is short")
{
    for (const auto format : {RasterFormat::Jpeg, RasterFormat::GeoTiff}) {
        INFO(static_cast<int>(format));
        PictureFacts about = facts();
        about.source = std::string(31, 'x') + "Ґрунт";
        const std::string bytes = encoded(format, about);
        const auto image = opened(bytes);
        Exiv2::IptcData& iptc = image->iptcData();
        CHECK(std::string(iptc.detectCharset()) == "UTF-8");
        CHECK(valueOf(iptc, "Iptc.Application2.ObjectName") == "A title");
        CHECK(valueOf(iptc, "Iptc.Application2.Caption") == "What the picture shows: Крим");
        CHECK(valueOf(iptc, "Iptc.Application2.Copyright") == "CC BY 4.0");
        CHECK(valueOf(iptc, "Iptc.Application2.Source") == std::string(31, 'x'));
        CHECK(valueOf(iptc, "Iptc.Application2.Program") == "Frontline 1");
    }
}

TEST_CASE("a TIFF of over 4 GB, which Exiv2 does not know, keeps what GDAL wrote")
{
    const std::string big("II+\0\x08\0\0\0", 8);
    CHECK(withMetadata(big, facts()).value() == big);
}

TEST_CASE("metadata changes no pixel")
{
    for (const auto& [format, channels] : {std::pair{RasterFormat::Jpeg, 3},
                                           {RasterFormat::Webp, 3},
                                           {RasterFormat::Webp, 4},
                                           {RasterFormat::GeoTiff, 4}})
        CHECK(pixelsIn(encoded(format, facts(), channels), channels) ==
              pixelsIn(encoded(format, PictureFacts{}, channels), channels));
}

TEST_CASE("the JFIF header of a JPEG has the resolution, or the nearest that it can hold")
{
    const auto header = [](double pixelsPerInch) {
        PictureFacts about = facts();
        about.pixelsPerInch = pixelsPerInch;
        return encoded(RasterFormat::Jpeg, about).substr(13, 5);
    };
    CHECK(header(300) == std::string("\x01\x01\x2C\x01\x2C", 5));
    CHECK(header(1e6) == "\x01\xFF\xFF\xFF\xFF");
    CHECK(header(0.2) == std::string("\x01\0\x01\0\x01", 5));
}

TEST_CASE("a packet that is too long for a JPEG's segment is left out, and the JPEG stays whole")
{
    PictureFacts about = facts();
    const std::size_t end = packet.find("<?xpacket end");
    about.xmp = packet.substr(0, end) + std::string(65504 - packet.size(), ' ') + packet.substr(end);
    REQUIRE(about.xmp.size() == 65504);
    CHECK(encoded(RasterFormat::Jpeg, about).find(about.xmp) != std::string::npos);
    about.xmp.insert(end, " ");
    about.description = std::string(100000, 'd');
    const std::string bytes = encoded(RasterFormat::Jpeg, about);
    CHECK(bytes.find("<?xpacket") == std::string::npos);
    CHECK(bytes.ends_with("\xFF\xD9"));
    CHECK(valueOf(opened(bytes)->exifData(), "Exif.Image.Software") == "Frontline 1");
}

TEST_CASE("what is no picture is refused in words")
{
    for (const std::string& bytes :
         {std::string(), std::string("\xFF\xD8\xFF\xE1"), std::string("RIFF"), std::string(100, 'x')}) {
        const auto refused = withMetadata(bytes, facts());
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().message.find("what the picture says about itself") != std::string::npos);
    }
}
