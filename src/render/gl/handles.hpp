// Owners of OpenGL objects: moved, never copied, deleted with their scope, and counted.
#pragma once

#include <epoxy/gl.h>

#include <cstddef>
#include <utility>

namespace frontline::gl {

/// Handles alive in the process.
int liveHandleCount();
void countHandle(int change);

/// Traits has static GLuint make() and static void free(GLuint).
template <class Traits>
class Handle {
public:
    Handle() = default;
    static Handle make()
    {
        Handle handle;
        handle.name_ = Traits::make();
        countHandle(1);
        return handle;
    }
    Handle(Handle&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    Handle& operator=(Handle&& other) noexcept
    {
        std::swap(name_, other.name_);
        return *this;
    }
    ~Handle()
    {
        if (name_ == 0) return;
        Traits::free(name_);
        countHandle(-1);
    }
    [[nodiscard]] GLuint name() const { return name_; }
    explicit operator bool() const { return name_ != 0; }

private:
    GLuint name_ = 0;
};

// NOLINTBEGIN(bugprone-macro-parentheses): the arguments are names of types and functions.
#define FRONTLINE_GL_HANDLE(Type, generate, remove)         \
    struct Type##Traits {                                   \
        static GLuint make()                                \
        {                                                   \
            GLuint name = 0;                                \
            generate(1, &name);                             \
            return name;                                    \
        }                                                   \
        static void free(GLuint name) { remove(1, &name); } \
    };                                                      \
    using Type = Handle<Type##Traits>

FRONTLINE_GL_HANDLE(Buffer, glGenBuffers, glDeleteBuffers);
FRONTLINE_GL_HANDLE(VertexArray, glGenVertexArrays, glDeleteVertexArrays);
FRONTLINE_GL_HANDLE(Texture, glGenTextures, glDeleteTextures);
FRONTLINE_GL_HANDLE(Framebuffer, glGenFramebuffers, glDeleteFramebuffers);
FRONTLINE_GL_HANDLE(Renderbuffer, glGenRenderbuffers, glDeleteRenderbuffers);
#undef FRONTLINE_GL_HANDLE
// NOLINTEND(bugprone-macro-parentheses)

/// A place in the bound buffer, as OpenGL takes it.
inline const void* byteOffset(std::size_t bytes)
{
    return reinterpret_cast<const void*>(bytes);  // NOLINT(performance-no-int-to-ptr): OpenGL takes nothing else
}

struct ProgramTraits {
    static GLuint make() { return glCreateProgram(); }
    static void free(GLuint name) { glDeleteProgram(name); }
};
using ProgramHandle = Handle<ProgramTraits>;

/// Names a stretch of commands in a capture of the GPU's work, where the driver can.
class DebugGroup {
public:
    explicit DebugGroup(const char* name);
    ~DebugGroup();
    DebugGroup(const DebugGroup&) = delete;
    DebugGroup& operator=(const DebugGroup&) = delete;
};

}  // namespace frontline::gl
