#include "scene/furniture/seen.hpp"

#include <algorithm>

#include "geo/clip.hpp"
#include "scene/furniture/swipe.hpp"
#include "scene/ring_rows.hpp"
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
    if (rule.fill && mesh.edges && isSeenArea(*mesh.edges, view, pixels)) return true;
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
