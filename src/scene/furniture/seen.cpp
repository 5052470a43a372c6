#include "scene/furniture/seen.hpp"

#include <algorithm>

#include "geo/clip.hpp"
#include "scene/ring_rows.hpp"

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

bool touches(Xy a, Xy b, const Box& box)
{
    double from = 0, to = 1;
    return clipSegment(a, b, box, from, to);
}

}  // namespace

bool isSeenArea(const LineMesh& rings, const View& view, const Box& pixels)
{
    return isSeen(rings, view, pixels) || isInside(rings, view.fromPixel(pixels.centre()));
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
