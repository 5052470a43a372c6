// A see-through picture as large as the framebuffer, that is drawn once and laid over many frames.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "geo/coordinates.hpp"
#include "render/gl/handles.hpp"
#include "render/gl/program.hpp"

namespace frontline {

/// Needs the same OpenGL context in all calls, the destructor included.
class Overlay {
public:
    static Result<Overlay> create();

    /// Boxes that cover the same, without overlaps, in whole pixels of a framebuffer of this size.
    static std::vector<Box> apart(const std::vector<Box>& boxes, int widthPixels, int heightPixels);

    /// Binds and clears the picture: what is drawn until end() goes there. Returns false, and binds nothing, where the
    /// driver cannot hold it. Colours are to be blended as glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA,
    /// GL_ONE, GL_ONE_MINUS_SRC_ALPHA) does.
    bool begin(int widthPixels, int heightPixels);
    /// Binds the window's back buffer again.
    static void end();
    /// Lays these boxes of the picture (pixels from the top left), which do not overlap, over the back buffer.
    void draw(const std::vector<Box>& boxes) const;

private:
    gl::Program program_;
    gl::VertexArray vertexArray_;
    gl::Texture texture_;
    gl::Renderbuffer stencil_;
    gl::Framebuffer framebuffer_;
    int widthPixels_ = 0, heightPixels_ = 0;
};

}  // namespace frontline
