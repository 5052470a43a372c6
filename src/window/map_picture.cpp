#include "window/map_picture.hpp"

#include <epoxy/gl.h>

namespace frontline {

MapPicture::MapPicture(Renderer& renderer) : renderer_(renderer) {}

MapPicture::~MapPicture()
{
    release();
}

void MapPicture::draw(const DisplayList& list, const View& view, bool changed)
{
    if (changed) {
        kept_ = false;
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        renderer_.draw(list, view);
        return;
    }
    if (!kept_) keep(list, view);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    if (kept_) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
        glDisable(GL_SCISSOR_TEST);
        glBlitFramebuffer(0, 0, widthPixels_, heightPixels_, 0, 0, widthPixels_, heightPixels_, GL_COLOR_BUFFER_BIT,
                          GL_NEAREST);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    if (!kept_) renderer_.draw(list, view);
}

void MapPicture::keep(const DisplayList& list, const View& view)
{
    if (widthPixels_ != view.widthPixels || heightPixels_ != view.heightPixels) {
        release();
        widthPixels_ = view.widthPixels;
        heightPixels_ = view.heightPixels;
        glGenFramebuffers(1, &framebuffer_);
        glGenRenderbuffers(1, &color_);
        glGenRenderbuffers(1, &stencil_);
        glBindRenderbuffer(GL_RENDERBUFFER, color_);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, widthPixels_, heightPixels_);
        glBindRenderbuffer(GL_RENDERBUFFER, stencil_);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, widthPixels_, heightPixels_);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, stencil_);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    // A driver that cannot hold it only costs time: the map is drawn at every frame then.
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) return;
    renderer_.draw(list, view);
    kept_ = true;
}

void MapPicture::release()
{
    if (framebuffer_) glDeleteFramebuffers(1, &framebuffer_);
    if (color_) glDeleteRenderbuffers(1, &color_);
    if (stencil_) glDeleteRenderbuffers(1, &stencil_);
    framebuffer_ = color_ = stencil_ = 0;
    kept_ = false;
}

}  // namespace frontline
