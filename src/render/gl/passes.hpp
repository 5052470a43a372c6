// What draws each kind of command of a display list.
#pragma once

#include <memory>

#include "base/result.hpp"
#include "render/gl/mesh_buffers.hpp"
#include "render/gl/program.hpp"
#include "render/gl/tile.hpp"
#include "render/image.hpp"

namespace frontline::gl {

/// Values that tell one draw's pixels in the stencil from those of the draws before it.
class StencilMarks {
public:
    /// A value that no pixel has; clears the stencil when they are used up.
    GLint next();
    /// Call after the framebuffer's stencil was cleared.
    void reset() { last_ = 0; }

private:
    GLint last_ = 0;
};

class LinePass {
public:
    static Result<LinePass> create();
    void draw(const LineDraw& draw, const Tile& tile, MeshBuffers& buffers, StencilMarks& marks) const;
    /// A band of one pixel along the edges, on the pixels that do not hold the mark yet; they get it.
    void drawSoftEdge(const LineMesh& edges, Color color, GLint mark, const Tile& tile, MeshBuffers& buffers) const;

private:
    static void setUp(const Program& program, const LineMesh& mesh, Color color, float halfWidth, const Tile& tile);
    Program plain_, translucent_, dashed_, softEdge_;
};

class FillPass {
public:
    static Result<FillPass> create();
    void draw(const FillDraw& draw, const Tile& tile, MeshBuffers& buffers, StencilMarks& marks,
              const LinePass& lines) const;

private:
    void drawTriangles(const FillDraw& draw, const Tile& tile, MeshBuffers& buffers) const;
    Program plain_, hatched_;
};

class SymbolPass {
public:
    static Result<SymbolPass> create();
    void draw(const SymbolDraw& draw, const Tile& tile) const;

private:
    Program program_;
    VertexArray vertexArray_;
    Buffer instances_;
};

class GlyphPass {
public:
    static Result<GlyphPass> create();
    void draw(const GlyphDraw& draw, const Tile& tile);

private:
    void uploadAtlas(const GlyphAtlas& atlas);
    Program program_;
    VertexArray vertexArray_;
    Buffer instances_;
    Texture atlas_;
    std::uint64_t atlasRevision_ = 0;
};

class PicturePass {
public:
    static Result<PicturePass> create();
    void upload(const BgrxPicture& picture);
    /// Lays the uploaded picture over this box of the tile, texel for pixel where it has the same size.
    void draw(const Box& pixels, const Tile& tile) const;
    /// Whether such a box leaves nothing of the tile free.
    [[nodiscard]] static bool covers(const Box& pixels, const Tile& tile);

private:
    void copy(int left, int top, const Tile& tile) const;
    void drawScaled(const Box& pixels, const Tile& tile) const;
    Program program_;
    VertexArray vertexArray_;
    Texture texture_;
    Framebuffer framebuffer_;  // that reads it
    int width_ = 0, height_ = 0;
};

}  // namespace frontline::gl
