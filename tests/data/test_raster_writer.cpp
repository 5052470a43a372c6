#include "data/raster_writer.hpp"

#include <cpl_vsi.h>
#include <gdal_priv.h>

#include <array>

#include "catch.hpp"

using namespace frontline;

namespace {

struct Closer {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

}  // namespace

TEST_CASE("GDAL reads a GeoTIFF back: its pixels, CRS and corners")
{
    std::vector<std::uint8_t> pixels;
    for (int i = 0; i < 40 * 30 * 3; ++i) pixels.push_back(static_cast<std::uint8_t>(i * 7 % 251));
    Raster raster{40,
                  30,
                  3,
                  pixels,
                  {"<x/>", "", "About", "", "", "Frontline", 300},
                  GeoReference{"EPSG:32637", {400000, 5400000}, 250}};
    auto bytes = encodeRaster(RasterFormat::GeoTiff, raster);
    REQUIRE(bytes.ok());
    VSIFCloseL(VSIFileFromMemBuffer("/vsimem/back.tif", reinterpret_cast<GByte*>(bytes->data()), bytes->size(), FALSE));
    const std::unique_ptr<GDALDataset, Closer> back(GDALDataset::Open("/vsimem/back.tif"));
    REQUIRE(back);
    CHECK(back->GetRasterXSize() == 40);
    std::array<double, 6> transform{};
    REQUIRE(back->GetGeoTransform(transform.data()) == CE_None);
    // The corner of the first pixel, and of the last: 40 x 250 m east, 30 x 250 m south.
    CHECK(transform[0] == Approx(400000).margin(25));
    CHECK(transform[3] == Approx(5400000).margin(25));
    CHECK(transform[0] + 40 * transform[1] == Approx(410000).margin(25));
    CHECK(transform[3] + 30 * transform[5] == Approx(5392500).margin(25));
    REQUIRE(back->GetSpatialRef());
    CHECK(std::string(back->GetSpatialRef()->GetAuthorityCode(nullptr)) == "32637");
    CHECK(std::string(back->GetMetadataItem("TIFFTAG_XRESOLUTION")) == "300");
    CHECK(std::string(back->GetMetadataItem("TIFFTAG_SOFTWARE")) == "Frontline");
    std::vector<std::uint8_t> read(pixels.size());
    REQUIRE(back->RasterIO(GF_Read, 0, 0, 40, 30, read.data(), 40, 30, GDT_Byte, 3, nullptr, 3, 120, 1) == CE_None);
    CHECK(read == pixels);
}

TEST_CASE("what a format cannot hold is refused with what can")
{
    const std::vector<std::uint8_t> pixels(16384 * 4);
    const auto jpeg = encodeRaster(RasterFormat::Jpeg, {1, 1, 4, pixels, {}, {}});
    REQUIRE_FALSE(jpeg.ok());
    CHECK(jpeg.error().message.find("transparency") != std::string::npos);
    const auto webp = encodeRaster(RasterFormat::Webp, {16384, 1, 3, pixels, {}, {}});
    REQUIRE_FALSE(webp.ok());
    CHECK(webp.error().message.find("16383") != std::string::npos);
}
