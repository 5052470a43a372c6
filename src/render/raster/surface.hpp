// Some rows of a picture while it is drawn: 8 bits a channel, colours multiplied by their alpha.
#pragma once

#include <cstdint>
#include <vector>

#include "base/color.hpp"
#include "render/image.hpp"
#include "render/raster/coverage.hpp"
#include "scene/display_list.hpp"

namespace frontline::raster {

class Surface {
public:
    /// Holds the rows of a picture of this width; all of it is the background.
    Surface(int width, Rows rows, Color background);

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] Rows rows() const { return rows_; }

    /// What is drawn from now on changes nothing outside of this box of the picture.
    void clipTo(const std::optional<ClipStart::Pixels>& box);
    [[nodiscard]] Rows clippedRows() const { return {clip_.top, clip_.bottom}; }
    /// The first and the end of the columns that may change.
    [[nodiscard]] int clippedLeft() const { return clip_.left; }
    [[nodiscard]] int clippedRight() const { return clip_.right; }

    /// Lays the colour, whose alpha counts, over the pixels of a row that start at `left`, each as far as it is
    /// covered.
    void blend(int y, int left, const std::uint8_t* coverage, int count, Color color);
    /// Lays the colour over one pixel within the clip. alpha: 0..255, used instead of the colour's own.
    void blendPixel(int y, int x, Color color, std::uint32_t alpha) { blendInto(pixel(y, x), color, alpha); }

    /// Copies all rows into the image, whose first row is `imageRow` of the picture. The image has as many channels as
    /// the background needs: 3 when it is opaque.
    void copyTo(Image& image, int imageRow) const;

private:
    struct Clip {
        int left, top, right, bottom;
    };
    static void blendInto(std::uint32_t& pixel, Color color, std::uint32_t alpha);
    [[nodiscard]] std::uint32_t& pixel(int y, int x)
    {
        return pixels_[static_cast<std::size_t>(y - rows_.first) * static_cast<std::size_t>(width_) +
                       static_cast<std::size_t>(x)];
    }

    int width_;
    Rows rows_;
    Clip clip_;
    std::vector<std::uint32_t> pixels_;  // red in the lowest byte, alpha in the highest
};

}  // namespace frontline::raster
