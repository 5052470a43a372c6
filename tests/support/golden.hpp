// Golden pictures: what a picture should look like, with a tolerance for the arithmetic of another driver.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "catch.hpp"
#include "render/png.hpp"

namespace frontline {

/// A channel counts as different from this difference on (of 255): antialiasing of another driver stays below it.
inline constexpr int goldenChannelTolerance = 24;
/// At most this share of the pixels may differ.
inline constexpr double goldenPixelShare = 0.003;

/// Compares with tests/images/NAME.png. On failure the picture and the difference are written to failed-images/ in the
/// build folder. With FRONTLINE_UPDATE_IMAGES=1 the picture becomes the expected one.
inline void checkGolden(const std::string& name, const Image& actual)
{
    namespace fs = std::filesystem;
    const fs::path expectedPath = fs::path(FRONTLINE_TEST_DIR) / "images" / (name + ".png");
    if (std::getenv("FRONTLINE_UPDATE_IMAGES")) {
        REQUIRE(writePng(expectedPath, actual).ok());
        return;
    }
    const auto expected = readPng(expectedPath);
    if (!expected) FAIL(expected.error().message);
    const bool sameShape =
        expected->width == actual.width && expected->height == actual.height && expected->channels == actual.channels;
    Image difference = actual;
    std::size_t different = 0;
    for (std::size_t i = 0; sameShape && i < actual.pixels.size(); i += 3) {
        int most = 0;
        for (std::size_t c = i; c < i + 3; ++c) {
            const int d = std::abs(int(actual.pixels[c]) - int(expected->pixels[c]));
            difference.pixels[c] = static_cast<std::uint8_t>(255 - std::min(255, d * 4));
            most = std::max(most, d);
        }
        different += most >= goldenChannelTolerance;
    }
    const double share = static_cast<double>(different) / (static_cast<double>(actual.width) * actual.height);
    if (!sameShape || share > goldenPixelShare) {
        const fs::path folder = fs::path(FRONTLINE_BUILD_DIR) / "failed-images";
        fs::create_directories(folder);
        CHECK(writePng(folder / (name + "-actual.png"), actual).ok());
        CHECK(writePng(folder / (name + "-difference.png"), difference).ok());
        FAIL(name << ": " << share * 100 << " % of the pixels differ; see " << folder.string());
    }
}

}  // namespace frontline
