#include "scene/furniture/seen.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/clip.hpp"

namespace frontline {

namespace {

/// The box in coordinates of a mesh about its origin.
Box inMesh(const View& view, const Box& pixels, Xy origin)
{
    Box box;
    for (const Xy corner : {Xy{pixels.minX, pixels.minY}, Xy{pixels.maxX, pixels.maxY}}) {
        const Xy at = view.fromPixel(corner);
        box.add(Xy{at.x - origin.x, at.y - origin.y});
    }
    return box;
}

/// Whether the line through two corners has the box on the far side from the third: it parts triangle and box.
bool parts(Xy a, Xy b, Xy third, const Box& box)
{
    const auto side = [&](Xy p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); };
    const double inside = side(third);
    if (inside == 0) return true;  // a triangle without area
    for (const Xy corner :
         {Xy{box.minX, box.minY}, Xy{box.maxX, box.minY}, Xy{box.maxX, box.maxY}, Xy{box.minX, box.maxY}})
        if (side(corner) * inside >= 0) return false;
    return true;
}

bool touches(Xy a, Xy b, const Box& box)
{
    double from = 0, to = 1;
    return clipSegment(a, b, box, from, to);
}

}  // namespace

bool isSeen(const FillMesh& mesh, const View& view, const Box& pixels)
{
    const Box box = inMesh(view, pixels, mesh.origin);
    const auto at = [&](std::size_t index) {
        return Xy{mesh.xy[std::size_t{2} * mesh.indices[index]], mesh.xy[std::size_t{2} * mesh.indices[index] + 1]};
    };
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const std::array<Xy, 3> corner{at(i), at(i + 1), at(i + 2)};
        Box bounds;
        for (const Xy& p : corner) bounds.add(p);
        if (!bounds.intersects(box)) continue;
        if (box.contains(bounds)) return true;
        if (!parts(corner[0], corner[1], corner[2], box) && !parts(corner[1], corner[2], corner[0], box) &&
            !parts(corner[2], corner[0], corner[1], box))
            return true;
    }
    return false;
}

bool isSeen(const LineMesh& mesh, const View& view, const Box& pixels)
{
    const Box box = inMesh(view, pixels, mesh.origin);
    const auto& vertices = mesh.vertices;
    for (std::size_t i = 0; i + 1 < vertices.size(); ++i)
        if (vertices[i].length >= 0 && vertices[i + 1].length >= 0 &&
            touches({vertices[i].x, vertices[i].y}, {vertices[i + 1].x, vertices[i + 1].y}, box))
            return true;
    return false;
}

bool isSeen(const std::vector<Anchor>& anchors, const View& view, const Box& pixels)
{
    return std::ranges::any_of(anchors, [&](const Anchor& a) { return pixels.contains(view.toPixel(a.mapUnits)); });
}

}  // namespace frontline
