#include "window/map_picture.hpp"

#include <epoxy/gl.h>

namespace frontline {

MapPicture::MapPicture(Renderer& renderer) : renderer_(renderer)
{
    if (!renderer.isSoftware()) return;
    ground_ = std::make_unique<GroundPicture>(renderer);
    if (auto overlay = Overlay::create()) furniture_.emplace(*std::move(overlay));
}

MapPicture::~MapPicture()
{
    release();
}

void MapPicture::onReady(std::function<void()> call)
{
    if (ground_) ground_->onReady = std::move(call);
}

void MapPicture::draw(const Scene::Frame& frame, const View& view, bool changed, bool followed)
{
    const bool wasExact = exact();
    const bool onGround = ground_ && ground_->prepare(frame, view);
    if (!followed) {
        furnitureKept_ = false;
        builtView_ = view;
    }
    if (changed || !wasExact) {
        kept_ = false;
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        if (followed && (onGround || !ground_))
            paintFollowed(frame, view, onGround);
        else
            paint(frame, view, onGround);
        return;
    }
    if (!kept_) keep(frame, view, onGround);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    if (kept_) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
        glDisable(GL_SCISSOR_TEST);
        glBlitFramebuffer(0, 0, widthPixels_, heightPixels_, 0, 0, widthPixels_, heightPixels_, GL_COLOR_BUFFER_BIT,
                          GL_NEAREST);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    if (!kept_) paint(frame, view, onGround);
}

void MapPicture::paint(const Scene::Frame& frame, const View& view, bool onGround)
{
    if (onGround)
        renderer_.drawOnPicture(frame.list, frame.ground, frame.list.commands.size(), view);
    else
        renderer_.draw(frame.list, view);
}

/// What furniture is made of lies where the map was when the frame was built: it is drawn for that view.
void MapPicture::paintFollowed(const Scene::Frame& frame, const View& view, bool onGround)
{
    const std::size_t end = frame.list.commands.size();
    if (!furnitureKept_ && furniture_ && furniture_->begin(view.widthPixels, view.heightPixels)) {
        renderer_.drawPart(frame.list, frame.furniture, end, *builtView_);
        Overlay::end();
        furnitureKept_ = true;
    }
    if (onGround)
        renderer_.drawOnPicture(frame.list, frame.ground, frame.furniture, view);
    else
        renderer_.drawPart(frame.list, 0, frame.furniture, view);
    if (furnitureKept_)
        furniture_->draw(Overlay::apart(frame.covered, view.widthPixels, view.heightPixels));
    else
        renderer_.drawPart(frame.list, frame.furniture, end, *builtView_);
}

void MapPicture::keep(const Scene::Frame& frame, const View& view, bool onGround)
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
    paint(frame, view, onGround);
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
