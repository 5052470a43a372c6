#include "scene/furniture/seen.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/clip.hpp"
#include "scene/furniture/swipe.hpp"
#include "scene/style_draws.hpp"

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

/// How far a line reaches to either side of its middle.
double lineReachPixels(const View& view, const DrawnLayer& layer, const DrawnRule& rule)
{
    const double width = std::max(rule.line->widthPoints, rule.line->casing ? rule.line->casingWidthPoints : 0);
    return std::max(width / 2 * view.pixelsPerPoint, tolerancePixels(view, layer, rule));
}

double symbolReachPixels(const View& view, const DrawnSymbol& symbol)
{
    return (symbol.sizePoints / 2 + (symbol.outline ? symbol.outlineWidthPoints : 0)) * view.pixelsPerPoint;
}

/// Names have their places later: what may have one counts.
bool mayBeNamed(const RuleMesh& mesh, const View& view, const Box& pixels)
{
    const Box seen = view.bounds();
    return std::ranges::any_of(mesh.namedLines, [&](const NamedLine& line) { return line.bounds.intersects(seen); }) ||
           std::ranges::any_of(mesh.anchors, [&](const Anchor& anchor) {
               return !anchor.text.empty() && pixels.contains(view.toPixel(anchor.mapUnits));
           });
}

bool drawsIn(const View& view, const DrawnLayer& layer, const DrawnRule& rule, const RuleMesh& mesh, const Box& pixels)
{
    if (!isInScale(rule, view)) return false;
    if (rule.fill && mesh.fill && isSeen(*mesh.fill, view, pixels)) return true;
    if (rule.line && mesh.lines && isSeen(*mesh.lines, view, pixels.grownBy(lineReachPixels(view, layer, rule))))
        return true;
    if (rule.symbol && isSeen(mesh.anchors, view, pixels.grownBy(symbolReachPixels(view, *rule.symbol)))) return true;
    return rule.label && mayBeNamed(mesh, view, pixels);
}

}  // namespace

bool isInScale(const DrawnRule& rule, const View& view)
{
    const double metresPerPoint = view.metresPerPoint();
    return metresPerPoint >= rule.fromMetresPerPoint && metresPerPoint < rule.toMetresPerPoint;
}

Box partOf(const DrawnMap& map, const View& view, const DrawnLayer& layer)
{
    Box box{0, 0, static_cast<double>(view.widthPixels), static_cast<double>(view.heightPixels)};
    if (!map.comparison() || layer.side == DrawnLayer::Side::Both) return box;
    (layer.side == DrawnLayer::Side::Left ? box.maxX : box.minX) = dividerPixel(*map.comparison(), view.widthPixels);
    return box;
}

std::set<LayerId> seenLayers(const DrawnMap& map, const View& view, const MeshSet& meshes)
{
    std::set<LayerId> seen;
    for (const DrawnLayer& layer : map.layers) {
        const LayerMesh* mesh = isDrawn(layer) && !seen.contains(layer.id()) ? meshes.of(layer) : nullptr;
        if (!mesh) continue;
        const Box box = partOf(map, view, layer);
        for (std::size_t r = 0; r < layer.rules.size(); ++r)
            if (drawsIn(view, layer, layer.rules[r], mesh->rules[r], box)) {
                seen.insert(layer.id());
                break;
            }
    }
    return seen;
}

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
