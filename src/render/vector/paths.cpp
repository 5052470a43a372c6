#include "render/vector/paths.hpp"

#include <algorithm>
#include <cmath>

#include "geo/clip.hpp"

namespace frontline::vector {

namespace {

/// Beyond the picture's edge, so that no soft edge shows there.
constexpr double marginPixels = 4;

Box pictureBox(const View& view, double marginAround)
{
    return Box{0, 0, static_cast<double>(view.widthPixels), static_cast<double>(view.heightPixels)}.grownBy(
        marginAround);
}

double signedArea(const std::vector<Xy>& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) sum += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    return sum;
}

void addRing(Path& path, std::vector<Xy> closedRing, bool outer)
{
    if (closedRing.size() < 4) return;
    if ((signedArea(closedRing) > 0) != outer) std::ranges::reverse(closedRing);
    closedRing.pop_back();
    path.push_back({std::move(closedRing), true});
}

/// Calls use(first, last) for every line of the mesh: the range of its vertices.
template <class Use>
void forEachLine(const LineMesh& mesh, Use use)
{
    const auto& vertices = mesh.vertices;
    for (std::size_t i = 0; i < vertices.size();) {
        if (vertices[i].length < 0) {
            ++i;
            continue;
        }
        std::size_t last = i;
        while (last + 1 < vertices.size() && vertices[last + 1].length >= 0) ++last;
        if (last > i) use(i, last);
        i = last + 1;
    }
}

std::vector<Xy> pixelsOf(const LineMesh& mesh, std::size_t first, std::size_t last, const View& view)
{
    std::vector<Xy> pixels;
    pixels.reserve(last - first + 1);
    for (std::size_t i = first; i <= last; ++i)
        pixels.push_back(view.toPixel({mesh.origin.x + mesh.vertices[i].x, mesh.origin.y + mesh.vertices[i].y}));
    return pixels;
}

Path trianglePath(const FillMesh& mesh, const View& view, const Box& box)
{
    Path path;
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        std::vector<Xy> ring;
        for (const std::size_t corner : {i, i + 1, i + 2, i}) {
            const std::size_t at = std::size_t{2} * mesh.indices[corner];
            ring.push_back(view.toPixel({mesh.origin.x + mesh.xy[at], mesh.origin.y + mesh.xy[at + 1]}));
        }
        addRing(path, clipRing(ring, box), true);
    }
    return path;
}

}  // namespace

Path fillPath(const FillDraw& draw, const View& view)
{
    const Box box = pictureBox(view, marginPixels);
    if (!draw.edges) return draw.mesh ? trianglePath(*draw.mesh, view, box) : Path{};
    Path path;
    const LineMesh& edges = *draw.edges;
    auto nextPolygon = edges.polygonStarts.begin();
    forEachLine(edges, [&](std::size_t first, std::size_t last) {
        const bool outer =
            nextPolygon == edges.polygonStarts.end() ? edges.polygonStarts.empty() : *nextPolygon <= first;
        if (outer)
            while (nextPolygon != edges.polygonStarts.end() && *nextPolygon <= first) ++nextPolygon;
        addRing(path, clipRing(pixelsOf(edges, first, last, view), box), outer);
    });
    return path;
}

Path linePath(const LineMesh& mesh, const View& view, double widthPixels)
{
    const Box box = pictureBox(view, marginPixels + widthPixels);
    Path path;
    forEachLine(mesh, [&](std::size_t first, std::size_t last) {
        const std::vector<Xy> pixels = pixelsOf(mesh, first, last, view);
        const double before = static_cast<double>(mesh.vertices[first].length) / view.unitsPerPixel;
        const bool ring = pixels.size() > 3 && pixels.front() == pixels.back();
        clipLine(pixels, box, [&](std::span<const Xy> piece, double lengthBefore) {
            Subpath subpath{{piece.begin(), piece.end()}, ring && piece.size() == pixels.size(), before + lengthBefore};
            if (subpath.closed) subpath.pixels.pop_back();
            path.push_back(std::move(subpath));
        });
    });
    return path;
}

}  // namespace frontline::vector
