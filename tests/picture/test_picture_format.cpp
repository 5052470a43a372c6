#include "picture/picture_format.hpp"

#include "catch.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("the ending of a name decides the format, in upper or lower case")
{
    CHECK(*pictureFormat("map.png") == PictureFormat::Png);
    CHECK(*pictureFormat("map.JPG") == PictureFormat::Jpeg);
    CHECK(*pictureFormat("a/b.c/map.jpeg") == PictureFormat::Jpeg);
    CHECK(*pictureFormat("map.webp") == PictureFormat::Webp);
    CHECK(*pictureFormat("map.Tiff") == PictureFormat::GeoTiff);
    CHECK(*pictureFormat("map.svg") == PictureFormat::Svg);
    CHECK(*pictureFormat("map.pdf") == PictureFormat::Pdf);
    for (const char* name : {"map", "map.bmp", ".png", "map.png.gz", ""}) {
        INFO(name);
        const auto format = pictureFormat(name);
        REQUIRE_FALSE(format);
        CHECK_THAT(format.error().message, Contains("give a name that ends in .png, .jpg, .webp, .tif"));
    }
}

TEST_CASE("the ending that a format gives leads back to it")
{
    for (const PictureFormat format : pictureFormats)
        CHECK(*pictureFormat(std::string("map") + endingOf(format)) == format);
}

TEST_CASE("each format says what it can hold")
{
    CHECK_FALSE(hasTransparency(PictureFormat::Jpeg));
    CHECK(hasTransparency(PictureFormat::Png));
    CHECK(takesWorldFile(PictureFormat::GeoTiff));
    CHECK_FALSE(takesWorldFile(PictureFormat::Svg));
    CHECK_FALSE(takesWorldFile(PictureFormat::Pdf));
}

TEST_CASE("a world file is named by the first and the last letter of the picture's ending")
{
    CHECK(worldFilePath("a/map.png") == "a/map.pgw");
    CHECK(worldFilePath("map.jpg") == "map.jgw");
    CHECK(worldFilePath("map.jpeg") == "map.jgw");
    CHECK(worldFilePath("map.webp") == "map.wpw");
    CHECK(worldFilePath("map.v2.tif") == "map.v2.tfw");
}
