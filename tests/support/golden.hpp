// Golden pictures: what a picture should look like, compared tile by tile, so that one lost label or line cannot hide
// in a large picture that is right elsewhere.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "render/png.hpp"

namespace frontline {

/// Side of a tile in pixels: about the height of two lines of text, so that what is lost is a good part of its tile.
inline constexpr int goldenTilePixels = 32;
/// A channel counts as different from this difference on (of 255): what other versions of the libraries do to the edges
/// of letters stays below it.
inline constexpr int goldenChannelTolerance = 32;
/// At most so many of a tile's 1,024 pixels may be different. Pictures are drawn without a driver: one that is the same
/// is the same byte for byte. Of the smallest things that can be lost, a symbol of two points or a thin line across a
/// tile's corner, 8 and more differ.
inline constexpr int goldenTilePixelsDifferent = 6;
/// And at most so far may the mean of all channels of a tile be off, of 255. What is lost of a faint colour over a wide
/// area is 4 and more.
inline constexpr double goldenTileMeanDifference = 1.0;

/// A tile that is not as it should be.
struct GoldenTile {
    int left = 0, top = 0;  // pixels from the picture's upper left corner
    int different = 0;      // pixels
    double mean = 0;        // difference over all channels of the tile, 0..255
    /// 1 is what is just allowed.
    [[nodiscard]] double excess() const
    {
        return std::max(different / double(goldenTilePixelsDifferent), mean / goldenTileMeanDifference);
    }
};

inline bool sameShape(const Image& one, const Image& other)
{
    return one.width == other.width && one.height == other.height && one.channels == other.channels;
}

/// The tiles of two pictures of the same shape that differ by more than another library's rounding, the worst first.
inline std::vector<GoldenTile> differentTiles(const Image& expected, const Image& actual)
{
    std::vector<GoldenTile> tiles;
    const auto channels = static_cast<std::size_t>(actual.channels);
    for (int top = 0; top < actual.height; top += goldenTilePixels) {
        for (int left = 0; left < actual.width; left += goldenTilePixels) {
            GoldenTile tile{left, top};
            const int right = std::min(left + goldenTilePixels, actual.width);
            const int bottom = std::min(top + goldenTilePixels, actual.height);
            double sum = 0;
            for (int y = top; y < bottom; ++y) {
                const std::size_t row = (static_cast<std::size_t>(y) * actual.width + left) * channels;
                if (std::memcmp(&actual.pixels[row], &expected.pixels[row], (right - left) * channels) == 0) continue;
                for (int x = left; x < right; ++x) {
                    const std::size_t first = (static_cast<std::size_t>(y) * actual.width + x) * channels;
                    int most = 0;
                    for (std::size_t i = first; i < first + channels; ++i) {
                        const int off = std::abs(int(actual.pixels[i]) - int(expected.pixels[i]));
                        most = std::max(most, off);
                        sum += off;
                    }
                    tile.different += most >= goldenChannelTolerance;
                }
            }
            tile.mean = sum / (double(right - left) * (bottom - top) * actual.channels);
            if (tile.excess() > 1) tiles.push_back(tile);
        }
    }
    std::ranges::stable_sort(tiles, std::ranges::greater{}, &GoldenTile::excess);
    return tiles;
}

/// White where two pictures of the same shape are the same, darker the more they differ.
inline Image differencePicture(const Image& expected, const Image& actual)
{
    Image difference = actual;
    for (std::size_t i = 0; i < actual.pixels.size(); ++i) {
        const int off = std::abs(int(actual.pixels[i]) - int(expected.pixels[i]));
        difference.pixels[i] = static_cast<std::uint8_t>(255 - std::min(255, off * 4));
    }
    return difference;
}

inline std::filesystem::path goldenPath(const std::string& name)
{
    return std::filesystem::path(FRONTLINE_TEST_DIR) / "images" / (name + ".png");
}

/// Compares with tests/images/NAME.png. On failure the picture and the difference are written to failed-images/ in the
/// build folder. With FRONTLINE_UPDATE_IMAGES=1 the picture becomes the expected one.
inline void checkGolden(const std::string& name, const Image& actual)
{
    namespace fs = std::filesystem;
    if (std::getenv("FRONTLINE_UPDATE_IMAGES")) {
        REQUIRE(writePng(goldenPath(name), actual).ok());
        return;
    }
    const auto expected = readPng(goldenPath(name));
    if (!expected) FAIL(expected.error().message);
    const bool comparable = sameShape(*expected, actual);
    const auto tiles = comparable ? differentTiles(*expected, actual) : std::vector<GoldenTile>();
    if (comparable && tiles.empty()) return;
    const fs::path folder = fs::path(FRONTLINE_BUILD_DIR) / "failed-images";
    fs::create_directories(folder);
    CHECK(writePng(folder / (name + "-actual.png"), actual).ok());
    if (!comparable)
        FAIL(name << " has " << actual.width << " x " << actual.height << " pixels of " << actual.channels
                  << " channels and should have " << expected->width << " x " << expected->height << " of "
                  << expected->channels << "; see " << folder.string());
    CHECK(writePng(folder / (name + "-difference.png"), differencePicture(*expected, actual)).ok());
    const GoldenTile& worst = tiles.front();
    FAIL(name << ": " << tiles.size() << " tiles of " << goldenTilePixels << " pixels differ, most of all the one at "
              << worst.left << ", " << worst.top << ": " << worst.different << " pixels (" << goldenTilePixelsDifferent
              << " may), by " << worst.mean << " of 255 in the mean (" << goldenTileMeanDifference << " may); see "
              << folder.string());
}

}  // namespace frontline
