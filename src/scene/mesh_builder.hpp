// From projected, clipped rings and lines to the meshes of a display list.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "scene/display_list.hpp"

namespace frontline {

/// A number that no other mesh of the process has.
std::uint64_t nextMeshId();

/// Triangles of polygons (GLU's tessellator, odd winding: holes may touch, rings may cross).
class FillMeshBuilder {
public:
    /// origin: what the vertices are stored relative to, in the units of the rings.
    explicit FillMeshBuilder(Xy origin);
    ~FillMeshBuilder();
    FillMeshBuilder(const FillMeshBuilder&) = delete;
    FillMeshBuilder& operator=(const FillMeshBuilder&) = delete;

    /// One polygon: an outer ring and its holes, all closed (last equals first).
    void addPolygon(std::span<const std::vector<Xy>> rings);
    /// nullptr when nothing was added.
    std::shared_ptr<const FillMesh> take();

private:
    struct Tessellator;
    std::unique_ptr<Tessellator> tessellator_;
};

/// Polylines with their padding, as LineMesh describes.
class LineMeshBuilder {
public:
    explicit LineMeshBuilder(Xy origin);

    /// lengthBefore: along the line before its first coordinate, for dashes that stay in place when it is clipped.
    void addLine(std::span<const Xy> line, double lengthBefore = 0);
    /// The rings that follow are those of one polygon: the outer one, then its holes.
    void startPolygon();
    /// A closed ring (last equals first), joined across its seam.
    void addRing(std::span<const Xy> ring);
    /// nullptr when nothing was added.
    std::shared_ptr<const LineMesh> take();

private:
    void add(Xy p, double length);
    std::shared_ptr<LineMesh> mesh_;
};

}  // namespace frontline
