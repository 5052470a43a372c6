#include "scene/composer.hpp"

#include <algorithm>
#include <iterator>

#include "scene/furniture.hpp"
#include "scene/furniture/swipe.hpp"
#include "scene/label_placer.hpp"
#include "scene/obstacles.hpp"
#include "scene/style_draws.hpp"

namespace frontline {

namespace {

/// Keeps labels off the frame.
constexpr double framePoints = 4;

/// What furniture had better not cover: lines with a casing, the ground that the map is about, and places, the more
/// the more important their names are.
constexpr double lineWeight = 1, groundWeight = 0.2, placeWeight = 1;

class Composer {
public:
    Composer(const Document& document, const View& view, const MeshSet& meshes, FontSet& fonts, FurniturePlaces places,
             InsetMeshes& inset)
        : document_(document),
          view_(view),
          meshes_(meshes),
          fonts_(fonts),
          inset_(inset),
          metresPerPoint_(view.metresPerPoint()),
          obstacles_(view.widthPixels, view.heightPixels)
    {
        if (places == FurniturePlaces::ByContent) subject_.emplace(view);
        if (document.comparison && document.comparison->mode == ComparisonView::Mode::Swipe)
            divider_ = dividerPixel(*document.comparison, view.widthPixels);
    }

    DisplayList run(std::vector<PlacedLabel>& placed)
    {
        list_.background = document_.color({"background", 1});
        for (const Layer& layer : document_.layers) {
            if (!layer.visible || layer.opacity <= 0 || !layer.table) continue;
            const auto found = meshes_.layers.find(layer.id);
            if (found == meshes_.layers.end() || found->second->rules.size() != layer.rules.size()) continue;
            startSide(layer.side);
            list_.commands.emplace_back(LayerStart{layer.id, layer.title});
            addLayer(layer, *found->second);
        }
        startSide(Layer::Side::Both);
        addTexts(placed);
        return std::move(list_);
    }

private:
    [[nodiscard]] Color color(const ColorRef& ref, const Layer& layer) const
    {
        return document_.color(ref).withOpacity(layer.opacity);
    }
    [[nodiscard]] float pixels(double points) const { return static_cast<float>(points * view_.pixelsPerPoint); }

    /// Layers of both sides are drawn once, over the whole picture; those of one side are cut off at the divider.
    void startSide(Layer::Side side)
    {
        if (!divider_ || side == side_) return;
        side_ = side;
        ClipStart clip;
        if (side == Layer::Side::Left) clip.box = {0, 0, *divider_, view_.heightPixels};
        if (side == Layer::Side::Right) clip.box = {*divider_, 0, view_.widthPixels - *divider_, view_.heightPixels};
        list_.commands.emplace_back(clip);
    }
    /// Whether a place of the picture is seen with the layers that are being added.
    [[nodiscard]] bool onThisSide(Xy pixel) const
    {
        if (side_ == Layer::Side::Both) return true;
        return (pixel.x < *divider_) == (side_ == Layer::Side::Left);
    }

    void addLayer(const Layer& layer, const LayerMesh& mesh)
    {
        std::vector<std::size_t> inRange;
        for (std::size_t r = 0; r < layer.rules.size(); ++r) {
            const StyleRule& rule = layer.rules[r];
            if (metresPerPoint_ >= rule.fromMetresPerPoint && metresPerPoint_ < rule.toMetresPerPoint)
                inRange.push_back(r);
        }
        for (const std::size_t r : inRange)
            if (layer.rules[r].fill && mesh.rules[r].fill) {
                list_.commands.emplace_back(
                    fillDraw(document_, view_, layer, *layer.rules[r].fill, mesh.rules[r].fill, mesh.rules[r].edges));
                if (subject_ && (layer.occupied || layer.scenario))
                    subject_->addArea(*mesh.rules[r].fill, groundWeight);
            }
        for (const std::size_t r : inRange)
            if (layer.rules[r].line && mesh.rules[r].lines) addCasing(layer, *layer.rules[r].line, mesh.rules[r]);
        for (const std::size_t r : inRange)
            if (layer.rules[r].line && mesh.rules[r].lines)
                list_.commands.emplace_back(
                    lineDraw(document_, view_, layer, *layer.rules[r].line, mesh.rules[r].lines));
        SymbolDraw symbols;
        for (const std::size_t r : inRange) addAnchors(layer, layer.rules[r], mesh.rules[r], symbols);
        if (!symbols.symbols.empty()) list_.commands.emplace_back(std::move(symbols));
    }

    void addCasing(const Layer& layer, const LineStyle& style, const RuleMesh& mesh)
    {
        if (!isCased(style)) return;
        list_.commands.emplace_back(casingDraw(document_, view_, layer, style, mesh.lines));
        addLineObstacles(*mesh.lines);
    }

    /// A cased line is one that labels keep off.
    void addLineObstacles(const LineMesh& mesh)
    {
        const auto at = [&](const LineVertex& v) { return view_.toPixel({mesh.origin.x + v.x, mesh.origin.y + v.y}); };
        for (std::size_t i = 0; i + 1 < mesh.vertices.size(); ++i)
            if (mesh.vertices[i].length >= 0 && mesh.vertices[i + 1].length >= 0) {
                const Xy a = at(mesh.vertices[i]), b = at(mesh.vertices[i + 1]);
                if (!onThisSide(a) && !onThisSide(b)) continue;
                obstacles_.addSegment(a, b);
                if (subject_) subject_->addSegment(a, b, lineWeight);
            }
    }

    void addAnchors(const Layer& layer, const StyleRule& rule, const RuleMesh& mesh, SymbolDraw& symbols)
    {
        const Box picture{0, 0, static_cast<double>(view_.widthPixels), static_cast<double>(view_.heightPixels)};
        double radius = 0;
        if (rule.symbol)
            radius = pixels(rule.symbol->sizePoints / 2 + (rule.symbol->outline ? rule.symbol->outlineWidthPoints : 0));
        for (const Anchor& anchor : mesh.anchors) {
            const Xy at = view_.toPixel(anchor.mapUnits);
            if (!picture.grownBy(radius).contains(at) || !onThisSide(at)) continue;
            std::uint32_t owner = Obstacles::nobody;
            if (rule.symbol) {
                owner = nextOwner_++;
                symbols.symbols.push_back(symbolInstance(document_, view_, layer, *rule.symbol, at));
                obstacles_.addBox({at.x - radius, at.y - radius, at.x + radius, at.y + radius}, owner);
            }
            if (rule.label && !anchor.text.empty()) addCandidate(layer, *rule.label, anchor, at, owner, radius);
        }
    }

    void addCandidate(const Layer& layer, const LabelStyle& style, const Anchor& anchor, Xy at, std::uint32_t owner,
                      double radius)
    {
        LabelCandidate candidate;
        candidate.text = anchor.text;
        candidate.layer = layer.id;
        candidate.feature = anchor.feature;
        candidate.owner = owner;
        candidate.anchor = at;
        candidate.symbolRadiusPixels = radius;
        candidate.gapPixels = pixels(2);
        candidate.priority = style.priority;
        candidate.featurePriority = anchor.priority;
        candidate.style.face = style.face;
        candidate.style.sizePixels = pixels(style.sizePoints);
        candidate.style.letterSpacing = style.letterSpacing;
        candidate.style.capitals = style.capitals;
        candidate.style.color = color(style.color, layer);
        candidate.style.halo = color(style.halo, layer);
        candidate.style.haloPixels = pixels(style.haloWidthPoints);
        candidates_.push_back(std::move(candidate));
    }

    void addTexts(std::vector<PlacedLabel>& placed)
    {
        if (subject_) addPlacesToSubject();
        FurnitureDrawing furniture =
            buildFurniture(document_, view_, meshes_, fonts_, subject_ ? &*subject_ : nullptr, inset_);
        for (const Box& box : furniture.boxes) obstacles_.addBox(box, Obstacles::nobody);
        for (const auto& [from, to] : furniture.segments) obstacles_.addSegment(from, to);
        const double margin = pixels(framePoints);
        const Box frame{margin, margin, view_.widthPixels - margin, view_.heightPixels - margin};
        if (!furniture.belowLabels.empty()) list_.commands.emplace_back(LayerStart{"locator", "Frame of a view"});
        for (DrawCommand& command : furniture.belowLabels) list_.commands.push_back(std::move(command));
        GlyphDraw labels;
        placed = placeLabels(std::move(candidates_), frame, obstacles_, fonts_, labels);
        addGlyphs(std::move(labels));
        for (DrawCommand& command : furniture.inset) list_.commands.push_back(std::move(command));
        list_.commands.emplace_back(LayerStart{"furniture", "Title, legend, scale and credits"});
        for (DrawCommand& command : furniture.commands) list_.commands.push_back(std::move(command));
        addGlyphs(std::move(furniture.text));
    }

    void addPlacesToSubject()
    {
        double highest = 0;
        for (const LabelCandidate& label : candidates_) highest = std::max(highest, label.priority);
        for (const LabelCandidate& label : candidates_)
            if (label.owner != Obstacles::nobody && label.priority > 0)
                subject_->addPlace(label.anchor, placeWeight * label.priority / highest);
    }

    /// All glyphs of the picture are in the atlas by now.
    void addGlyphs(GlyphDraw text)
    {
        if (text.glyphs.empty()) return;
        text.atlas = fonts_.atlas();
        list_.commands.emplace_back(std::move(text));
    }

    const Document& document_;
    const View& view_;
    const MeshSet& meshes_;
    FontSet& fonts_;
    InsetMeshes& inset_;
    double metresPerPoint_;
    Obstacles obstacles_;
    std::optional<int> divider_;  // of a swipe: the first pixel of the right side
    Layer::Side side_ = Layer::Side::Both;
    std::uint32_t nextOwner_ = 0;
    std::vector<LabelCandidate> candidates_;
    std::optional<SubjectGrid> subject_;  // where furniture may choose its place
    DisplayList list_;
};

}  // namespace

DisplayList compose(const Document& document, const View& view, const MeshSet& meshes, FontSet& fonts,
                    std::vector<PlacedLabel>& placed, FurniturePlaces places, InsetMeshes& inset)
{
    return Composer(document, view, meshes, fonts, places, inset).run(placed);
}

}  // namespace frontline
