// The ground of the map, what lies below its symbols and names, as a picture larger than the window. The processor
// draws it beside the loop, so that a frame of a moving map costs the same whatever the map holds.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "base/job_queue.hpp"
#include "render/gl/renderer.hpp"
#include "scene/scene.hpp"

namespace frontline {

/// Needs the window's OpenGL context in all calls. Used from one thread.
class GroundPicture {
public:
    explicit GroundPicture(Renderer& renderer) : renderer_(renderer) {}

    /// Hands a picture that has become ready to the renderer, and has another one drawn where that one is not what this
    /// frame needs. At the first picture, where a map at rest has another ground, and where the ground is cut at a
    /// place of the window, the frame waits for one of the window alone, unless that takes long. Returns false when
    /// this frame cannot stand on a picture: it moves and its ground is cut, or there is no memory.
    bool prepare(const Scene::Frame& frame, const View& view);

    /// Whether the picture is the ground of the frame that was prepared last, pixel for pixel.
    [[nodiscard]] bool exact() const { return exact_; }

    /// Whether there is a picture under the last frame.
    [[nodiscard]] bool shown() const { return used_; }

    /// Whether another picture is being drawn.
    [[nodiscard]] bool waiting() const { return asked_; }

    /// Called from another thread when a picture is ready: the next frame would look different.
    std::function<void()> onReady;

private:
    struct Picture {
        View view;
        DisplayList ground;
        BgrxPicture pixels;
        double seconds = 0;  // that drawing it took
        bool failed = false;

        void draw();
        /// On this thread alone, which gives way to others.
        void drawAside();
    };
    static Picture pictureOf(const Scene::Frame& frame, const View& view, const View& pictureView);
    static bool sameGround(const DisplayList& ground, const Scene::Frame& frame);
    void show(Picture picture);
    void take();
    void ask(const Scene::Frame& frame, const View& view, bool moving);
    [[nodiscard]] bool isExact(const Scene::Frame& frame, const View& view) const;
    [[nodiscard]] bool isWorthWaiting(const Scene::Frame& frame, const View& view, bool cut, bool moving) const;
    [[nodiscard]] bool wantsAnother(const Scene::Frame& frame, const View& view, bool moving) const;

    Renderer& renderer_;
    std::optional<Picture> shown_;  // without its pixels: the renderer has them
    std::optional<View> lastView_;
    bool exact_ = false, asked_ = false, failed_ = false, used_ = false;
    std::mutex mutex_;
    std::shared_ptr<Picture> ready_;  // guarded by mutex_
    JobQueue queue_;                  // last: its thread uses the members above
};

}  // namespace frontline
