// Symbols and glyphs: instanced quads.
#include <cstddef>

#include "render/gl/passes.hpp"

namespace frontline::gl {

namespace {

void floats(GLuint location, GLint count, GLsizei stride, std::size_t offset)
{
    glEnableVertexAttribArray(location);
    glVertexAttribPointer(location, count, GL_FLOAT, GL_FALSE, stride, byteOffset(offset));
    glVertexAttribDivisor(location, 1);
}

void color(GLuint location, GLsizei stride, std::size_t offset)
{
    glEnableVertexAttribArray(location);
    glVertexAttribPointer(location, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, byteOffset(offset));
    glVertexAttribDivisor(location, 1);
}

void setTile(const Program& program, const Tile& tile)
{
    const auto toClip = tile.toClip();
    glUniform2f(program.uniform("uTile"), static_cast<float>(tile.x), static_cast<float>(tile.y));
    glUniform4fv(program.uniform("uToClip"), 1, toClip.data());
}

template <class T>
void uploadInstances(const Buffer& buffer, const std::vector<T>& instances)
{
    glBindBuffer(GL_ARRAY_BUFFER, buffer.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(instances.size() * sizeof(T)), instances.data(),
                 GL_STREAM_DRAW);
}

}  // namespace

Result<SymbolPass> SymbolPass::create()
{
    auto program = Program::create("symbol");
    if (!program) return program.error();
    SymbolPass pass;
    pass.program_ = std::move(program).value();
    pass.vertexArray_ = VertexArray::make();
    pass.instances_ = Buffer::make();
    glBindVertexArray(pass.vertexArray_.name());
    glBindBuffer(GL_ARRAY_BUFFER, pass.instances_.name());
    constexpr GLsizei stride = sizeof(SymbolInstance);
    floats(0, 2, stride, offsetof(SymbolInstance, x));
    floats(1, 1, stride, offsetof(SymbolInstance, sizePixels));
    glEnableVertexAttribArray(2);
    glVertexAttribIPointer(2, 1, GL_UNSIGNED_INT, stride, byteOffset(offsetof(SymbolInstance, kind)));
    glVertexAttribDivisor(2, 1);
    color(3, stride, offsetof(SymbolInstance, color));
    color(4, stride, offsetof(SymbolInstance, outline));
    floats(5, 1, stride, offsetof(SymbolInstance, outlinePixels));
    return pass;
}

void SymbolPass::draw(const SymbolDraw& draw, const Tile& tile) const
{
    if (draw.symbols.empty()) return;
    const DebugGroup group("symbols");
    program_.use();
    setTile(program_, tile);
    uploadInstances(instances_, draw.symbols);
    glBindVertexArray(vertexArray_.name());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(draw.symbols.size()));
}

Result<GlyphPass> GlyphPass::create()
{
    auto program = Program::create("glyph");
    if (!program) return program.error();
    GlyphPass pass;
    pass.program_ = std::move(program).value();
    pass.vertexArray_ = VertexArray::make();
    pass.instances_ = Buffer::make();
    pass.atlas_ = Texture::make();
    glBindVertexArray(pass.vertexArray_.name());
    glBindBuffer(GL_ARRAY_BUFFER, pass.instances_.name());
    constexpr GLsizei stride = sizeof(GlyphInstance);
    floats(0, 4, stride, offsetof(GlyphInstance, x));
    floats(1, 4, stride, offsetof(GlyphInstance, u));
    floats(2, 2, stride, offsetof(GlyphInstance, texelsPerPixel));
    color(3, stride, offsetof(GlyphInstance, color));
    color(4, stride, offsetof(GlyphInstance, halo));
    floats(5, 2, stride, offsetof(GlyphInstance, cosine));
    return pass;
}

void GlyphPass::uploadAtlas(const GlyphAtlas& atlas)
{
    glBindTexture(GL_TEXTURE_2D, atlas_.name());
    if (atlasRevision_ == atlas.revision) return;
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, atlas.width, atlas.height, 0, GL_RED, GL_UNSIGNED_BYTE, atlas.texels.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    atlasRevision_ = atlas.revision;
}

void GlyphPass::draw(const GlyphDraw& draw, const Tile& tile)
{
    if (draw.glyphs.empty() || !draw.atlas) return;
    const DebugGroup group("labels");
    program_.use();
    setTile(program_, tile);
    glActiveTexture(GL_TEXTURE0);
    uploadAtlas(*draw.atlas);
    glUniform1i(program_.uniform("uAtlas"), 0);
    glUniform2f(program_.uniform("uAtlasSize"), static_cast<float>(draw.atlas->width),
                static_cast<float>(draw.atlas->height));
    glUniform1f(program_.uniform("uSpread"), draw.atlas->spreadTexels);
    uploadInstances(instances_, draw.glyphs);
    glBindVertexArray(vertexArray_.name());
    for (const int haloPass : {1, 0}) {
        glUniform1i(program_.uniform("uHaloPass"), haloPass);
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(draw.glyphs.size()));
    }
}

}  // namespace frontline::gl
