#include "scene/furniture/legend.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "scene/furniture/seen.hpp"
#include "scene/furniture/swatch.hpp"
#include "scene/furniture/swipe.hpp"

namespace frontline {

namespace {

constexpr double textPoints = 7, leading = 1.25, paddingPoints = 5, gapPoints = 5, betweenPoints = 2.6;
constexpr const char* rightSide = "#right";
constexpr std::size_t linesOfEntry = 3;

/// The part of the picture where a layer is drawn: one side of a swipe, or all of it.
Box partOf(const Document& document, const View& view, const Layer& layer)
{
    Box box{0, 0, static_cast<double>(view.widthPixels), static_cast<double>(view.heightPixels)};
    if (!document.comparison || layer.side == Layer::Side::Both) return box;
    (layer.side == Layer::Side::Left ? box.maxX : box.minX) = dividerPixel(*document.comparison, view.widthPixels);
    return box;
}

class Entries {
public:
    Entries(const Document& document, const View& view, const MeshSet& meshes)
        : document_(document), view_(view), meshes_(meshes), language_(document.language)
    {}

    std::vector<LegendEntry> take()
    {
        for (auto layer = document_.layers.rbegin(); layer != document_.layers.rend(); ++layer) {
            if (!layer->visible || layer->opacity <= 0 || !layer->table || (layer->legend && layer->legend->empty()))
                continue;
            if (isHiddenLine(*layer)) continue;
            const auto rule = seenRule(*layer);
            if (rule && !isTwin(*layer)) entries_.push_back({&*layer, *rule, textOf(*layer)});
        }
        return std::move(entries_);
    }

private:
    /// The first rule of which something is seen, one with a fill before others.
    [[nodiscard]] std::optional<std::size_t> seenRule(const Layer& layer) const
    {
        const auto found = meshes_.layers.find(layer.id);
        if (found == meshes_.layers.end() || found->second->rules.size() != layer.rules.size()) return std::nullopt;
        const Box box = partOf(document_, view_, layer);
        const double metresPerPoint = view_.metresPerPoint();
        std::optional<std::size_t> first;
        for (std::size_t r = 0; r < layer.rules.size(); ++r) {
            const StyleRule& rule = layer.rules[r];
            const RuleMesh& mesh = found->second->rules[r];
            if (metresPerPoint < rule.fromMetresPerPoint || metresPerPoint >= rule.toMetresPerPoint) continue;
            if (rule.fill && mesh.fill && isSeen(*mesh.fill, view_, box)) return r;
            if (first) continue;
            if ((rule.line && mesh.lines && isSeen(*mesh.lines, view_, box)) ||
                (rule.symbol && isSeen(mesh.anchors, view_, box)))
                first = r;
        }
        return first;
    }

    [[nodiscard]] const Layer* otherSide(const Layer& layer) const
    {
        const bool right = layer.id.ends_with(rightSide);
        return document_.layer(right ? layer.id.substr(0, layer.id.size() - std::string_view(rightSide).size())
                                     : layer.id + rightSide);
    }

    /// The right side of a swipe whose left side stands in the legend.
    [[nodiscard]] bool isTwin(const Layer& layer) const
    {
        const Layer* left = layer.side == Layer::Side::Right ? otherSide(layer) : nullptr;
        return left && seenRule(*left).has_value();
    }

    /// The document's scenario moves no ground: its line is the line of contact, and lies under it.
    [[nodiscard]] bool nothingMoves() const
    {
        return std::ranges::none_of(document_.layers, [](const Layer& layer) {
            return layer.scenario && layer.scenario->kind <= ScenarioPart::Kind::Returned &&
                   layer.scenario->scenario.empty() && layer.visible && layer.table &&
                   !layer.table->geometry.coordinates.empty();
        });
    }
    [[nodiscard]] bool isContactLine(const Layer& layer) const
    {
        return layer.dated && layer.data == document_.contactLines && layer.visible;
    }
    [[nodiscard]] bool isHiddenLine(const Layer& layer) const
    {
        return isScenarioLine(layer) && nothingMoves() && !document_.comparison &&
               std::ranges::any_of(document_.layers, [&](const Layer& other) { return isContactLine(other); });
    }
    [[nodiscard]] static bool isScenarioLine(const Layer& layer)
    {
        return layer.scenario && layer.scenario->kind == ScenarioPart::Kind::Line && layer.scenario->scenario.empty();
    }

    [[nodiscard]] std::string textOf(const Layer& layer) const
    {
        if (layer.scenario && layer.scenario->kind >= ScenarioPart::Kind::OnlyFirst && document_.comparison) {
            const bool first = layer.scenario->kind == ScenarioPart::Kind::OnlyFirst;
            const std::string name = first ? nameOfFirst(document_, language_) : nameOfSecond(document_, language_);
            return trf(language_, words::onlyUnder, name) + figureOf(layer);
        }
        const std::string& title =
            inLanguage(language_, layer.title.empty() ? layer.id : layer.title, layer.titleUkrainian);
        const std::string text = layer.legend ? inLanguage(language_, *layer.legend, layer.legendUkrainian) : title;
        if (isContactLine(layer))
            for (const Layer& other : document_.layers)
                if (isHiddenLine(other) && other.visible) return text + figureOf(other);
        return text + figureOf(layer);
    }

    /// " 6,804 km²"; of a swipe those of both sides, where they are known.
    [[nodiscard]] std::string figureOf(const Layer& layer) const
    {
        if (!layer.figure) return "";
        const bool line = layer.scenario && layer.scenario->kind == ScenarioPart::Kind::Line;
        const auto figure = [&](double value) {
            return line ? lengthFigure(value, language_) : areaFigure(value, language_);
        };
        const Layer* other = layer.side == Layer::Side::Both ? nullptr : otherSide(layer);
        if (!other || !other->figure) return " " + figure(*layer.figure);
        const bool left = layer.side == Layer::Side::Left;
        return " " + figure(left ? *layer.figure : *other->figure) + "\u00A0|\u00A0" +
               figure(left ? *other->figure : *layer.figure);
    }

    const Document& document_;
    const View& view_;
    const MeshSet& meshes_;
    Language language_;
    std::vector<LegendEntry> entries_;
};

struct Row {
    LegendEntry entry;  // without a layer: the last line
    std::vector<std::string> lines;
    double height = 0;
};

}  // namespace

std::vector<LegendEntry> legendEntries(const Document& document, const View& view, const MeshSet& meshes)
{
    return Entries(document, view, meshes).take();
}

std::optional<FurniturePiece> legendPiece(const FurnitureCanvas& canvas, std::vector<LegendEntry> entries,
                                          double mostWidth, double mostHeight)
{
    const double point = canvas.size(), padding = paddingPoints * point, between = betweenPoints * point;
    const TextStyle style = canvas.style(FontFace::Regular, textPoints);
    const double swatchWidth = swatchWidthPoints * point, swatchHeight = swatchHeightPoints * point;
    const double indent = swatchWidth + gapPoints * point, lineHeight = style.sizePixels * leading;
    const auto rowOf = [&](LegendEntry entry) {
        Row row{std::move(entry), {}, 0};
        row.lines = canvas.wrapped(row.entry.text, style, mostWidth - 2 * padding - indent, linesOfEntry);
        row.height = std::max(swatchHeight, static_cast<double>(row.lines.size()) * lineHeight);
        return row;
    };
    std::vector<Row> rows;
    for (LegendEntry& entry : entries)
        if (Row row = rowOf(std::move(entry)); !row.lines.empty()) rows.push_back(std::move(row));
    const auto heightOf = [&] {
        double height = 2 * padding - between;
        for (const Row& row : rows) height += row.height + between;
        return height;
    };
    for (std::size_t left = 0; heightOf() > mostHeight;) {
        if (left > 0) rows.pop_back();
        if (rows.size() < 2) return std::nullopt;
        rows.pop_back();
        ++left;
        LegendEntry more;
        more.text = trf(canvas.language(), words::andMore, left);
        rows.push_back(rowOf(more));
    }
    if (rows.empty()) return std::nullopt;
    double width = 0;
    for (const Row& row : rows)
        for (const std::string& line : row.lines) width = std::max(width, canvas.width(line, style));
    FurniturePiece piece{indent + width + 2 * padding, heightOf(), {}};
    piece.draw = [=, rows = std::move(rows)](FurnitureCanvas& on, const Box& box) {
        on.veil(box);
        const double left = box.minX + padding;
        double top = box.minY + padding;
        for (const Row& row : rows) {
            const double middle = top + std::max(swatchHeight, lineHeight) / 2;
            if (row.entry.layer)
                drawSwatch(on, *row.entry.layer, row.entry.layer->rules[row.entry.rule],
                           {left, middle - swatchHeight / 2, left + swatchWidth, middle + swatchHeight / 2});
            double baseline = middle + FontSet::capHeightEm * style.sizePixels / 2;
            for (const std::string& line : row.lines) {
                on.text(line, style, left + indent, baseline);
                baseline += lineHeight;
            }
            top += row.height + between;
        }
    };
    return piece;
}

}  // namespace frontline
