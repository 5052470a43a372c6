// Draws display lists with OpenGL 3.3 core. All calls on the thread whose context is current.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "render/image.hpp"
#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline {

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

    /// Takes a picture that was drawn for this view, to be laid under lists by drawOnPicture(). It replaces the last.
    virtual void keepPicture(const BgrxPicture& picture, const View& view) = 0;
    /// As draw(), but the commands before `first` stand in the kept picture, which is moved and scaled to this view,
    /// and those from `end` on are left out.
    virtual void drawOnPicture(const DisplayList& list, std::size_t first, std::size_t end, const View& view) = 0;
    /// The commands from `first` to before `end` alone, over what is there; from the first on, over the list's
    /// background. The stencil is cleared.
    virtual void drawPart(const DisplayList& list, std::size_t first, std::size_t end, const View& view) = 0;

    /// Waits until all that was drawn is drawn.
    virtual void finish() = 0;

    /// Whether the processor does the work of the graphics card.
    [[nodiscard]] virtual bool isSoftware() const = 0;

    /// Draws off screen at the view's size, in tiles where the driver's limits are smaller, and reads back: RGBA where
    /// the list's background is not opaque, else RGB.
    /// Errors: a side of 0 or over 16,384 px; out of memory, with the figure.
    virtual Result<Image> drawToImage(const DisplayList& list, const View& view) = 0;

    /// "llvmpipe (LLVM 15.0.6, 256 bits)" and the version, for --version.
    [[nodiscard]] virtual std::string description() const = 0;

    /// Buffers, textures and programs alive, counted for the leak test.
    [[nodiscard]] static int liveHandles();
};

/// Reads the window's back buffer (before it is swapped) for a screenshot as seen.
Image readFramebuffer(int widthPixels, int heightPixels);

}  // namespace frontline
