// Vertex buffers of the meshes that were drawn lately.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "render/gl/handles.hpp"
#include "scene/display_list.hpp"

namespace frontline::gl {

struct MeshBuffer {
    VertexArray vertexArray;
    Buffer vertices, indices;
    GLsizei count = 0;  // indices of triangles, or segments
    std::uint64_t lastFrame = 0;
};

class MeshBuffers {
public:
    const MeshBuffer& fill(const FillMesh& mesh);
    /// One instance per segment; the four attributes are a vertex and the three after it.
    const MeshBuffer& line(const LineMesh& mesh);

    /// Frees what the last frames did not draw.
    void endFrame();

private:
    std::unordered_map<std::uint64_t, MeshBuffer> buffers_;  // by mesh id
    std::uint64_t frame_ = 0;
};

}  // namespace frontline::gl
