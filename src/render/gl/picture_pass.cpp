// A picture that was drawn before, as a texture.
#include <cmath>

#include "render/gl/passes.hpp"

namespace frontline::gl {

Result<PicturePass> PicturePass::create()
{
    auto program = Program::create("picture");
    if (!program) return program.error();
    PicturePass pass;
    pass.program_ = std::move(program).value();
    pass.vertexArray_ = VertexArray::make();
    pass.texture_ = Texture::make();
    pass.framebuffer_ = Framebuffer::make();
    return pass;
}

void PicturePass::upload(const BgrxPicture& picture)
{
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    if (picture.width != width_ || picture.height != height_) {
        width_ = picture.width, height_ = picture.height;
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_, height_, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
                     picture.pixels.data());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        GLint target = 0;
        glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.name(), 0);
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
    } else {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width_, height_, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
                        picture.pixels.data());
    }
}

bool PicturePass::covers(const Box& pixels, const Tile& tile)
{
    return pixels.minX <= 0 && pixels.minY <= 0 && pixels.maxX >= tile.width && pixels.maxY >= tile.height;
}

void PicturePass::draw(const Box& pixels, const Tile& tile) const
{
    const DebugGroup group("ground");
    // A copy costs a software renderer a third of what drawing does.
    if (pixels.width() == width_ && pixels.height() == height_ && covers(pixels, tile))
        copy(static_cast<int>(std::lround(-pixels.minX)), static_cast<int>(std::lround(-pixels.minY)), tile);
    else
        drawScaled(pixels, tile);
}

void PicturePass::copy(int left, int top, const Tile& tile) const
{
    GLint target = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name());
    const int bottom = height_ - top - tile.height;
    glBlitFramebuffer(left, bottom, left + tile.width, bottom + tile.height, 0, 0, tile.width, tile.height,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
}

void PicturePass::drawScaled(const Box& pixels, const Tile& tile) const
{
    program_.use();
    const auto toClip = tile.toClip();
    glUniform4fv(program_.uniform("uToClip"), 1, toClip.data());
    glUniform4f(program_.uniform("uBox"), static_cast<float>(pixels.minX), static_cast<float>(pixels.minY),
                static_cast<float>(pixels.width()), static_cast<float>(pixels.height()));
    glUniform1i(program_.uniform("uPicture"), 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glDisable(GL_BLEND);
    glBindVertexArray(vertexArray_.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glEnable(GL_BLEND);
}

}  // namespace frontline::gl
