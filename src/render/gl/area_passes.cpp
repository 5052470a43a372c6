// Fills and lines.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/gl/passes.hpp"

namespace frontline::gl {

namespace {

void setColor(const Program& program, const char* name, Color c)
{
    glUniform4f(program.uniform(name), static_cast<float>(c.red) / 255, static_cast<float>(c.green) / 255,
                static_cast<float>(c.blue) / 255, static_cast<float>(c.alpha) / 255);
}

void setPlacement(const Program& program, Xy origin, const Tile& tile)
{
    const auto scale = tile.scale(), offset = tile.offset(origin);
    const auto toClip = tile.toClip();
    glUniform2fv(program.uniform("uScale"), 1, scale.data());
    glUniform2fv(program.uniform("uOffset"), 1, offset.data());
    glUniform4fv(program.uniform("uToClip"), 1, toClip.data());
}

/// Draws where the mark is not yet, and sets it: each pixel is blended once.
void blendOnce(GLint mark)
{
    glEnable(GL_STENCIL_TEST);
    glStencilFunc(GL_NOTEQUAL, mark, 0xFF);
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
}

void drawSegments(const MeshBuffer& buffer)
{
    glBindVertexArray(buffer.vertexArray.name());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, buffer.count);
}

}  // namespace

GLint StencilMarks::next()
{
    if (last_ == 255) {
        glClear(GL_STENCIL_BUFFER_BIT);
        last_ = 0;
    }
    return ++last_;
}

Result<LinePass> LinePass::create()
{
    auto program = Program::create("line");
    if (!program) return program.error();
    LinePass pass;
    pass.program_ = std::move(program).value();
    return pass;
}

void LinePass::setUp(const LineMesh& mesh, Color color, float halfWidth, const Tile& tile) const
{
    program_.use();
    setPlacement(program_, mesh.origin, tile);
    setColor(program_, "uColor", color);
    glUniform1f(program_.uniform("uHalfWidth"), halfWidth);
    glUniform1i(program_.uniform("uPart"), 0);
    glUniform1i(program_.uniform("uDashCount"), 0);
}

void LinePass::draw(const LineDraw& draw, const Tile& tile, MeshBuffers& buffers, StencilMarks& marks) const
{
    if (!draw.mesh || draw.color.alpha == 0 || !(draw.widthPixels > 0)) return;
    const DebugGroup group("lines");
    const MeshBuffer& buffer = buffers.line(*draw.mesh);
    if (buffer.count == 0) return;
    setUp(*draw.mesh, draw.color, draw.widthPixels / 2, tile);
    // A pattern needs gaps; an odd count is repeated, as in SVG.
    std::array<float, 8> dash = draw.dash;
    int count = draw.dashCount;
    if (count % 2 == 1 && count <= 4) {
        std::copy_n(draw.dash.begin(), count, dash.begin() + count);
        count *= 2;
    }
    if (count >= 2) {
        glUniform1fv(program_.uniform("uDash"), count, dash.data());
        glUniform1i(program_.uniform("uDashCount"), count);
    }
    if (draw.color.alpha == 255) {
        drawSegments(buffer);
        return;
    }
    // Translucent: where segments overlap at joins, the full coverage of either is blended, once, and then what is
    // left of the soft edges.
    blendOnce(marks.next());
    for (const int part : {1, 2}) {
        glUniform1i(program_.uniform("uPart"), part);
        drawSegments(buffer);
    }
    glDisable(GL_STENCIL_TEST);
}

void LinePass::drawSoftEdge(const LineMesh& edges, Color color, GLint mark, const Tile& tile,
                            MeshBuffers& buffers) const
{
    const MeshBuffer& buffer = buffers.line(edges);
    if (buffer.count == 0) return;
    setUp(edges, color, 0.5f, tile);
    glUniform1i(program_.uniform("uPart"), 3);
    blendOnce(mark);
    drawSegments(buffer);
    glDisable(GL_STENCIL_TEST);
}

Result<FillPass> FillPass::create()
{
    auto program = Program::create("fill");
    if (!program) return program.error();
    FillPass pass;
    pass.program_ = std::move(program).value();
    return pass;
}

void FillPass::draw(const FillDraw& draw, const Tile& tile, MeshBuffers& buffers, StencilMarks& marks,
                    const LinePass& lines) const
{
    if (!draw.mesh || (draw.color.alpha == 0 && !draw.hatch)) return;
    const DebugGroup group("fill");
    program_.use();
    setPlacement(program_, draw.mesh->origin, tile);
    setColor(program_, "uColor", draw.color);
    if (draw.hatch) {
        const Hatch& hatch = *draw.hatch;
        const double angle = hatch.angleDegrees * std::numbers::pi / 180;
        setColor(program_, "uHatchColor", hatch.color);
        glUniform4f(program_.uniform("uHatch"), hatch.spacingPixels, hatch.widthPixels, hatch.dots ? 1.0f : 0.0f, 0);
        glUniform2f(program_.uniform("uHatchAlong"), static_cast<float>(std::cos(angle)),
                    static_cast<float>(-std::sin(angle)));
        glUniform2f(program_.uniform("uHatchAnchor"), hatch.anchorX - static_cast<float>(tile.x),
                    hatch.anchorY - static_cast<float>(tile.y));
    } else {
        setColor(program_, "uHatchColor", {0, 0, 0, 0});
    }
    const MeshBuffer& buffer = buffers.fill(*draw.mesh);
    const GLint mark = marks.next();
    blendOnce(mark);
    glBindVertexArray(buffer.vertexArray.name());
    glDrawElements(GL_TRIANGLES, buffer.count, GL_UNSIGNED_INT, nullptr);
    glDisable(GL_STENCIL_TEST);
    if (draw.edges && draw.color.alpha > 0) lines.drawSoftEdge(*draw.edges, draw.color, mark, tile, buffers);
}

}  // namespace frontline::gl
