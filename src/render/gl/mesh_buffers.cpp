#include "render/gl/mesh_buffers.hpp"

#include <cstddef>

namespace frontline::gl {

namespace {

/// A layer that is switched off and on again, or a zoom back, finds its buffers still there.
constexpr std::uint64_t framesKept = 90;

template <class T>
void upload(GLenum target, const Buffer& buffer, const std::vector<T>& data)
{
    glBindBuffer(target, buffer.name());
    glBufferData(target, static_cast<GLsizeiptr>(data.size() * sizeof(T)), data.data(), GL_STATIC_DRAW);
}

}  // namespace

const MeshBuffer& MeshBuffers::fill(const FillMesh& mesh)
{
    const auto [found, isNew] = buffers_.try_emplace(mesh.id);
    MeshBuffer& buffer = found->second;
    buffer.lastFrame = frame_;
    if (!isNew) return buffer;
    buffer.vertexArray = VertexArray::make();
    buffer.vertices = Buffer::make();
    buffer.indices = Buffer::make();
    glBindVertexArray(buffer.vertexArray.name());
    upload(GL_ARRAY_BUFFER, buffer.vertices, mesh.xy);
    upload(GL_ELEMENT_ARRAY_BUFFER, buffer.indices, mesh.indices);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
    buffer.count = static_cast<GLsizei>(mesh.indices.size());
    return buffer;
}

const MeshBuffer& MeshBuffers::line(const LineMesh& mesh)
{
    const auto [found, isNew] = buffers_.try_emplace(mesh.id);
    MeshBuffer& buffer = found->second;
    buffer.lastFrame = frame_;
    if (!isNew) return buffer;
    buffer.vertexArray = VertexArray::make();
    buffer.vertices = Buffer::make();
    glBindVertexArray(buffer.vertexArray.name());
    upload(GL_ARRAY_BUFFER, buffer.vertices, mesh.vertices);
    for (GLuint i = 0; i < 4; ++i) {
        glEnableVertexAttribArray(i);
        glVertexAttribPointer(i, 3, GL_FLOAT, GL_FALSE, sizeof(LineVertex), byteOffset(i * sizeof(LineVertex)));
        glVertexAttribDivisor(i, 1);
    }
    buffer.count = mesh.vertices.size() < 4 ? 0 : static_cast<GLsizei>(mesh.vertices.size() - 3);
    return buffer;
}

void MeshBuffers::endFrame()
{
    ++frame_;
    std::erase_if(buffers_, [&](const auto& entry) { return entry.second.lastFrame + framesKept < frame_; });
}

}  // namespace frontline::gl
