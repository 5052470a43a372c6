// A framebuffer of colour and stencil that pictures are drawn into and read from.
#pragma once

#include "render/gl/handles.hpp"
#include "render/gl/renderer.hpp"
#include "render/gl/tile.hpp"

namespace frontline::gl {

/// The longest side that the driver can draw at once, in pixels.
int largestFramebuffer();

class OffscreenTarget {
public:
    /// Binds the framebuffer, made anew when the size changes. The error is the driver's.
    Result<Done> bind(int widthPixels, int heightPixels);
    /// Copies what was drawn to the tile's place in the picture (RGB).
    void readInto(Image& image, const Tile& tile);

private:
    Framebuffer framebuffer_;
    Renderbuffer color_, stencil_;
    int width_ = 0, height_ = 0;
    std::vector<std::uint8_t> pixels_;  // RGBA
};

}  // namespace frontline::gl
