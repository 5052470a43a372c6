// The map on the framebuffer, kept aside while it does not change: a frame that only moves the pointer over it copies.
#pragma once

#include <memory>

#include "render/gl/renderer.hpp"

namespace frontline {

/// Needs the window's OpenGL context in all calls, the destructor included.
class MapPicture {
public:
    explicit MapPicture(Renderer& renderer);
    ~MapPicture();
    MapPicture(const MapPicture&) = delete;
    MapPicture& operator=(const MapPicture&) = delete;

    /// Draws into the window's back buffer. changed: the list or the view is another one than last time.
    /// A map that changes at every frame is drawn straight; one that stands still is drawn once more and kept.
    void draw(const DisplayList& list, const View& view, bool changed);

private:
    void keep(const DisplayList& list, const View& view);
    void release();

    Renderer& renderer_;
    unsigned framebuffer_ = 0, color_ = 0, stencil_ = 0;
    int widthPixels_ = 0, heightPixels_ = 0;
    bool kept_ = false;
};

}  // namespace frontline
