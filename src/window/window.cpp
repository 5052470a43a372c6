#include "window/window.hpp"

#include <SDL.h>
#include <epoxy/gl.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/message.hpp"

namespace frontline {

namespace {

/// Where there is no display, SDL falls back on drivers that show nothing. They are used only when asked for by name.
bool showsNothing(std::string_view driver)
{
    const char* asked = std::getenv("SDL_VIDEODRIVER");
    const bool hidden = driver == "offscreen" || driver == "dummy" || driver == "evdev";
    return hidden && (!asked || driver != asked);
}

/// Where not even a place for a display's socket is named. SDL would find out, too, but libraries that it asks would
/// complain on stderr.
bool namesNoDisplay()
{
#ifdef __linux__
    for (const char* name : {"SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"})
        if (const char* value = std::getenv(name); value && *value) return false;
    return true;
#else
    return false;
#endif
}

constexpr Phrase noneFound = phrase("neither an X11 nor a Wayland display was found");

Error noDisplay(const std::string& reason)
{
    return Error{msg("no display: {}; use `frontline render --out map.png` for a picture without a window", reason)};
}

/// A desktop of X11 or Windows says how dense it is in dots per inch; the others scale the framebuffer.
double scaleOfDisplay(double framebufferScale)
{
    float diagonal = 0;
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    if ((driver != "x11" && driver != "windows") || SDL_GetDisplayDPI(0, &diagonal, nullptr, nullptr) != 0)
        return framebufferScale;
    // In quarters and downwards: 100 dpi is not worth blurred steps.
    const double quarters = std::floor(diagonal / 96 * 4) / 4;
    return std::clamp(std::isfinite(quarters) ? quarters : 1.0, 1.0, 4.0) * framebufferScale;
}

void setContextAttributes()
{
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_FLAGS, SDL_GL_CONTEXT_FORWARD_COMPATIBLE_FLAG);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 24);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 8);
    // No multisampling: the renderer smooths edges itself, so that the window shows what a file holds.
    SDL_GL_SetAttribute(SDL_GL_MULTISAMPLEBUFFERS, 0);
}

}  // namespace

void Window::prepareProcess()
{
    // Without a message bus SDL has one started, which forks: slow, and a deadlock while other threads hold locks of
    // libraries that watch forks (PROJ does). A session bus that is there is used.
    const char* address = std::getenv("DBUS_SESSION_BUS_ADDRESS");
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    std::error_code ignored;
    const bool hasBus =
        (address && *address) ||
        (runtime && *runtime && std::filesystem::exists(std::filesystem::path(runtime) / "bus", ignored));
    if (!hasBus) SDL_setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
}

Result<std::unique_ptr<Window>> Window::create(const std::string& title, int width, int height, bool exactPixels)
{
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");
    if (namesNoDisplay()) return noDisplay(noneFound.in(messageLanguage()));
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return noDisplay(SDL_GetError());
    // From here on the destructor shuts SDL down.
    std::unique_ptr<Window> window(new Window);
    if (showsNothing(SDL_GetCurrentVideoDriver())) return noDisplay(noneFound.in(messageLanguage()));
    setContextAttributes();
    const double scale = exactPixels ? 1 : scaleOfDisplay(1);
    SDL_Rect usable{0, 0, 16384, 16384};
    if (!exactPixels) SDL_GetDisplayUsableBounds(0, &usable);
    const int wide = std::clamp(static_cast<int>(width * scale), 320, std::max(320, usable.w));
    const int high = std::clamp(static_cast<int>(height * scale), 240, std::max(240, usable.h));
    window->window_ =
        SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, exactPixels ? width : wide,
                         exactPixels ? height : high,
                         SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_HIDDEN);
    if (!window->window_) return Error{msg("cannot open a window with OpenGL: {}", SDL_GetError())};
    if (auto created = window->createContext(); !created) return created.error();
    window->displayScale_ = scaleOfDisplay(window->size().pixelsPerUnit);
    return window;
}

Result<Done> Window::createContext()
{
    // A driver that can tell that the graphics card was reset is asked to.
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_RESET_NOTIFICATION, SDL_GL_CONTEXT_RESET_LOSE_CONTEXT);
    context_ = SDL_GL_CreateContext(window_);
    if (!context_) {
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_RESET_NOTIFICATION, SDL_GL_CONTEXT_RESET_NO_NOTIFICATION);
        context_ = SDL_GL_CreateContext(window_);
    }
    if (!context_)
        return Error{
            msg("this display offers no OpenGL 3.3 ({}); LIBGL_ALWAYS_SOFTWARE=1 asks Mesa to draw "
                "without the graphics card",
                SDL_GetError())};
    SDL_GL_SetSwapInterval(1);
    tellsOfResets_ = epoxy_has_gl_extension("GL_KHR_robustness");
    return Done{};
}

bool Window::contextLost() const
{
    return tellsOfResets_ && glGetGraphicsResetStatusKHR() != GL_NO_ERROR;
}

Result<Done> Window::renewContext()
{
    SDL_GL_DeleteContext(std::exchange(context_, nullptr));
    // The card may need a moment.
    constexpr int attempts = 20, pauseMilliseconds = 250;
    Result<Done> created = createContext();
    for (int i = 1; i < attempts && !created; ++i) {
        SDL_Delay(pauseMilliseconds);
        created = createContext();
    }
    return created;
}

Window::~Window()
{
    if (context_) SDL_GL_DeleteContext(context_);
    if (window_) SDL_DestroyWindow(window_);
    SDL_Quit();
}

WindowSize Window::size() const
{
    WindowSize size;
    int units = 0;
    SDL_GL_GetDrawableSize(window_, &size.widthPixels, &size.heightPixels);
    SDL_GetWindowSize(window_, &units, nullptr);
    if (units > 0) size.pixelsPerUnit = static_cast<double>(size.widthPixels) / units;
    return size;
}

void Window::resize(int widthPixels, int heightPixels)
{
    const double perUnit = size().pixelsPerUnit;
    SDL_SetWindowSize(window_, std::max(1, static_cast<int>(widthPixels / perUnit)),
                      std::max(1, static_cast<int>(heightPixels / perUnit)));
}

void Window::setFullScreen(bool fullScreen)
{
    SDL_SetWindowFullscreen(window_, fullScreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

void Window::setTitle(const std::string& title)
{
    SDL_SetWindowTitle(window_, title.c_str());
}

void Window::show()
{
    SDL_ShowWindow(window_);
}

void Window::swap()
{
    SDL_GL_SwapWindow(window_);
}

}  // namespace frontline
