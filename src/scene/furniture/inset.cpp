#include "scene/furniture/inset.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "scene/fill_draw.hpp"
#include "scene/furniture/locator.hpp"
#include "scene/mesh_builder.hpp"

namespace frontline {

namespace {

constexpr double widthPoints = 150, mostShare = 0.3, framePoints = 1.2, leastFramePoints = 5;

/// The country: its oblasts where they are loaded, else the largest view of the map.
Box wholeOf(const DrawnMap& map)
{
    if (map.oblasts)
        if (const Box box = boundsOf(map.oblasts->geometry); !box.empty()) return box;
    Box largest;
    for (const ViewPreset& view : map.map->views)
        if (largest.empty() || view.lonLat.width() * view.lonLat.height() > largest.width() * largest.height())
            largest = view.lonLat;
    return largest;
}

/// Areas without a hatch: the ground, and what of it is occupied.
bool isGround(const DrawnLayer& layer)
{
    return isDrawn(layer) && layer.table->geometry.kind == GeometryKind::Polygon && !layer.definition->scenario &&
           std::ranges::any_of(layer.rules, [](const DrawnRule& rule) { return rule.fill && !rule.fill->hatch; });
}

/// A mesh of the overview as the picture's view draws it, with the overview's upper left corner at a pixel.
template <class Mesh>
std::shared_ptr<const Mesh> moved(const Mesh& mesh, const View& overview, const View& view, Xy corner)
{
    auto out = std::make_shared<Mesh>(mesh);
    out->id = nextMeshId();
    const Xy at = overview.toPixel(mesh.origin);
    out->origin = view.fromPixel({corner.x + at.x, corner.y + at.y});
    const auto scale = static_cast<float>(view.unitsPerPixel / overview.unitsPerPixel);
    if constexpr (std::is_same_v<Mesh, FillMesh>) {
        for (float& coordinate : out->xy) coordinate *= scale;
    } else {
        for (LineVertex& vertex : out->vertices) {
            vertex.x *= scale;
            vertex.y *= scale;
            if (vertex.length > 0) vertex.length *= scale;
        }
    }
    return out;
}

/// The corners and edges of the picture in the overview, in its pixels from its upper left corner.
std::vector<Xy> pictureFrame(const View& view, const View& overview, double leastPixels)
{
    constexpr int steps = 12;
    const double w = view.widthPixels, h = view.heightPixels;
    const std::vector<Xy> corners{{0, 0}, {w, 0}, {w, h}, {0, h}, {0, 0}};
    std::vector<Xy> ring;
    for (std::size_t i = 0; i + 1 < corners.size(); ++i)
        for (int s = 0; s < steps; ++s) {
            const double t = static_cast<double>(s) / steps;
            ring.push_back(view.fromPixel({corners[i].x + t * (corners[i + 1].x - corners[i].x),
                                           corners[i].y + t * (corners[i + 1].y - corners[i].y)}));
        }
    ring.push_back(ring.front());
    Box bounds;
    for (Xy& p : ring) {
        p = overview.toPixel(p);
        bounds.add(p);
    }
    // Of a picture of a town a frame remains that can be seen.
    const double size = std::max(bounds.width(), bounds.height());
    if (size < leastPixels)
        for (Xy& p : ring)
            p = {bounds.centre().x + (p.x - bounds.centre().x) * leastPixels / size,
                 bounds.centre().y + (p.y - bounds.centre().y) * leastPixels / size};
    return ring;
}

/// The country is what the occupied ground is cut out of: it has an outline.
bool isCountry(const DrawnMap& map, const DrawnLayer& layer)
{
    return std::ranges::any_of(map.layers, [&](const DrawnLayer& other) {
        const auto& cut = other.definition->occupied;
        return cut && !layer.definition->data.empty() && cut->areas == layer.definition->data;
    });
}

void drawGround(FurnitureCanvas& on, const MeshSet& set, const View& overview, const Box& box)
{
    const DrawnMap& map = on.map();
    on.addToInset(FillDraw{on.rectangle(box), nullptr, map.background, std::nullopt});
    const double metresPerPoint = overview.metresPerPoint();
    const Xy corner{box.minX, box.minY};
    std::shared_ptr<const LineMesh> outline;
    for (const DrawnLayer& layer : map.layers) {
        const LayerMesh* meshes = isGround(layer) ? set.of(layer) : nullptr;
        if (!meshes) continue;
        for (std::size_t r = 0; r < layer.rules.size(); ++r) {
            const DrawnRule& rule = layer.rules[r];
            const RuleMesh& mesh = meshes->rules[r];
            if (!rule.fill || rule.fill->hatch || !mesh.edges || metresPerPoint < rule.fromMetresPerPoint ||
                metresPerPoint >= rule.toMetresPerPoint)
                continue;
            const auto edges = moved(*mesh.edges, overview, on.view(), corner);
            const auto triangles = mesh.fill ? moved(*mesh.fill, overview, on.view(), corner) : nullptr;
            on.addToInset(fillDraw(on.view(), *rule.fill, layer.opacity, triangles, edges));
            if (isCountry(map, layer)) outline = edges;
        }
    }
    if (outline)
        on.addToInset(LineDraw{outline, on.ink().withOpacity(0.6), static_cast<float>(0.6 * on.point()), {}, 0});
}

void drawPictureFrame(FurnitureCanvas& on, const View& overview, const Box& box)
{
    std::vector<Xy> frame = pictureFrame(on.view(), overview, leastFramePoints * on.point());
    for (Xy& p : frame) p = {p.x + box.minX, p.y + box.minY};
    const auto line = on.polyline(frame);
    for (const auto& [color, points] : {std::pair{on.paper(), framePoints + 1.6}, std::pair{on.ink(), framePoints}})
        on.addToInset(LineDraw{line, color, static_cast<float>(points * on.point()), {}, 0});
}

}  // namespace

std::set<LayerId> layersOfInset(const FurnitureCanvas& canvas)
{
    std::set<LayerId> layers;
    if (!canvas.choice().inset) return layers;
    for (const DrawnLayer& layer : canvas.map().layers)
        if (isGround(layer) && showsAnything(layer)) layers.insert(layer.id());
    return layers;
}

std::shared_ptr<const MeshSet> InsetMeshes::of(const DrawnMap& map, const View& overview)
{
    std::vector<TablePointer> tables;
    std::string rules;
    for (const DrawnLayer& layer : map.layers) {
        if (!isGround(layer)) continue;
        tables.push_back(layer.table);
        rules += layer.id().text() + "\n" + rulesKey(layer, map.language()) + "\n";
    }
    const Region region = regionFor(overview, 0);
    const bool same = kept_ && tables_ == tables && rules_ == rules &&
                      kept_->region.unitsPerPixel == region.unitsPerPixel &&
                      kept_->region.projection.definition() == region.projection.definition() &&
                      kept_->region.box.contains(overview.bounds());
    if (same) return kept_;
    DrawnMap ground = map;
    std::erase_if(ground.layers, [](const DrawnLayer& layer) { return !isGround(layer); });
    kept_ = buildMeshes(ground, region, nullptr);
    tables_ = std::move(tables);
    rules_ = std::move(rules);
    return kept_;
}

std::optional<FurniturePiece> insetPiece(const FurnitureCanvas& canvas, InsetMeshes& meshes)
{
    const DrawnMap& map = canvas.map();
    const View& view = canvas.view();
    if (!canvas.choice().inset) return std::nullopt;
    const Box whole = projectedBox(view.projection, wholeOf(map));
    if (whole.empty() || !(whole.width() > 0) || !(whole.height() > 0) || view.bounds().contains(whole))
        return std::nullopt;
    const Box grown = whole.grownBy(0.03 * whole.width());
    const double width = std::round(std::min(widthPoints * canvas.size(), mostShare * view.widthPixels));
    const double height = std::round(std::min(width * grown.height() / grown.width(), mostShare * view.heightPixels));
    if (width < 40 * canvas.point() || height < 24 * canvas.point()) return std::nullopt;
    View overview = view;
    overview.widthPixels = static_cast<int>(width);
    overview.heightPixels = static_cast<int>(height);
    overview.fit(grown);
    const auto set = meshes.of(map, overview);
    FurniturePiece piece{width, height, {}};
    piece.draw = [=](FurnitureCanvas& on, const Box& place) {
        const Box box{std::round(place.minX), std::round(place.minY), std::round(place.minX) + width,
                      std::round(place.minY) + height};
        on.addToInset(ClipStart{ClipStart::Pixels{static_cast<int>(box.minX), static_cast<int>(box.minY),
                                                  static_cast<int>(width), static_cast<int>(height)}});
        on.addToInset(LayerStart{"inset", "Overview"});
        drawGround(on, *set, overview, box);
        drawPictureFrame(on, overview, box);
        on.addToInset(ClipStart{});
        on.outline(box, on.ink().withOpacity(0.7), 0.8 * on.point());
        on.keepClear(box.grownBy(2 * on.point()));
    };
    return piece;
}

}  // namespace frontline
