#include "render/gl/offscreen_target.hpp"

#include <algorithm>

#include "base/message.hpp"

namespace frontline::gl {

int largestFramebuffer()
{
    GLint renderbuffer = 0, viewport[2] = {0, 0};
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &renderbuffer);
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport);
    return std::max(1, std::min({renderbuffer, viewport[0], viewport[1]}));
}

namespace {

/// The framebuffer holds colours multiplied by their alpha, pictures do not.
void copyDividedByAlpha(const std::uint8_t* from, std::uint8_t* to, int pixels)
{
    for (const std::uint8_t* const end = from + 4 * static_cast<std::ptrdiff_t>(pixels); from != end;
         from += 4, to += 4) {
        const int alpha = from[3];
        for (int c = 0; c < 3; ++c)
            to[c] = alpha == 0 ? std::uint8_t{0}
                               : static_cast<std::uint8_t>(std::min(255, (from[c] * 255 + alpha / 2) / alpha));
        to[3] = from[3];
    }
}

}  // namespace

Result<Done> OffscreenTarget::bind(int widthPixels, int heightPixels)
{
    if (framebuffer_ && width_ == widthPixels && height_ == heightPixels) {
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
        return Done{};
    }
    framebuffer_ = Framebuffer::make();
    color_ = Renderbuffer::make();
    stencil_ = Renderbuffer::make();
    glBindRenderbuffer(GL_RENDERBUFFER, color_.name());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, widthPixels, heightPixels);
    glBindRenderbuffer(GL_RENDERBUFFER, stencil_.name());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, widthPixels, heightPixels);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, stencil_.name());
    const GLenum status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
    if (status != GL_FRAMEBUFFER_COMPLETE) {
        width_ = height_ = 0;
        return Error{msg("the driver cannot draw off screen at {} x {} pixels (status {:#x})", widthPixels,
                         heightPixels, status)};
    }
    width_ = widthPixels, height_ = heightPixels;
    return Done{};
}

void OffscreenTarget::readInto(Image& image, const Tile& tile)
{
    // RGBA is what the driver holds: reading RGB would convert pixel by pixel in its slow path. In bands, which stay in
    // the processor's cache.
    constexpr int bandRows = 64;
    pixels_.resize(static_cast<std::size_t>(tile.width) * bandRows * 4);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    for (int top = 0; top < tile.height; top += bandRows) {
        const int rows = std::min(bandRows, tile.height - top);
        glReadPixels(0, top, tile.width, rows, GL_RGBA, GL_UNSIGNED_BYTE, pixels_.data());
        for (int y = 0; y < rows; ++y) {
            const std::uint8_t* from = &pixels_[static_cast<std::size_t>(y) * tile.width * 4];
            std::uint8_t* to =
                &image.pixels[(static_cast<std::size_t>(tile.y + top + y) * image.width + tile.x) * image.channels];
            if (image.channels == 4) {
                copyDividedByAlpha(from, to, tile.width);
                continue;
            }
            for (int x = 0; x < tile.width; ++x, from += 4, to += 3) to[0] = from[0], to[1] = from[1], to[2] = from[2];
        }
    }
}

}  // namespace frontline::gl
