// The window of the desktop with its OpenGL 3.3 core context.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"

struct SDL_Window;

namespace frontline {

struct WindowSize {
    int widthPixels = 0, heightPixels = 0;  // of the framebuffer
    double pixelsPerUnit = 1;               // framebuffer pixels per unit of mouse positions
};

/// SDL is up from create() to the destructor. One window at a time; all calls on the main thread.
class Window {
public:
    /// To be called once before any thread is started: sets the environment that SDL starts in.
    static void prepareProcess();
    /// Sizes in points of the desktop, or, where exactPixels is true, in pixels. Errors: no display, no OpenGL 3.3.
    static Result<std::unique_ptr<Window>> create(const std::string& title, int width, int height, bool exactPixels);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    [[nodiscard]] WindowSize size() const;
    /// Pixels per point of the user interface, as the display asks for: 1 at 96 dpi.
    [[nodiscard]] double displayScale() const { return displayScale_; }
    void resize(int widthPixels, int heightPixels);
    void setFullScreen(bool fullScreen);
    void setTitle(const std::string& title);
    void show();
    void swap();
    /// Whether the graphics card was reset: all that was drawn with is gone.
    [[nodiscard]] bool contextLost() const;
    /// Another context in the place of the one that is lost, and current.
    Result<Done> renewContext();
    [[nodiscard]] SDL_Window* handle() const { return window_; }

private:
    Window() = default;
    Result<Done> createContext();
    SDL_Window* window_ = nullptr;
    void* context_ = nullptr;
    double displayScale_ = 1;
    bool tellsOfResets_ = false;
};

}  // namespace frontline
