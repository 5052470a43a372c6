// Draws display lists with OpenGL 3.3 core. All calls on the thread whose context is current.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline {

/// RGB or RGBA rows, top first, 8 bits a channel, no padding.
struct Image {
    int width = 0, height = 0, channels = 3;
    std::vector<std::uint8_t> pixels;
};

/// An OpenGL context without any window or display (EGL surfaceless, or a pbuffer). Current on the creating thread.
class OffscreenContext {
public:
    static Result<std::unique_ptr<OffscreenContext>> create();
    virtual ~OffscreenContext() = default;
};

class Renderer {
public:
    /// Needs a current context of at least OpenGL 3.3. The error carries the driver's or compiler's own words.
    static Result<std::unique_ptr<Renderer>> create();
    virtual ~Renderer() = default;

    /// Draws into the framebuffer that is bound, of the view's size (the window's back buffer).
    /// Needs a stencil of 8 bits there.
    virtual void draw(const DisplayList& list, const View& view) = 0;

    /// Draws off screen at the view's size, in tiles where the driver's limits are smaller, and reads back: RGBA where
    /// the list's background is not opaque, else RGB.
    /// Errors: a side of 0 or over 16,384 px; out of memory, with the figure.
    virtual Result<Image> drawToImage(const DisplayList& list, const View& view) = 0;

    /// The same a strip of rows at a time, the upper first: only one strip is held. take: gets each strip, of the whole
    /// width, and the row of the picture that it begins with; false stops, which is no error.
    virtual Result<Done> drawInStrips(const DisplayList& list, const View& view, int stripRows,
                                      const std::function<bool(Image strip, int firstRow)>& take) = 0;

    /// The same of some rows alone.
    virtual Result<Image> drawStrip(const DisplayList& list, const View& view, int firstRow, int rows) = 0;

    /// Has the driver compile what a map needs, and makes room for a picture of this size: takes time that would pass
    /// otherwise while the map is still being read. Changes nothing of what is drawn.
    virtual void warmUp(int widthPixels, int heightPixels) = 0;

    /// "llvmpipe (LLVM 15.0.6, 256 bits)" and the version, for --version.
    [[nodiscard]] virtual std::string description() const = 0;

    /// Buffers, textures and programs alive, counted for the leak test.
    [[nodiscard]] static int liveHandles();
};

/// Reads the window's back buffer (before it is swapped) for a screenshot as seen.
Image readFramebuffer(int widthPixels, int heightPixels);

}  // namespace frontline
