#include "scene/mesh_builder.hpp"

#include <GL/glu.h>

#include <atomic>
#include <cmath>
#include <utility>

namespace frontline {

std::uint64_t nextMeshId()
{
    static std::atomic<std::uint64_t> next{1};
    return next.fetch_add(1, std::memory_order_relaxed);
}

struct FillMeshBuilder::Tessellator {
    struct Deleter {
        void operator()(GLUtesselator* owned) const { gluDeleteTess(owned); }
    };
    std::unique_ptr<GLUtesselator, Deleter> tess{gluNewTess()};
    std::shared_ptr<FillMesh> mesh = std::make_shared<FillMesh>();
    std::vector<GLdouble> input;  // x, y, 0 of each vertex relative to the origin, stable while tessellating
    bool failed = false;

    std::uint32_t add(double x, double y)
    {
        mesh->xy.push_back(static_cast<float>(x));
        mesh->xy.push_back(static_cast<float>(y));
        return static_cast<std::uint32_t>(mesh->xy.size() / 2 - 1);
    }
};

namespace {

using Callback = void (*)();

// GLU passes a vertex's number as its data pointer, plus one, so that none is null.
void* asPointer(std::size_t index)
{
    return reinterpret_cast<void*>(index + 1);  // NOLINT(performance-no-int-to-ptr): GLU takes nothing else
}
std::uint32_t asIndex(void* data)
{
    return static_cast<std::uint32_t>(reinterpret_cast<std::size_t>(data) - 1);
}

}  // namespace

FillMeshBuilder::FillMeshBuilder(Xy origin) : tessellator_(std::make_unique<Tessellator>())
{
    tessellator_->mesh->origin = origin;
    GLUtesselator* tess = tessellator_->tess.get();
    using T = Tessellator;
    gluTessProperty(tess, GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
    gluTessNormal(tess, 0, 0, 1);
    const auto onBegin = +[](GLenum, void*) {};
    // An edge-flag callback makes GLU emit separate triangles.
    const auto onEdgeFlag = +[](GLboolean, void*) {};
    const auto onVertex =
        +[](void* data, void* self) { static_cast<T*>(self)->mesh->indices.push_back(asIndex(data)); };
    const auto onCombine = +[](GLdouble at[3], void**, GLfloat*, void** out, void* self) {
        *out = asPointer(static_cast<T*>(self)->add(at[0], at[1]));
    };
    const auto onError = +[](GLenum, void* self) { static_cast<T*>(self)->failed = true; };
    gluTessCallback(tess, GLU_TESS_BEGIN_DATA, reinterpret_cast<Callback>(onBegin));
    gluTessCallback(tess, GLU_TESS_EDGE_FLAG_DATA, reinterpret_cast<Callback>(onEdgeFlag));
    gluTessCallback(tess, GLU_TESS_VERTEX_DATA, reinterpret_cast<Callback>(onVertex));
    gluTessCallback(tess, GLU_TESS_COMBINE_DATA, reinterpret_cast<Callback>(onCombine));
    gluTessCallback(tess, GLU_TESS_ERROR_DATA, reinterpret_cast<Callback>(onError));
}

FillMeshBuilder::~FillMeshBuilder() = default;

void FillMeshBuilder::addPolygon(std::span<const std::vector<Xy>> rings)
{
    Tessellator& t = *tessellator_;
    FillMesh& mesh = *t.mesh;
    std::size_t count = 0;
    for (const auto& ring : rings) count += ring.size();
    if (count < 4) return;
    t.input.clear();
    t.input.reserve(count * 3);
    const std::size_t firstVertex = mesh.xy.size(), firstIndex = mesh.indices.size();
    gluTessBeginPolygon(t.tess.get(), &t);
    for (const auto& ring : rings) {
        gluTessBeginContour(t.tess.get());
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const double x = ring[i].x - mesh.origin.x, y = ring[i].y - mesh.origin.y;
            const std::size_t at = t.input.size();
            t.input.insert(t.input.end(), {x, y, 0});
            gluTessVertex(t.tess.get(), &t.input[at], asPointer(t.add(x, y)));
        }
        gluTessEndContour(t.tess.get());
    }
    gluTessEndPolygon(t.tess.get());
    if (t.failed || mesh.indices.size() % 3 != 0) {
        t.failed = false;
        mesh.xy.resize(firstVertex);
        mesh.indices.resize(firstIndex);
    }
}

std::shared_ptr<const FillMesh> FillMeshBuilder::take()
{
    auto mesh = std::exchange(tessellator_->mesh, std::make_shared<FillMesh>());
    tessellator_->mesh->origin = mesh->origin;
    if (mesh->indices.empty()) return nullptr;
    mesh->id = nextMeshId();
    return mesh;
}

LineMeshBuilder::LineMeshBuilder(Xy origin) : mesh_(std::make_shared<LineMesh>())
{
    mesh_->origin = origin;
}

void LineMeshBuilder::add(Xy p, double length)
{
    mesh_->vertices.push_back({static_cast<float>(p.x - mesh_->origin.x), static_cast<float>(p.y - mesh_->origin.y),
                               static_cast<float>(length)});
}

void LineMeshBuilder::addLine(std::span<const Xy> line, double lengthBefore)
{
    if (line.size() < 2) return;
    if (line.size() > 3 && line.front() == line.back() && lengthBefore == 0) {
        addRing(line);
        return;
    }
    add(line.front(), -1);
    double length = lengthBefore;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        add(line[i], length);
    }
    add(line.back(), -1);
}

void LineMeshBuilder::startPolygon()
{
    mesh_->polygonStarts.push_back(static_cast<std::uint32_t>(mesh_->vertices.size()));
}

void LineMeshBuilder::addRing(std::span<const Xy> ring)
{
    if (ring.size() < 4) return;
    add(ring[ring.size() - 2], -1);
    double length = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (i > 0) length += std::hypot(ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y);
        add(ring[i], length);
    }
    add(ring[1], -1);
}

std::shared_ptr<const LineMesh> LineMeshBuilder::take()
{
    auto mesh = std::exchange(mesh_, std::make_shared<LineMesh>());
    mesh_->origin = mesh->origin;
    if (mesh->vertices.empty()) return nullptr;
    mesh->id = nextMeshId();
    return mesh;
}

}  // namespace frontline
