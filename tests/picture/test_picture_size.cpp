#include "picture/picture_size.hpp"

#include <cmath>

#include "catch.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("sizes by name are those of their screens and papers")
{
    const auto size = [](const char* name) {
        const PicturePreset* preset = picturePreset(name);
        REQUIRE(preset);
        return *pixelSize(preset->width, preset->height, preset->scale);
    };
    CHECK(size("1080p") == PixelSize{1920, 1080});
    CHECK(size("4k") == PixelSize{3840, 2160});
    // ISO 216 at 300 dpi: 297 mm are 3507.9 pixels, 210 mm 2480.3, 420 mm 4960.6.
    CHECK(size("a4") == PixelSize{3508, 2480});
    CHECK(size("a4-portrait") == PixelSize{2480, 3508});
    CHECK(size("a3") == PixelSize{4961, 3508});
    CHECK(size("a3-portrait") == PixelSize{3508, 4961});
    CHECK(size("square") == PixelSize{1080, 1080});
    CHECK(size("portrait") == PixelSize{1080, 1350});
    CHECK(size("slide") == PixelSize{2560, 1440});
    CHECK(picturePreset("a5") == nullptr);
    CHECK(picturePreset("") == nullptr);
}

TEST_CASE("a size that no picture can have is refused with its pixels")
{
    CHECK(pixelSize(16384, 1, 1));
    for (const auto& [width, height] :
         {std::pair{16385.0, 1.0}, {10.0, 0.2}, {-5.0, 10.0}, {std::nan(""), 10.0}, {1e300, 1.0}})
        CHECK_FALSE(pixelSize(width, height, 1));
    CHECK_THAT(pixelSize(8000, 100, 3).error().message,
               Contains("24000 x 300 pixels: each side may be from 1 to 16384"));
}
