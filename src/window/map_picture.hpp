// The map on the framebuffer, kept aside while it does not change: a frame that only moves the pointer over it copies.
#pragma once

#include <memory>

#include "render/gl/overlay.hpp"
#include "window/ground_picture.hpp"

namespace frontline {

/// Needs the window's OpenGL context in all calls, the destructor included.
class MapPicture {
public:
    explicit MapPicture(Renderer& renderer);
    ~MapPicture();
    MapPicture(const MapPicture&) = delete;
    MapPicture& operator=(const MapPicture&) = delete;

    /// Draws into the window's back buffer. changed: the frame or the view is another one than last time; followed: the
    /// frame is that of last time and was moved, its furniture is the same. A map that changes at every frame is drawn
    /// straight; one that stands still is drawn once more and kept.
    void draw(const Scene::Frame& frame, const View& view, bool changed, bool followed);

    /// Whether the window shows the frame as it is, no part of it from an earlier one.
    [[nodiscard]] bool exact() const { return !ground_ || ground_->exact(); }

    /// Whether a frame can be drawn for a view that has moved on: its ground goes with the view by itself.
    [[nodiscard]] bool canFollow() const { return !ground_ || ground_->shown(); }

    /// Whether a better picture is on its way.
    [[nodiscard]] bool waiting() const { return ground_ && ground_->waiting(); }

    /// Called from another thread when the next frame would look different.
    void onReady(std::function<void()> call);

private:
    void paint(const Scene::Frame& frame, const View& view, bool onGround);
    void paintFollowed(const Scene::Frame& frame, const View& view, bool onGround);
    void keep(const Scene::Frame& frame, const View& view, bool onGround);
    void release();

    Renderer& renderer_;
    unsigned framebuffer_ = 0, color_ = 0, stencil_ = 0;
    int widthPixels_ = 0, heightPixels_ = 0;
    bool kept_ = false;
    std::optional<Overlay> furniture_;  // of frames that follow
    bool furnitureKept_ = false;
    std::optional<View> builtView_;          // of the frame, before it followed
    std::unique_ptr<GroundPicture> ground_;  // null where a graphics card draws the ground in no time
};

}  // namespace frontline
