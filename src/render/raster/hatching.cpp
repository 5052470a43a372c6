#include "render/raster/hatching.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace frontline::raster {

namespace {

constexpr std::size_t steps = 4096;
constexpr unsigned stepShift = 20;  // 32 bits of phase to 12 of a step

/// Where in the period of a hatch a pixel is: the whole period is 2^32, so that it begins anew by itself.
std::uint32_t phaseOf(double periods)
{
    return static_cast<std::uint32_t>(static_cast<std::int64_t>((periods - std::floor(periods)) * 4294967296.0));
}

/// The hatch over the colour, as one colour, by how much the hatch covers.
class Blended {
public:
    Blended(Color below, Color above) : below_(below), above_(above) {}
    [[nodiscard]] Color operator()(double covered) const
    {
        const double h = above_.alpha / 255.0 * covered, under = below_.alpha / 255.0 * (1 - h), alpha = h + under;
        const auto mix = [&](std::uint8_t a, std::uint8_t b) {
            return static_cast<std::uint8_t>(std::lround((a * h + b * under) / std::max(alpha, 1e-4)));
        };
        return {mix(above_.red, below_.red), mix(above_.green, below_.green), mix(above_.blue, below_.blue),
                static_cast<std::uint8_t>(std::lround(alpha * 255))};
    }

private:
    Color below_, above_;
};

class Hatching {
public:
    Hatching(Color color, const Hatch& hatch) : hatch_(hatch)
    {
        const double angle = static_cast<double>(hatch.angleDegrees) * std::numbers::pi / 180;
        alongX_ = std::cos(angle), alongY_ = -std::sin(angle);
        const Blended blended(color, hatch.color);
        const double width = static_cast<double>(hatch.widthPixels), spacing = static_cast<double>(hatch.spacingPixels);
        if (hatch.dots)
            // By the distance from a dot's middle, up to that of a cell's corner.
            for (std::size_t i = 0; i < steps; ++i)
                colors_[i] = blended(std::clamp(0.5 * width + 0.5 - distanceOf(i), 0.0, 1.0));
        else
            for (std::size_t i = 0; i < steps; ++i) {
                const double at = (static_cast<double>(i) + 0.5) / steps * spacing, d = std::min(at, spacing - at);
                colors_[i] = blended(std::clamp(0.5 * width + 0.5 - d, 0.0, 1.0) * std::min(width, 1.0));
            }
    }

    /// Calls use(x, color) for the pixels left to before right.
    template <class Use>
    void row(int y, int left, int right, Use use) const
    {
        const double spacing = static_cast<double>(hatch_.spacingPixels),
                     px = left + 0.5 - static_cast<double>(hatch_.anchorX),
                     py = y + 0.5 - static_cast<double>(hatch_.anchorY);
        // Across the lines.
        std::uint32_t across = phaseOf((px * -alongY_ + py * alongX_) / spacing);
        const std::uint32_t acrossStep = phaseOf(-alongY_ / spacing);
        if (!hatch_.dots) {
            for (int x = left; x < right; ++x, across += acrossStep) use(x, colors_[across >> stepShift]);
            return;
        }
        std::uint32_t along = phaseOf((px * alongX_ + py * alongY_) / spacing);
        const std::uint32_t alongStep = phaseOf(alongX_ / spacing);
        const float perPhase = static_cast<float>(spacing / 4294967296.0),
                    perStep = static_cast<float>(steps / (spacing * std::numbers::sqrt2 / 2));
        for (int x = left; x < right; ++x, across += acrossStep, along += alongStep) {
            const float dx = static_cast<float>(static_cast<std::int32_t>(along)) * perPhase,
                        dy = static_cast<float>(static_cast<std::int32_t>(across)) * perPhase;
            const auto step = static_cast<std::size_t>(std::sqrt(dx * dx + dy * dy) * perStep);
            use(x, colors_[std::min(step, steps - 1)]);
        }
    }

private:
    [[nodiscard]] double distanceOf(std::size_t step) const
    {
        return (static_cast<double>(step) + 0.5) / steps * static_cast<double>(hatch_.spacingPixels) *
               std::numbers::sqrt2 / 2;
    }

    const Hatch& hatch_;
    double alongX_ = 1, alongY_ = 0;
    std::array<Color, steps> colors_;
};

}  // namespace

void blendHatched(Surface& surface, Coverage& coverage, Color color, const Hatch& hatch)
{
    const Hatching hatching(color, hatch);
    coverage.take([&](int y, int left, const std::uint8_t* cells, int count) {
        const Rows rows = surface.clippedRows();
        if (y < rows.first || y >= rows.end) return;
        const int from = std::max(left, surface.clippedLeft()), end = std::min(left + count, surface.clippedRight());
        for (int x = from; x < end;) {
            int stop = x + 1;
            const bool inside = cells[x - left] == 255;
            while (stop < end && (cells[stop - left] == 255) == inside) ++stop;
            if (inside)
                hatching.row(y, x, stop, [&](int at, Color c) { surface.blendPixel(y, at, c, c.alpha); });
            else
                surface.blend(y, x, cells + (x - left), stop - x, color);
            x = stop;
        }
    });
}

}  // namespace frontline::raster
