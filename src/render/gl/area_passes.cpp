// Fills and lines.
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <tuple>

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
        // Everywhere: what is drawn outside of the clip next must find no marks either.
        const GLboolean clipped = glIsEnabled(GL_SCISSOR_TEST);
        glDisable(GL_SCISSOR_TEST);
        glClear(GL_STENCIL_BUFFER_BIT);
        if (clipped == GL_TRUE) glEnable(GL_SCISSOR_TEST);
        last_ = 0;
    }
    return ++last_;
}

namespace {

Result<Done> createPrograms(std::initializer_list<std::tuple<Program*, const char*, const char*>> programs)
{
    for (const auto& [target, name, define] : programs) {
        auto program = Program::create(name, define);
        if (!program) return program.error();
        *target = std::move(program).value();
    }
    return Done{};
}

}  // namespace

Result<LinePass> LinePass::create()
{
    LinePass pass;
    auto created = createPrograms({{&pass.plain_, "line", ""},
                                   {&pass.translucent_, "line", "TRANSLUCENT"},
                                   {&pass.dashed_, "line", "DASHED"},
                                   {&pass.softEdge_, "line", "SOFT_EDGE"}});
    if (!created) return created.error();
    return pass;
}

void LinePass::setUp(const Program& program, const LineMesh& mesh, Color color, float halfWidth, const Tile& tile)
{
    program.use();
    setPlacement(program, mesh.origin, tile);
    setColor(program, "uColor", color);
    glUniform1f(program.uniform("uHalfWidth"), halfWidth);
}

void LinePass::draw(const LineDraw& draw, const Tile& tile, MeshBuffers& buffers, StencilMarks& marks) const
{
    if (!draw.mesh || draw.color.alpha == 0 || !(draw.widthPixels > 0)) return;
    const DebugGroup group("lines");
    const MeshBuffer& buffer = buffers.line(*draw.mesh);
    if (buffer.count == 0) return;
    const float halfWidth = draw.widthPixels / 2;
    if (draw.dashCount > 0) {
        // A pattern needs gaps; an odd count is repeated, as in SVG.
        std::array<float, 8> dash = draw.dash;
        int count = draw.dashCount;
        if (count % 2 == 1) {
            count = std::min(count, 4);
            std::copy_n(draw.dash.begin(), count, dash.begin() + count);
            count *= 2;
        }
        setUp(dashed_, *draw.mesh, draw.color, halfWidth, tile);
        glUniform1fv(dashed_.uniform("uDash"), count, dash.data());
        glUniform1i(dashed_.uniform("uDashCount"), count);
        drawSegments(buffer);
    } else if (draw.color.alpha == 255) {
        setUp(plain_, *draw.mesh, draw.color, halfWidth, tile);
        drawSegments(buffer);
    } else {
        // Where segments overlap at joins, the full coverage of either is blended, once, and then what is left of the
        // soft edges.
        setUp(translucent_, *draw.mesh, draw.color, halfWidth, tile);
        blendOnce(marks.next());
        for (const int part : {1, 2}) {
            glUniform1i(translucent_.uniform("uPart"), part);
            drawSegments(buffer);
        }
        glDisable(GL_STENCIL_TEST);
    }
}

void LinePass::drawSoftEdge(const LineMesh& edges, Color color, GLint mark, const Tile& tile,
                            MeshBuffers& buffers) const
{
    const MeshBuffer& buffer = buffers.line(edges);
    if (buffer.count == 0) return;
    setUp(softEdge_, edges, color, 0.5f, tile);
    blendOnce(mark);
    drawSegments(buffer);
    glDisable(GL_STENCIL_TEST);
}

Result<FillPass> FillPass::create()
{
    FillPass pass;
    auto created = createPrograms({{&pass.plain_, "fill", ""}, {&pass.hatched_, "fill", "HATCH"}});
    if (!created) return created.error();
    return pass;
}

void FillPass::drawTriangles(const FillDraw& draw, const Tile& tile, MeshBuffers& buffers) const
{
    const Program& program = draw.hatch ? hatched_ : plain_;
    program.use();
    setPlacement(program, draw.mesh->origin, tile);
    setColor(program, "uColor", draw.color);
    if (draw.hatch) {
        const Hatch& hatch = *draw.hatch;
        const double angle = hatch.angleDegrees * std::numbers::pi / 180;
        setColor(program, "uHatchColor", hatch.color);
        glUniform4f(program.uniform("uHatch"), hatch.spacingPixels, hatch.widthPixels, hatch.dots ? 1.0f : 0.0f, 0);
        glUniform2f(program.uniform("uRows"), tile.topRowFirst ? 1.0f : -1.0f,
                    tile.topRowFirst ? 0.0f : static_cast<float>(tile.height));
        glUniform2f(program.uniform("uHatchAlong"), static_cast<float>(std::cos(angle)),
                    static_cast<float>(-std::sin(angle)));
        glUniform2f(program.uniform("uHatchAnchor"), hatch.anchorX - static_cast<float>(tile.x),
                    hatch.anchorY - static_cast<float>(tile.y));
    }
    const MeshBuffer& buffer = buffers.fill(*draw.mesh);
    glBindVertexArray(buffer.vertexArray.name());
    glDrawElements(GL_TRIANGLES, buffer.count, GL_UNSIGNED_INT, nullptr);
}

void FillPass::draw(const FillDraw& draw, const Tile& tile, MeshBuffers& buffers, StencilMarks& marks,
                    const LinePass& lines) const
{
    if (!draw.mesh || (draw.color.alpha == 0 && !draw.hatch)) return;
    const DebugGroup group("fill");
    if (draw.color.alpha == 255 && !draw.hatch) {
        // Opaque: the inner half of the soft edge is painted over, and the triangles need no stencil and no blending.
        if (draw.edges) lines.drawSoftEdge(*draw.edges, draw.color, marks.next(), tile, buffers);
        glDisable(GL_BLEND);
        drawTriangles(draw, tile, buffers);
        glEnable(GL_BLEND);
        return;
    }
    const GLint mark = marks.next();
    blendOnce(mark);
    drawTriangles(draw, tile, buffers);
    glDisable(GL_STENCIL_TEST);
    if (draw.edges && draw.color.alpha > 0) lines.drawSoftEdge(*draw.edges, draw.color, mark, tile, buffers);
}

}  // namespace frontline::gl
