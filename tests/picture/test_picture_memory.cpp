#include "picture/picture_memory.hpp"

#include "catch.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

constexpr PixelSize largest{16384, 16384}, ordinary{1920, 1080};
constexpr std::uint64_t gigabyte = 1'000'000'000;

}  // namespace

TEST_CASE("a picture that needs more memory than there is is refused with both figures and what would do")
{
    // 16,384 x 16,384 pixels in RGB are 0.8 GB, and libjpeg keeps as much again.
    const auto refused = checkPictureSize(PictureFormat::Jpeg, largest, false, gigabyte * 6 / 10);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().message,
               Contains("16384 x 16384 pixels as JPEG needs 1.8 GB, 0.6 GB are available: choose "
                        "a smaller size or PNG"));
    for (const PictureFormat format : {PictureFormat::Jpeg, PictureFormat::GeoTiff}) {
        CHECK_FALSE(checkPictureSize(format, largest, false, gigabyte));
        CHECK(checkPictureSize(format, largest, false, 2 * gigabyte));
        CHECK(checkPictureSize(format, ordinary, false, gigabyte / 4));
    }
    CHECK_FALSE(checkPictureSize(PictureFormat::Webp, {16000, 16000}, true, 2 * gigabyte));
}

TEST_CASE("a PNG of any size is drawn in strips in little memory, and refused only where even that is not there")
{
    CHECK(pictureMemory(PictureFormat::Png, largest, true) < gigabyte / 4);
    CHECK(checkPictureSize(PictureFormat::Png, largest, true, gigabyte / 4));
    CHECK(isStreamed(PictureFormat::Png, largest, false, 64 * gigabyte));
    CHECK_FALSE(isStreamed(PictureFormat::Png, {3840, 2160}, false, gigabyte));
    CHECK(isStreamed(PictureFormat::Png, {7680, 4320}, false, gigabyte));
    CHECK(isStreamed(PictureFormat::Png, {3840, 2160}, false, gigabyte / 8));
    CHECK_FALSE(isStreamed(PictureFormat::Jpeg, largest, false, gigabyte));
    const auto refused = checkPictureSize(PictureFormat::Png, largest, false, 10'000'000);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().message, Contains(", 0.01 GB are available: choose a smaller size"));
    CHECK_THAT(refused.error().message, !Contains("or PNG"));
}

TEST_CASE("where the system does not tell, nothing is refused for its memory")
{
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Jpeg, PictureFormat::Svg})
        CHECK(checkPictureSize(format, largest, false, std::nullopt));
}

TEST_CASE("what a format cannot hold is refused with its limit")
{
    const auto webp = checkPictureSize(PictureFormat::Webp, {16384, 10}, false, gigabyte);
    REQUIRE_FALSE(webp);
    CHECK_THAT(webp.error().message, Contains("WebP holds at most 16383 x 16383") && Contains("16384 x 10"));
    CHECK(checkPictureSize(PictureFormat::Webp, {16383, 10}, false, gigabyte));
    for (const PixelSize size : {PixelSize{0, 10}, {10, 0}, {-1, 5}, {16385, 1}})
        CHECK_FALSE(checkPictureSize(PictureFormat::Png, size, false, gigabyte));
}

TEST_CASE("strips cover little of a large picture, and all of a small one")
{
    CHECK(stripRows(ordinary) == 1080);
    CHECK(stripRows({16384, 16384}) == 256);
    CHECK(stripRows({16384, 3}) == 3);
    CHECK(stripRows({1, 16384}) == 16384);
}
