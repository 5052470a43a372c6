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
Box wholeOf(const Document& document)
{
    if (const auto data = document.data.find(document.oblasts); data != document.data.end() && data->second.table)
        if (const Box box = boundsOf(data->second.table->geometry); !box.empty()) return box;
    Box largest;
    for (const ViewPreset& view : document.views)
        if (largest.empty() || view.lonLat.width() * view.lonLat.height() > largest.width() * largest.height())
            largest = view.lonLat;
    return largest;
}

/// Areas without a hatch: the ground, and what of it is occupied.
bool isGround(const Layer& layer)
{
    return layer.visible && layer.opacity > 0 && layer.table && layer.table->geometry.kind == GeometryKind::Polygon &&
           !layer.scenario &&
           std::ranges::any_of(layer.rules, [](const StyleRule& rule) { return rule.fill && !rule.fill->hatch; });
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
bool isCountry(const Document& document, const Layer& layer)
{
    return std::ranges::any_of(document.layers, [&](const Layer& other) {
        return other.occupied && !layer.data.empty() && other.occupied->areas == layer.data;
    });
}

void drawGround(FurnitureCanvas& on, const MeshSet& set, const View& overview, const Box& box)
{
    const Document& document = on.document();
    on.addToInset(FillDraw{on.rectangle(box), nullptr, document.color({"background", 1}), std::nullopt});
    const double metresPerPoint = overview.metresPerPoint();
    const Xy corner{box.minX, box.minY};
    std::shared_ptr<const LineMesh> outline;
    for (const Layer& layer : document.layers) {
        const auto found = isGround(layer) ? set.layers.find(layer.id) : set.layers.end();
        if (found == set.layers.end()) continue;
        for (std::size_t r = 0; r < layer.rules.size(); ++r) {
            const StyleRule& rule = layer.rules[r];
            const RuleMesh& mesh = found->second->rules[r];
            if (!rule.fill || rule.fill->hatch || !mesh.fill || metresPerPoint < rule.fromMetresPerPoint ||
                metresPerPoint >= rule.toMetresPerPoint)
                continue;
            const auto edges = mesh.edges ? moved(*mesh.edges, overview, on.view(), corner) : nullptr;
            on.addToInset(fillDraw(document, on.view(), layer, *rule.fill,
                                   moved(*mesh.fill, overview, on.view(), corner), edges));
            if (edges && isCountry(document, layer)) outline = edges;
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

std::shared_ptr<const MeshSet> InsetMeshes::of(const Document& document, const View& overview)
{
    std::vector<std::shared_ptr<const FeatureTable>> tables;
    std::string rules;
    for (const Layer& layer : document.layers) {
        if (!isGround(layer)) continue;
        tables.push_back(layer.table);
        rules += layer.id + "\n" + rulesKey(layer) + "\n";
    }
    const Region region = regionFor(overview, 0);
    const bool same = kept_ && tables_ == tables && rules_ == rules &&
                      kept_->region.unitsPerPixel == region.unitsPerPixel &&
                      kept_->region.projection.definition() == region.projection.definition() &&
                      kept_->region.box.contains(overview.bounds());
    if (same) return kept_;
    Document ground = document;
    std::erase_if(ground.layers, [](const Layer& layer) { return !isGround(layer); });
    kept_ = buildMeshes(ground, region, nullptr);
    tables_ = std::move(tables);
    rules_ = std::move(rules);
    return kept_;
}

std::optional<FurniturePiece> insetPiece(const FurnitureCanvas& canvas, InsetMeshes& meshes)
{
    const Document& document = canvas.document();
    const View& view = canvas.view();
    if (!document.furniture.inset) return std::nullopt;
    const Box whole = projectedBox(view.projection, wholeOf(document));
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
    const auto set = meshes.of(document, overview);
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
