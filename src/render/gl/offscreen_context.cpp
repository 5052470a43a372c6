// An OpenGL context without a window, through EGL.
#include <epoxy/egl.h>

#include <string_view>

#include "base/memory.hpp"
#include "base/message.hpp"
#include "render/gl/renderer.hpp"

namespace frontline {

namespace {

class EglContext final : public OffscreenContext {
public:
    EglContext(EGLDisplay display, EGLContext context, EGLSurface surface)
        : display_(display), context_(context), surface_(surface)
    {}
    ~EglContext() override
    {
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (surface_ != EGL_NO_SURFACE) eglDestroySurface(display_, surface_);
        eglDestroyContext(display_, context_);
        eglTerminate(display_);
    }

private:
    EGLDisplay display_;
    EGLContext context_;
    EGLSurface surface_;
};

bool hasExtension(const char* list, std::string_view name)
{
    return list && (" " + std::string(list) + " ").find(" " + std::string(name) + " ") != std::string::npos;
}

/// Mesa's surfaceless platform needs no display server; elsewhere the default display with a small pbuffer.
EGLDisplay openDisplay()
{
    const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    if (hasExtension(extensions, "EGL_MESA_platform_surfaceless") &&
        hasExtension(extensions, "EGL_EXT_platform_base")) {
        const EGLDisplay display =
            eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
        if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr)) return display;
    }
    const EGLDisplay display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
    if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr)) return display;
    return EGL_NO_DISPLAY;
}

Error eglError(const std::string& what)
{
    return Error{
        msg("OpenGL without a window: {} (EGL error {:#x}); install a driver, for example "
            "libgl1-mesa-dri",
            what, eglGetError())};
}

}  // namespace

Result<std::unique_ptr<OffscreenContext>> OffscreenContext::create()
{
    // Mesa's software driver ends the program when it is given less.
    constexpr std::uint64_t driverBytes = std::uint64_t{640} << 20;
    if (const auto addresses = availableAddresses(); addresses && *addresses < driverBytes)
        return Error{
            msg("the graphics driver needs {} MiB of addresses and is left {} (ulimit -v): allow more, or write SVG",
                driverBytes >> 20, *addresses >> 20)};
    const EGLDisplay display = openDisplay();
    if (display == EGL_NO_DISPLAY) return eglError(msg("no display opens"));
    const EGLint attributes[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (!eglBindAPI(EGL_OPENGL_API) || !eglChooseConfig(display, attributes, &config, 1, &count) || count == 0) {
        eglTerminate(display);
        return eglError(msg("no OpenGL configuration"));
    }
    const EGLint version[] = {
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    const EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
    if (context == EGL_NO_CONTEXT) {
        eglTerminate(display);
        return eglError(msg("no context of OpenGL 3.3"));
    }
    EGLSurface surface = EGL_NO_SURFACE;
    if (!hasExtension(eglQueryString(display, EGL_EXTENSIONS), "EGL_KHR_surfaceless_context")) {
        const EGLint small[] = {EGL_WIDTH, 16, EGL_HEIGHT, 16, EGL_NONE};
        surface = eglCreatePbufferSurface(display, config, small);
    }
    auto made = std::make_unique<EglContext>(display, context, surface);
    if (!eglMakeCurrent(display, surface, surface, context)) return eglError(msg("the context cannot be made current"));
    return std::unique_ptr<OffscreenContext>(std::move(made));
}

}  // namespace frontline
