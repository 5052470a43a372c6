#include "scene/composer.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

#include "base/timings.hpp"
#include "scene/display_order.hpp"
#include "scene/furniture.hpp"
#include "scene/furniture/seen.hpp"
#include "scene/furniture/swipe.hpp"
#include "scene/labels/label_placer.hpp"
#include "scene/labels/obstacles.hpp"
#include "scene/placed_symbols.hpp"
#include "scene/style_draws.hpp"
#include "scene/thinning.hpp"

namespace frontline {

namespace {

/// Keeps labels off the frame.
constexpr double framePoints = 4;
/// Between a label and the middle of a line that it keeps off: half a line of contact.
constexpr double lineClearancePoints = 1.5;
/// More than there are copies of a name along one line in a picture.
constexpr int copiesOfLine = 10000;

/// What furniture had better not cover, by cells of 12 points: lines with a casing, the ground that the map is about,
/// and places, by the square of the importance of their names. The most important is worth the largest legend on
/// such ground.
constexpr double lineWeight = 1, groundWeight = 0.2, placeWeight = 60, dividerWeight = 10;
/// A symbol so near to furniture would be cut off by it, or be taken for a part of it.
constexpr double coveredPoints = 4;

class Composer {
public:
    Composer(const DrawnMap& map, const View& view, const MeshSet& meshes, FontSet& fonts, LabelMemory* memory,
             InsetMeshes& inset)
        : map_(map),
          view_(view),
          meshes_(meshes),
          fonts_(fonts),
          memory_(memory),
          inset_(inset),
          metresPerPoint_(view.metresPerPoint()),
          obstacles_(view.widthPixels, view.heightPixels)
    {
        if (!memory) subject_.emplace(view);
        if (map.comparison() && map.comparison()->mode == ComparisonView::Mode::Swipe)
            divider_ = dividerPixel(*map.comparison(), view.widthPixels);
    }

    /// Everything finds its place.
    void place()
    {
        list_.background = map_.background;
        for (const DrawnLayer& layer : map_.layers) {
            const LayerMesh* mesh = isDrawn(layer) ? meshes_.of(layer) : nullptr;
            if (!mesh) continue;
            startSide(layer.side);
            const LayerId whole = layer.definition->whole();
            list_.commands.emplace_back(
                LayerStart{groupName({whole, layer.side}), layer.definition->title.own(), whole.text()});
            addLayer(layer, *mesh);
        }
        startSide(DrawnLayer::Side::Both);
        ground_ = groundCommands(list_);
        if (subject_) completeSubject();
        furniture_ = buildFurniture(map_, view_, meshes_, fonts_, subject_ ? &*subject_ : nullptr, inset_, counts_);
        for (const Box& box : furniture_.boxes) obstacles_.addBox(box, Obstacles::nobody);
        if (divider_) obstacles_.addBox(dividerBox(*divider_, view_), Obstacles::nobody);
        if (!memory_) leaveOutCovered();
        for (const auto& [from, to] : furniture_.segments) obstacles_.addSegment(from, to, Obstacles::Line::Quiet);
        const double margin = pixels(framePoints);
        const Box frame{margin, margin, view_.widthPixels - margin, view_.heightPixels - margin};
        const TimedPhase timed(Phase::Labels);
        labels_ = placeLabels(candidates_, frame, obstacles_, fonts_, [&](Xy pixel) { return view_.fromPixel(pixel); });
    }

    /// The meshes without the named symbols of rules of which none found room for its name, where legend or credits are
    /// not to speak of them; else nullopt.
    [[nodiscard]] std::optional<MeshSet> withoutUndrawn() const
    {
        const std::set<Place> drawn = placesOfNames();
        const std::set<PlacedSymbols::Rule> rules = symbols_.undrawnRules(drawn);
        if (rules.empty()) return std::nullopt;
        MeshSet without = meshes_;
        for (const auto& rule : rules) {
            auto mesh = std::make_shared<LayerMesh>(*without.layers.at(rule.first));
            std::erase_if(mesh->rules[rule.second].anchors, [](const Anchor& anchor) { return !anchor.text.empty(); });
            without.layers[rule.first] = std::move(mesh);
        }
        return saysTheSame(map_, view_, meshes_, without) ? std::nullopt : std::optional(std::move(without));
    }

    Composition finish()
    {
        if (memory_) labels_ = memory_->show(std::move(labels_));
        settleSymbols();
        insertBelowSymbols(list_, {"locator", "Frame of a view"}, std::move(furniture_.belowLabels));
        Composition out;
        out.covered = coveredBoxes();
        addLabels(out);
        out.firstOfFurniture = list_.commands.size();
        for (DrawCommand& command : furniture_.inset) list_.commands.push_back(std::move(command));
        list_.commands.emplace_back(LayerStart{"furniture", "Title, legend, scale and credits"});
        for (DrawCommand& command : furniture_.commands) list_.commands.push_back(std::move(command));
        addGlyphs(std::move(furniture_.text));
        out.list = std::move(list_);
        out.ground = ground_;
        out.seen = std::move(furniture_.seen);
        return out;
    }

private:
    [[nodiscard]] float pixels(double points) const { return static_cast<float>(points * view_.pixelsPerPoint); }

    /// Layers of both sides are drawn once, over the whole picture; those of one side are cut off at the divider.
    void startSide(DrawnLayer::Side side)
    {
        if (!divider_ || side == side_) return;
        side_ = side;
        ClipStart clip;
        if (side == DrawnLayer::Side::Left) clip.box = {0, 0, *divider_, view_.heightPixels};
        if (side == DrawnLayer::Side::Right)
            clip.box = {*divider_, 0, view_.widthPixels - *divider_, view_.heightPixels};
        list_.commands.emplace_back(clip);
    }
    /// Whether a place of the picture is seen with the layers that are being added.
    [[nodiscard]] bool onThisSide(Xy pixel) const
    {
        if (side_ == DrawnLayer::Side::Both) return true;
        return (pixel.x < *divider_) == (side_ == DrawnLayer::Side::Left);
    }

    void addLayer(const DrawnLayer& layer, const LayerMesh& mesh)
    {
        std::vector<std::size_t> inRange;
        for (std::size_t r = 0; r < layer.rules.size(); ++r) {
            const DrawnRule& rule = layer.rules[r];
            if (metresPerPoint_ >= rule.fromMetresPerPoint && metresPerPoint_ < rule.toMetresPerPoint)
                inRange.push_back(r);
        }
        for (const std::size_t r : inRange)
            if (layer.rules[r].fill && mesh.rules[r].edges) {
                list_.commands.emplace_back(
                    fillDraw(view_, *layer.rules[r].fill, layer.opacity, mesh.rules[r].fill, mesh.rules[r].edges));
                if (subject_ && (layer.definition->occupied || layer.definition->scenario))
                    subject_->addArea(*mesh.rules[r].edges, groundWeight);
            }
        for (const std::size_t r : inRange)
            if (layer.rules[r].line && mesh.rules[r].lines) addBand(layer, layer.rules[r], mesh.rules[r]);
        for (const std::size_t r : inRange)
            if (layer.rules[r].line && mesh.rules[r].lines) addCasing(layer, *layer.rules[r].line, mesh.rules[r]);
        for (const std::size_t r : inRange)
            if (layer.rules[r].line && mesh.rules[r].lines) addLine(layer, *layer.rules[r].line, mesh.rules[r]);
        SymbolDraw symbols;
        for (const std::size_t r : inRange) {
            addAnchors(layer, r, mesh.rules[r], symbols);
            if (layer.rules[r].label) addNamedLines(layer, *layer.rules[r].label, mesh.rules[r]);
        }
        if (!symbols.symbols.empty()) list_.commands.emplace_back(std::move(symbols));
    }

    /// No line is drawn as if it were true to a pixel.
    void addBand(const DrawnLayer& layer, const DrawnRule& rule, const RuleMesh& mesh)
    {
        const double tolerance = tolerancePixels(view_, layer, rule);
        if (tolerance <= 0) return;
        for (LineDraw& draw : bandDraws(*rule.line, layer.opacity, tolerance, mesh.lines))
            list_.commands.emplace_back(std::move(draw));
    }

    void addCasing(const DrawnLayer& layer, const DrawnLine& style, const RuleMesh& mesh)
    {
        if (!isCased(style)) return;
        list_.commands.emplace_back(casingDraw(view_, style, layer.opacity, mesh.lines));
    }

    void addLineObstacles(const LineMesh& mesh, Obstacles::Line line)
    {
        const auto at = [&](const LineVertex& v) { return view_.toPixel({mesh.origin.x + v.x, mesh.origin.y + v.y}); };
        for (std::size_t i = 0; i + 1 < mesh.vertices.size(); ++i)
            if (mesh.vertices[i].length >= 0 && mesh.vertices[i + 1].length >= 0) {
                const Xy a = at(mesh.vertices[i]), b = at(mesh.vertices[i + 1]);
                if (!onThisSide(a) && !onThisSide(b)) continue;
                obstacles_.addSegment(a, b, line);
                if (subject_ && line == Obstacles::Line::Loud) subject_->addSegment(a, b, lineWeight);
            }
    }

    void addLine(const DrawnLayer& layer, const DrawnLine& style, const RuleMesh& mesh)
    {
        list_.commands.emplace_back(lineDraw(view_, style, layer.opacity, mesh.lines));
        if (layer.table->geometry.kind == GeometryKind::Line)
            addLineObstacles(*mesh.lines, isLoud(style) ? Obstacles::Line::Loud : Obstacles::Line::Quiet);
    }

    /// Lines that carry their names.
    void addNamedLines(const DrawnLayer& layer, const DrawnLabel& style, const RuleMesh& mesh)
    {
        const Box seen = view_.bounds();
        for (const NamedLine& line : mesh.namedLines) {
            if (!line.bounds.intersects(seen)) continue;
            LabelCandidate candidate = candidateOf(layer, style, line.text, line.feature);
            for (const Xy& p : line.mapUnits) candidate.path.push_back(view_.toPixel(p));
            candidate.featurePriority = line.priority;
            candidate.firstCopy = line.number * copiesOfLine;
            std::erase_if(candidate.held,
                          [&](const HeldLabel& held) { return held.copy / copiesOfLine != line.number; });
            candidate.gapPixels = pixels(style.gapPoints);
            candidate.repeatPixels = pixels(style.repeatPoints);
            candidates_.push_back(std::move(candidate));
        }
    }

    /// symbols: of the layer, the command that comes next.
    void addAnchors(const DrawnLayer& layer, std::size_t ruleNumber, const RuleMesh& mesh, SymbolDraw& symbols)
    {
        const DrawnRule& rule = layer.rules[ruleNumber];
        const Box picture{0, 0, static_cast<double>(view_.widthPixels), static_cast<double>(view_.heightPixels)};
        double radius = 0;
        if (rule.symbol)
            radius = pixels(rule.symbol->sizePoints / 2 + (rule.symbol->outline ? rule.symbol->outlineWidthPoints : 0));
        std::vector<std::uint32_t> anchors;
        for (std::uint32_t i = 0; i < mesh.anchors.size(); ++i)
            if (const Xy at = view_.toPixel(mesh.anchors[i].mapUnits);
                picture.grownBy(radius).contains(at) && onThisSide(at))
                anchors.push_back(i);
        // Of symbols that wait for their names most are not drawn: none can be told to lie under others.
        if (rule.symbol && (!rule.label || rule.label->optional)) {
            counts_[keyOf(layer)].all += anchors.size();
            anchors = paintedAnchors(view_, symbolInstance(view_, *rule.symbol, layer.opacity, {}), mesh.anchors,
                                     std::move(anchors));
            counts_[keyOf(layer)].drawn += anchors.size();
        }
        for (const std::uint32_t number : anchors) {
            const Anchor& anchor = mesh.anchors[number];
            const Xy at = view_.toPixel(anchor.mapUnits);
            const bool named = rule.label && !anchor.text.empty();
            const bool tied = rule.symbol && named && !rule.label->optional;
            std::uint32_t owner = Obstacles::nobody;
            if (rule.symbol) {
                owner = symbols_.add(list_.commands.size(), symbols.symbols.size());
                if (tied) {
                    obstacles_.addWaitingSymbol(at, radius, owner);
                    symbols_.tie(owner, {keyOf(layer), anchor.feature}, ruleNumber);
                } else {
                    obstacles_.addSymbol(at, radius, owner);
                }
                symbols.symbols.push_back(symbolInstance(view_, *rule.symbol, layer.opacity, at));
            }
            if (named) addCandidate(layer, *rule.label, anchor, at, owner, radius);
            if (tied) candidates_.back().tied = true;
        }
    }

    /// What furniture covers, with a margin: places there are not in the picture.
    [[nodiscard]] std::vector<Box> coveredBoxes() const
    {
        std::vector<Box> boxes = furniture_.boxes;
        for (Box& box : boxes) box = box.grownBy(pixels(coveredPoints));
        return boxes;
    }

    /// Places that furniture covers have neither name nor symbol.
    void leaveOutCovered()
    {
        const std::vector<Box> covered = coveredBoxes();
        std::erase_if(candidates_, [&](const LabelCandidate& label) {
            if (label.owner == Obstacles::nobody ||
                std::ranges::none_of(covered, [&](const Box& box) { return box.contains(label.anchor); }))
                return false;
            obstacles_.settleSymbol(label.owner, false);
            symbols_.of(list_, label.owner).sizePixels = 0;
            return true;
        });
    }

    /// Of the symbols that are drawn with their names those remain that have one.
    void settleSymbols()
    {
        const std::set<Place> drawn = placesOfNames();
        symbols_.settle(list_, [&](const Place& place) {
            return memory_ ? memory_->symbolOpacity(place.first, place.second)
                           : static_cast<double>(drawn.contains(place));
        });
    }

    [[nodiscard]] LabelCandidate candidateOf(const DrawnLayer& layer, const DrawnLabel& style, const std::string& text,
                                             std::uint32_t feature) const
    {
        LabelCandidate candidate;
        candidate.text = text;
        candidate.layer = keyOf(layer);
        candidate.feature = feature;
        candidate.clearancePixels = pixels(lineClearancePoints);
        candidate.leader = style.leader;
        candidate.priority = style.priority;
        candidate.style = textStyle(view_, style, layer.opacity);
        if (memory_) candidate.held = memory_->held(candidate.layer, feature);
        return candidate;
    }

    void addCandidate(const DrawnLayer& layer, const DrawnLabel& style, const Anchor& anchor, Xy at,
                      std::uint32_t owner, double radius)
    {
        LabelCandidate candidate = candidateOf(layer, style, anchor.text, anchor.feature);
        candidate.owner = owner;
        candidate.mapUnits = anchor.mapUnits;
        candidate.anchor = at;
        candidate.symbolRadiusPixels = radius;
        candidate.gapPixels = pixels(style.gapPoints);
        candidate.featurePriority = anchor.priority;
        candidates_.push_back(std::move(candidate));
    }

    /// Adds the places and the divider of a swipe.
    void completeSubject()
    {
        const double bottom = view_.heightPixels;
        if (divider_) subject_->addSegment({double(*divider_), 0}, {double(*divider_), bottom}, dividerWeight);
        double highest = 0;
        for (const LabelCandidate& label : candidates_) highest = std::max(highest, label.priority);
        for (const LabelCandidate& label : candidates_)
            if (label.owner != Obstacles::nobody && label.priority > 0)
                subject_->addPlace(label.anchor, placeWeight * std::pow(label.priority / highest, 2));
    }

    /// All glyphs of the picture are in the atlas by now.
    void addGlyphs(GlyphDraw text)
    {
        if (text.glyphs.empty()) return;
        text.atlas = fonts_.atlas();
        list_.commands.emplace_back(std::move(text));
    }

    void addLabels(Composition& out)
    {
        GlyphDraw text;
        if (std::ranges::any_of(labels_, [](const PlacedText& label) { return label.leader.has_value(); }))
            list_.commands.emplace_back(LayerStart{"leaders", "Lines from places to their names"});
        for (PlacedText& label : labels_) {
            if (label.leader)
                for (LineDraw& line : leaderDraws(view_, label)) list_.commands.emplace_back(std::move(line));
            out.labels.push_back({text.glyphs.size(), label.text.glyphs.size(), view_.toPixel(label.mapUnits)});
            text.glyphs.insert(text.glyphs.end(), label.text.glyphs.begin(), label.text.glyphs.end());
            std::ranges::move(label.text.runs, std::back_inserter(text.runs));
            out.placed.push_back(std::move(label.label));
        }
        addGlyphs(std::move(text));
    }

    using Place = PlacedSymbols::Place;
    [[nodiscard]] std::set<Place> placesOfNames() const
    {
        std::set<Place> places;
        for (const PlacedText& label : labels_) places.insert({{label.label.layer, label.side}, label.label.feature});
        return places;
    }

    const DrawnMap& map_;
    const View& view_;
    const MeshSet& meshes_;
    FontSet& fonts_;
    LabelMemory* memory_;
    InsetMeshes& inset_;
    double metresPerPoint_;
    Obstacles obstacles_;
    std::optional<int> divider_;  // of a swipe: the first pixel of the right side
    DrawnLayer::Side side_ = DrawnLayer::Side::Both;
    std::vector<LabelCandidate> candidates_;
    PlacedSymbols symbols_;
    SymbolCounts counts_;
    std::vector<PlacedText> labels_;
    FurnitureDrawing furniture_;
    std::optional<SubjectGrid> subject_;  // where furniture may choose its place
    DisplayList list_;
    std::size_t ground_ = 0;
};

}  // namespace

Composition compose(const DrawnMap& map, const View& view, const MeshSet& meshes, FontSet& fonts, LabelMemory* memory,
                    InsetMeshes& inset)
{
    Composer composer(map, view, meshes, fonts, memory, inset);
    composer.place();
    const auto without = composer.withoutUndrawn();
    if (!without) return composer.finish();
    Composer again(map, view, *without, fonts, memory, inset);
    again.place();
    return again.finish();
}

}  // namespace frontline
