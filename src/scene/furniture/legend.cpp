#include "scene/furniture/legend.hpp"

#include <algorithm>
#include <iterator>

#include "base/message.hpp"
#include "scene/furniture/seen.hpp"
#include "scene/furniture/swatch.hpp"
#include "scene/furniture/swipe.hpp"
#include "scene/style_draws.hpp"

namespace frontline {

namespace {

constexpr double textPoints = 7, leading = 1.25, paddingPoints = 5, gapPoints = 5, withinPoints = 6,
                 betweenPoints = 2.6;
constexpr std::size_t linesOfEntry = 3;

class Entries {
public:
    Entries(const DrawnMap& map, const View& view, const MeshSet& meshes, const SymbolCounts& counts)
        : map_(map), view_(view), meshes_(meshes), counts_(counts), language_(map.language())
    {}

    std::vector<LegendEntry> take()
    {
        for (auto layer = map_.layers.rbegin(); layer != map_.layers.rend(); ++layer) {
            const std::optional<LocalText>& legend = layer->definition->legend;
            if (!isDrawn(*layer) || (legend && legend->empty()) || isHiddenLine(*layer)) continue;
            if (!group_.empty() && group_.front().layer->definition->whole() != layer->definition->whole()) endGroup();
            const bool classes =
                std::ranges::any_of(layer->rules, [](const DrawnRule& rule) { return !rule.title.empty(); });
            if (classes && !isTwin(*layer)) addClasses(*layer);
            const auto rule = classes ? std::nullopt : seenRule(*layer);
            if (rule && !isTwin(*layer)) group_.push_back({&*layer, *rule, textOf(*layer), noteOf(*layer), false});
            // The sides of a swipe are layers of their own.
            if (layer->definition->partOf.empty()) endGroup();
        }
        endGroup();
        return std::move(entries_);
    }

private:
    /// An entry for each of the layer's classes of which something is seen.
    void addClasses(const DrawnLayer& layer)
    {
        const LayerMesh* meshes = meshes_.of(layer);
        if (!meshes) return;
        const Box box = partOf(map_, view_, layer);
        const auto first = group_.size();
        for (std::size_t r = 0; r < layer.rules.size(); ++r) {
            if (!isSeenRule(layer.rules[r], meshes->rules[r], box)) continue;
            const std::string& title = layer.rules[r].title.in(language_);
            const std::string text = title.empty() ? trf(language_, words::others) : title;
            const bool again = std::any_of(group_.begin() + static_cast<std::ptrdiff_t>(first), group_.end(),
                                           [&](const LegendEntry& entry) { return entry.text == text; });
            if (!again) group_.push_back({&layer, r, text, "", false});
        }
    }

    /// What of a layer is seen, of all its parts: its name, with what tells the entries apart.
    void endGroup()
    {
        if (group_.empty()) return;
        const DrawnLayer& whole = *group_.front().layer;
        const std::string name = textOf(whole);
        const auto isClass = [](const LegendEntry& entry) { return !titleOf(entry).empty(); };
        const bool classes = std::ranges::any_of(group_, isClass);
        if (group_.size() == 1) {
            if (classes) group_.front().text = name + ": " + group_.front().text;
        } else if (classes) {
            entries_.push_back({nullptr, 0, name, noteOf(whole), false});
            for (LegendEntry& entry : group_) {
                if (entry.text == name) entry.text = kindOf(entry);
                entry.within = true;
            }
        } else {
            for (LegendEntry& entry : group_) entry.text += " (" + kindOf(entry) + ")";
        }
        std::ranges::move(group_, std::back_inserter(entries_));
        group_.clear();
    }
    [[nodiscard]] static const LocalText& titleOf(const LegendEntry& entry)
    {
        return entry.layer->rules[entry.rule].title;
    }
    [[nodiscard]] std::string kindOf(const LegendEntry& entry) const
    {
        const GeometryKind kind = entry.layer->table ? entry.layer->table->geometry.kind : GeometryKind::Polygon;
        return trf(language_, kind == GeometryKind::Point  ? words::points
                              : kind == GeometryKind::Line ? words::lines
                                                           : words::areas);
    }

    [[nodiscard]] bool isSeenRule(const DrawnRule& rule, const RuleMesh& mesh, const Box& box) const
    {
        if (!isInScale(rule, view_)) return false;
        return (rule.fill && mesh.edges && isSeenArea(*mesh.edges, view_, box)) ||
               (rule.line && mesh.lines && isSeen(*mesh.lines, view_, box)) ||
               (rule.symbol && isSeen(mesh.anchors, view_, box));
    }

    /// The first rule of which something is seen, one with a fill before others.
    [[nodiscard]] std::optional<std::size_t> seenRule(const DrawnLayer& layer) const
    {
        const LayerMesh* meshes = meshes_.of(layer);
        if (!meshes) return std::nullopt;
        const Box box = partOf(map_, view_, layer);
        std::optional<std::size_t> first;
        for (std::size_t r = 0; r < layer.rules.size(); ++r) {
            const DrawnRule& rule = layer.rules[r];
            const RuleMesh& mesh = meshes->rules[r];
            if (!isInScale(rule, view_)) continue;
            if (rule.fill && mesh.edges && isSeenArea(*mesh.edges, view_, box)) return r;
            if (!first && isSeenRule(rule, mesh, box)) first = r;
        }
        return first;
    }

    [[nodiscard]] const DrawnLayer* otherSide(const DrawnLayer& layer) const
    {
        if (layer.side == DrawnLayer::Side::Both) return nullptr;
        const auto found = std::ranges::find_if(
            map_.layers, [&](const DrawnLayer& other) { return other.id() == layer.id() && other.side != layer.side; });
        return found == map_.layers.end() ? nullptr : &*found;
    }

    /// The right side of a swipe whose left side stands in the legend.
    [[nodiscard]] bool isTwin(const DrawnLayer& layer) const
    {
        const DrawnLayer* left = layer.side == DrawnLayer::Side::Right ? otherSide(layer) : nullptr;
        return left && !isHiddenLine(*left) && seenRule(*left).has_value();
    }

    /// Whether two layers are drawn in the same part of the picture somewhere.
    [[nodiscard]] static bool meet(const DrawnLayer& layer, const DrawnLayer& other)
    {
        using Side = DrawnLayer::Side;
        return layer.side == other.side || layer.side == Side::Both || other.side == Side::Both;
    }
    /// The scenario of that side moves no ground: its line is the line of contact, and lies under it.
    [[nodiscard]] bool nothingMoves(const DrawnLayer& line) const
    {
        return std::ranges::none_of(map_.layers, [&](const DrawnLayer& layer) {
            return layer.ofShownScenario() && layer.definition->scenario->kind <= ScenarioPart::Kind::Returned &&
                   meet(layer, line) && layer.visible && layer.table && !layer.table->geometry.coordinates.empty();
        });
    }
    [[nodiscard]] static bool isContactLine(const DrawnLayer& layer)
    {
        return layer.role() == LayerRole::ContactLine && layer.visible;
    }
    [[nodiscard]] bool isHiddenLine(const DrawnLayer& layer) const
    {
        return isScenarioLine(layer) && nothingMoves(layer) &&
               std::ranges::any_of(map_.layers,
                                   [&](const DrawnLayer& other) { return isContactLine(other) && meet(other, layer); });
    }
    [[nodiscard]] static bool isScenarioLine(const DrawnLayer& layer)
    {
        return layer.ofShownScenario() && layer.isPart(ScenarioPart::Kind::Line);
    }

    [[nodiscard]] std::string textOf(const DrawnLayer& layer) const
    {
        const bool first = layer.isPart(ScenarioPart::Kind::OnlyFirst);
        if (map_.comparison() && (first || layer.isPart(ScenarioPart::Kind::OnlySecond)))
            return onlyUnder(first) + figureOf(layer);
        const LayerDefinition& definition = *layer.definition;
        const std::string& title = definition.title.in(language_);
        const std::string& text = definition.legend ? definition.legend->in(language_)
                                  : title.empty()   ? definition.id.text()
                                                    : title;
        return text + (isContactLine(layer) ? lengthOf(layer) : figureOf(layer)) + daysOf(layer) + toleranceOf(layer);
    }

    /// ", up to 17 August 2025" of a layer that follows the map's date; of the left side of a swipe between dates.
    [[nodiscard]] std::string daysOf(const DrawnLayer& layer) const
    {
        const auto& days = layer.definition->days;
        return days ? ", " + daysInWords(*days, map_.selection.date, language_) : "";
    }

    /// Of one side of a difference: a scenario, or control on a day.
    [[nodiscard]] std::string onlyUnder(bool first) const
    {
        if (first ? map_.scenario : map_.compared)
            return trf(language_, words::onlyUnder,
                       first ? nameOfFirst(map_, language_) : nameOfSecond(map_, language_));
        const std::string& date = first ? map_.selection.date : map_.comparison()->with.date;
        return trf(language_, words::onlyOn, dateInSentence(date, language_));
    }

    /// "165,509 of 845,240 drawn, the others lie under them"; of a swipe those of both sides.
    [[nodiscard]] std::string noteOf(const DrawnLayer& layer) const
    {
        SymbolCount sum;
        for (const DrawnLayer* side : {&layer, otherSide(layer)})
            if (const auto found = side ? counts_.find(keyOf(*side)) : counts_.end(); found != counts_.end())
                sum.drawn += found->second.drawn, sum.all += found->second.all;
        if (sum.drawn == sum.all) return "";
        return trf(language_, words::thinned, countFigure(sum.drawn, language_), countFigure(sum.all, language_));
    }

    /// ", true to 500 m" where the map shows it as a band.
    [[nodiscard]] std::string toleranceOf(const DrawnLayer& layer) const
    {
        for (const DrawnRule& rule : layer.rules)
            if (isInScale(rule, view_) && tolerancePixels(view_, layer, rule) > 0)
                return ", " + trf(language_, words::trueTo, lengthText(layer.toleranceMetres(), language_));
        return "";
    }

    /// " · 6,804 km²"; of a swipe those of both sides, where they are known.
    [[nodiscard]] std::string figureOf(const DrawnLayer& layer) const
    {
        if (!layer.figure) return "";
        const auto figure = [&](double value) {
            return layer.isPart(ScenarioPart::Kind::Line) ? lengthFigure(value, language_)
                                                          : areaFigure(value, language_);
        };
        const DrawnLayer* other = otherSide(layer);
        if (!other || !other->figure || isHiddenLine(*other)) return words::separator + figure(*layer.figure);
        const bool left = layer.side == DrawnLayer::Side::Left;
        return words::separator +
               bothSides(figure(left ? *layer.figure : *other->figure), figure(left ? *other->figure : *layer.figure));
    }

    /// " · 1,256 km" of a line of contact, or of a scenario's line that is the same and lies under it; of a swipe those
    /// of both sides, where they are not the same.
    [[nodiscard]] std::string lengthOf(const DrawnLayer& contact) const
    {
        const auto lengthOn = [&](DrawnLayer::Side side) -> std::string {
            for (const DrawnLayer& layer : map_.layers) {
                const bool there = layer.side == side || layer.side == DrawnLayer::Side::Both;
                const bool same = layer.id() == contact.id() || (layer.visible && isHiddenLine(layer));
                if (there && same && layer.figure) return lengthFigure(*layer.figure, language_);
            }
            return "";
        };
        const std::string left = lengthOn(DrawnLayer::Side::Left), right = lengthOn(DrawnLayer::Side::Right);
        if (left.empty() && right.empty()) return "";
        const bool one = contact.side == DrawnLayer::Side::Both || left.empty() || right.empty() || left == right;
        return words::separator + (one ? (left.empty() ? right : left) : bothSides(left, right));
    }
    static std::string bothSides(const std::string& left, const std::string& right)
    {
        return left + "\u00A0|\u00A0" + right;
    }

    const DrawnMap& map_;
    const View& view_;
    const MeshSet& meshes_;
    const SymbolCounts& counts_;
    Language language_;
    std::vector<LegendEntry> entries_;
    std::vector<LegendEntry> group_;  // of the layer whose parts are gone through
};

struct Row {
    LegendEntry entry;  // without a layer: a heading, or the last line
    std::vector<std::string> lines;
    double height = 0;
    bool heading = false;
};

}  // namespace

std::vector<LegendEntry> legendEntries(const DrawnMap& map, const View& view, const MeshSet& meshes,
                                       const SymbolCounts& counts)
{
    return Entries(map, view, meshes, counts).take();
}

std::optional<FurniturePiece> legendPiece(const FurnitureCanvas& canvas, std::vector<LegendEntry> entries,
                                          double mostWidth, double mostHeight)
{
    const double point = canvas.size(), padding = paddingPoints * point, between = betweenPoints * point;
    const TextStyle style = canvas.style(FontFace::Regular, textPoints);
    const double swatchWidth = swatchWidthPoints * point, swatchHeight = swatchHeightPoints * point;
    const double indent = swatchWidth + gapPoints * point, lineHeight = style.sizePixels * leading;
    bool whole = true;
    const auto offsetOf = [=](const Row& row) { return row.entry.within ? withinPoints * point : 0; };
    const auto rowOf = [&](LegendEntry entry) {
        Row row{std::move(entry), {}, 0};
        const double most = mostWidth - 2 * padding - indent - offsetOf(row);
        row.lines = canvas.wrapped(row.entry.text, style, most, linesOfEntry, &whole);
        if (!row.lines.empty() && !row.entry.note.empty())
            std::ranges::move(canvas.wrapped(row.entry.note, style, most, linesOfEntry, &whole),
                              std::back_inserter(row.lines));
        row.height = std::max(swatchHeight, static_cast<double>(row.lines.size()) * lineHeight);
        return row;
    };
    std::vector<Row> rows;
    // Of many entries those that have no room in any case are only counted.
    double reached = 2 * padding - between;
    std::size_t unseen = 0;
    for (LegendEntry& entry : entries) {
        const bool heading = !entry.layer;
        if (reached > mostHeight) {
            unseen += heading ? 0 : 1;
        } else if (Row row = rowOf(std::move(entry)); !row.lines.empty()) {
            row.heading = heading;
            reached += row.height + between;
            rows.push_back(std::move(row));
        }
    }
    const auto heightOf = [&] {
        double sum = 2 * padding - between;
        for (const Row& row : rows) sum += row.height + between;
        return sum;
    };
    for (bool more = false; heightOf() > mostHeight; more = true) {
        if (more) rows.pop_back();
        if (rows.size() < 2) return std::nullopt;
        unseen += rows.back().entry.layer ? 1 : 0;
        rows.pop_back();
        // A heading of nothing.
        if (rows.size() > 1 && !rows.back().entry.layer) rows.pop_back();
        whole = false;
        LegendEntry last;
        last.text = trf(canvas.language(), words::andMore, unseen);
        rows.push_back(rowOf(last));
    }
    if (rows.empty()) return std::nullopt;
    double width = 0;
    for (const Row& row : rows)
        for (const std::string& line : row.lines) width = std::max(width, canvas.width(line, style) + offsetOf(row));
    FurniturePiece piece{indent + width + 2 * padding, heightOf(), {}, whole};
    piece.draw = [=, rows = std::move(rows)](FurnitureCanvas& on, const Box& box) {
        on.veil(box);
        const double left = box.minX + padding;
        double top = box.minY + padding;
        for (const Row& row : rows) {
            const double at = left + offsetOf(row);
            const double middle = top + std::max(swatchHeight, lineHeight) / 2;
            if (row.entry.layer)
                drawSwatch(on, *row.entry.layer, row.entry.layer->rules[row.entry.rule],
                           {at, middle - swatchHeight / 2, at + swatchWidth, middle + swatchHeight / 2});
            double baseline = middle + FontSet::capHeightEm * style.sizePixels / 2;
            for (const std::string& line : row.lines) {
                on.text(line, style, row.heading ? at : at + indent, baseline);
                baseline += lineHeight;
            }
            top += row.height + between;
        }
    };
    return piece;
}

}  // namespace frontline
