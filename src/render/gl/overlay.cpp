#include "render/gl/overlay.hpp"

#include <algorithm>
#include <cmath>

namespace frontline {

namespace {

/// Adds what of the box lies outside of the boxes from `first` to `count`.
void addRest(std::vector<Box>& apart, std::size_t first, std::size_t count, const Box& box)
{
    if (box.width() <= 0 || box.height() <= 0) return;
    for (std::size_t i = first; i < count; ++i) {
        const Box& other = apart[i];
        const Box common{std::max(box.minX, other.minX), std::max(box.minY, other.minY), std::min(box.maxX, other.maxX),
                         std::min(box.maxY, other.maxY)};
        if (common.minX >= common.maxX || common.minY >= common.maxY) continue;
        // Above, below, left and right of what they have in common.
        const Box rests[] = {{box.minX, box.minY, box.maxX, common.minY},
                             {box.minX, common.maxY, box.maxX, box.maxY},
                             {box.minX, common.minY, common.minX, common.maxY},
                             {common.maxX, common.minY, box.maxX, common.maxY}};
        for (const Box& rest : rests) addRest(apart, i + 1, count, rest);
        return;
    }
    apart.push_back(box);
}

}  // namespace

Result<Overlay> Overlay::create()
{
    auto program = gl::Program::create("overlay");
    if (!program) return program.error();
    Overlay overlay;
    overlay.program_ = std::move(program).value();
    overlay.vertexArray_ = gl::VertexArray::make();
    return overlay;
}

std::vector<Box> Overlay::apart(const std::vector<Box>& boxes, int widthPixels, int heightPixels)
{
    std::vector<Box> apart;
    for (const Box& box : boxes)
        addRest(
            apart, 0, apart.size(),
            {std::max(0.0, std::floor(box.minX)), std::max(0.0, std::floor(box.minY)),
             std::min<double>(widthPixels, std::ceil(box.maxX)), std::min<double>(heightPixels, std::ceil(box.maxY))});
    return apart;
}

bool Overlay::begin(int widthPixels, int heightPixels)
{
    if (widthPixels != widthPixels_ || heightPixels != heightPixels_) {
        widthPixels_ = widthPixels, heightPixels_ = heightPixels;
        texture_ = gl::Texture::make();
        framebuffer_ = gl::Framebuffer::make();
        glBindTexture(GL_TEXTURE_2D, texture_.name());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, widthPixels, heightPixels, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        stencil_ = gl::Renderbuffer::make();
        glBindRenderbuffer(GL_RENDERBUFFER, stencil_.name());
        glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, widthPixels, heightPixels);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.name(), 0);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, stencil_.name());
    }
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        end();
        return false;
    }
    glViewport(0, 0, widthPixels, heightPixels);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
    return true;
}

void Overlay::end()
{
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void Overlay::draw(const std::vector<Box>& boxes) const
{
    const gl::DebugGroup group("overlay");
    glViewport(0, 0, widthPixels_, heightPixels_);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);  // the picture's colours are multiplied by their alpha
    program_.use();
    glUniform2f(program_.uniform("uSize"), static_cast<float>(widthPixels_), static_cast<float>(heightPixels_));
    glUniform1i(program_.uniform("uPicture"), 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glBindVertexArray(vertexArray_.name());
    for (const Box& box : boxes) {
        glUniform4f(program_.uniform("uBox"), static_cast<float>(box.minX), static_cast<float>(box.minY),
                    static_cast<float>(box.width()), static_cast<float>(box.height()));
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    }
    glBindVertexArray(0);
    glUseProgram(0);
}

}  // namespace frontline
