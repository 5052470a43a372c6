#include "scene/distance_field.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace frontline {

namespace {

constexpr float farAway = 1e12f;

/// The squared distances of one row or column: the lower envelope of the parabolas rooted at its values.
class RowTransform {
public:
    explicit RowTransform(std::size_t longest) : values_(longest), roots_(longest), bounds_(longest + 1) {}

    void run(float* grid, std::size_t count, std::size_t stride)
    {
        for (std::size_t i = 0; i < count; ++i) values_[i] = grid[i * stride];
        std::size_t last = 0;
        roots_[0] = 0;
        bounds_[0] = -farAway, bounds_[1] = farAway;
        for (std::size_t q = 1; q < count; ++q) {
            float s = crossing(roots_[last], q);
            while (s <= bounds_[last] && last > 0) s = crossing(roots_[--last], q);
            if (s > bounds_[last]) ++last;
            roots_[last] = q;
            bounds_[last] = s;
            bounds_[last + 1] = farAway;
        }
        for (std::size_t q = 0, k = 0; q < count; ++q) {
            while (bounds_[k + 1] < static_cast<float>(q)) ++k;
            const float d = static_cast<float>(q) - static_cast<float>(roots_[k]);
            grid[q * stride] = d * d + values_[roots_[k]];
        }
    }

private:
    [[nodiscard]] float crossing(std::size_t r, std::size_t q) const
    {
        const auto rf = static_cast<float>(r), qf = static_cast<float>(q);
        return ((values_[q] + qf * qf) - (values_[r] + rf * rf)) / (2 * (qf - rf));
    }

    std::vector<float> values_;
    std::vector<std::size_t> roots_;
    std::vector<float> bounds_;
};

void squaredDistances(std::vector<float>& grid, std::size_t width, std::size_t height)
{
    RowTransform transform(std::max(width, height));
    for (std::size_t x = 0; x < width; ++x) transform.run(&grid[x], height, width);
    for (std::size_t y = 0; y < height; ++y) transform.run(&grid[y * width], width, 1);
}

}  // namespace

std::vector<std::uint8_t> signedDistances(const CoverageBitmap& bitmap, int spread)
{
    const auto width = static_cast<std::size_t>(bitmap.width) + static_cast<std::size_t>(spread) * 2;
    const auto height = static_cast<std::size_t>(bitmap.height) + static_cast<std::size_t>(spread) * 2;
    // Squared distance to the nearest pixel inside, and to the nearest outside; an edge pixel is both, as far as its
    // coverage says.
    std::vector<float> toInside(width * height, farAway), toOutside(width * height, 0);
    for (int y = 0; y < bitmap.height; ++y) {
        for (int x = 0; x < bitmap.width; ++x) {
            const float coverage = static_cast<float>(bitmap.pixels[y * bitmap.pitch + x]) / 255;
            if (coverage == 0) continue;
            const std::size_t at = static_cast<std::size_t>(y + spread) * width + static_cast<std::size_t>(x + spread);
            const float beyond = 0.5f - coverage;
            toInside[at] = beyond > 0 ? beyond * beyond : 0;
            toOutside[at] = coverage == 1 ? farAway : (beyond < 0 ? beyond * beyond : 0);
        }
    }
    squaredDistances(toInside, width, height);
    squaredDistances(toOutside, width, height);
    std::vector<std::uint8_t> out(width * height);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const float distance = std::sqrt(toOutside[i]) - std::sqrt(toInside[i]);
        out[i] = static_cast<std::uint8_t>(
            std::lround(std::clamp(128 + 127 * distance / static_cast<float>(spread), 0.0f, 255.0f)));
    }
    return out;
}

}  // namespace frontline
