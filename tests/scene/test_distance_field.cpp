#include "scene/distance_field.hpp"

#include <cmath>

#include "catch.hpp"

using namespace frontline;

TEST_CASE("the distances of a disc are those of a circle")
{
    // An edge is known by its pixel's coverage, not by its direction, which costs up to 0.6 of a texel:
    // a fifth of a pixel in text of 12 pixels.
    // Radius 10 about the middle of 24 x 24, covered in 16 x 16 samples a pixel.
    constexpr int size = 24, samples = 16, spread = 8;
    std::vector<std::uint8_t> coverage;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            int inside = 0;
            for (int s = 0; s < samples * samples; ++s) {
                const double px = x + (s % samples + 0.5) / samples, py = y + (s / samples + 0.5) / samples;
                inside += std::hypot(px - 12, py - 12) < 10;
            }
            coverage.push_back(static_cast<std::uint8_t>(inside * 255 / (samples * samples)));
        }
    const auto texels = signedDistances({size, size, size, coverage.data()}, spread);
    constexpr int wide = size + 2 * spread;
    REQUIRE(texels.size() == wide * wide);
    for (int y = 0; y < wide; ++y)
        for (int x = 0; x < wide; ++x) {
            const double expected = 10 - std::hypot(x + 0.5 - 20, y + 0.5 - 20);
            if (std::abs(expected) > 7) continue;
            const double distance = (texels[static_cast<std::size_t>(y) * wide + x] - 128) / 127.0 * spread;
            CHECK(distance == Approx(expected).margin(0.6));
        }
}

TEST_CASE("an empty bitmap is outside everywhere, a full one inside only where it is")
{
    const std::vector<std::uint8_t> empty(16, 0), full(16, 255);
    for (const std::uint8_t texel : signedDistances({4, 4, 4, empty.data()}, 4)) CHECK(texel == 0);
    const auto texels = signedDistances({4, 4, 4, full.data()}, 4);
    CHECK(texels[0] < 128);
    CHECK(texels[4 * 12 + 4] > 128);
}
