#include "render/png_stream.hpp"

#include <fstream>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

/// Flat above, with no two pixels alike in a row below.
Image picture(int width, int height, int channels)
{
    Image image{width, height, channels, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width * channels; ++x)
            image.pixels.push_back(static_cast<std::uint8_t>(y < height / 2 ? 40 : (x * 7919 + y * 104729) % 251));
    return image;
}

Image rows(const Image& image, int from, int count)
{
    const auto stride = static_cast<std::ptrdiff_t>(image.width) * image.channels;
    const auto begin = image.pixels.begin() + stride * from;
    return {image.width, count, image.channels, {begin, begin + stride * count}};
}

}  // namespace

TEST_CASE("a PNG that is written in strips is read back pixel by pixel")
{
    const TemporaryFolder folder;
    for (const int channels : {3, 4}) {
        for (const int step : {1, 7, 64, 500}) {
            INFO(channels << " channels, " << step << " rows at once");
            const Image image = picture(1024, 300, channels);
            std::ofstream file(folder / "a.png", std::ios::binary);
            auto png = PngStream::begin(image.width, image.height, channels, {300, {{"Source", "Лінія"}}},
                                        [&](std::span<const std::byte> bytes) -> Result<Done> {
                                            file.write(reinterpret_cast<const char*>(bytes.data()),
                                                       static_cast<std::streamsize>(bytes.size()));
                                            return Done{};
                                        });
            REQUIRE(png);
            for (int y = 0; y < image.height; y += step)
                REQUIRE((*png)->add(rows(image, y, std::min(step, image.height - y))));
            REQUIRE((*png)->finish());
            file.close();
            const auto back = readPng(folder / "a.png");
            if (!back) FAIL(back.error().message);
            CHECK(back->width == image.width);
            CHECK(back->height == image.height);
            CHECK(back->pixels == image.pixels);
        }
    }
}

TEST_CASE("a disk that is full ends the writing with its own error")
{
    const Image image = picture(2048, 512, 4);
    int calls = 0;
    auto png = PngStream::begin(image.width, image.height, 4, {}, [&](std::span<const std::byte>) -> Result<Done> {
        if (++calls > 1) return Error{"the disk is full"};
        return Done{};
    });
    REQUIRE(png);
    // What is compressed may still wait to be written.
    const auto added = (*png)->add(image), ended = added ? (*png)->finish() : added;
    REQUIRE_FALSE(ended);
    CHECK(ended.error().message == "the disk is full");
    const auto refused =
        PngStream::begin(4, 4, 3, {}, [](std::span<const std::byte>) -> Result<Done> { return Error{"no"}; });
    CHECK_FALSE(refused);
}
