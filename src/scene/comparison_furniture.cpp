#include "scene/comparison_furniture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "scene/fill_draw.hpp"
#include "scene/furniture.hpp"
#include "scene/mesh_builder.hpp"

namespace frontline {

namespace {

constexpr double dividerPoints = 2, rimPoints = 1, handlePoints = 15, textPoints = 8, gapPoints = 5;
constexpr double swatchWidthPoints = 18, swatchHeightPoints = 10;

/// An even number of pixels, at least 2: centred between two columns of pixels, its sides are sharp.
double evenPixels(double pixels)
{
    return std::max(2.0, 2 * std::round(pixels / 2));
}

LineDraw lineOf(const View& view, const std::vector<Xy>& pixels, Color color, double widthPixels)
{
    LineMeshBuilder builder(view.centre);
    std::vector<Xy> mapUnits;
    for (const Xy& pixel : pixels) mapUnits.push_back(view.fromPixel(pixel));
    builder.addLine(mapUnits);
    return {builder.take(), color, static_cast<float>(widthPixels), {}, 0};
}

/// The text, shortened at its end until it fits; "" when not even a few letters do.
std::string fitted(FontSet& fonts, std::string text, const TextStyle& style, double widthPixels)
{
    if (textWidthPixels(fonts, text, style) <= widthPixels) return text;
    constexpr std::size_t fewestBytes = 4;
    while (text.size() > fewestBytes) {
        do text.pop_back();
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80);
        // What is left may end within a letter of two or more bytes, or in a space.
        while (!text.empty() && (static_cast<unsigned char>(text.back()) >= 0xC0 || text.back() == ' '))
            text.pop_back();
        if (textWidthPixels(fonts, text + "…", style) <= widthPixels) return text + "…";
    }
    return "";
}

std::string nameOf(const Document& document, const std::string& scenario, const std::string& date)
{
    const Scenario* known = document.scenarioById(scenario);
    return known ? known->name : dateText(date);
}

class Builder {
public:
    Builder(const Document& document, const View& view, FontSet& fonts)
        : document_(document), view_(view), fonts_(fonts), style_(furnitureStyle(document, view))
    {
        style_.face = FontFace::SemiBold;
        style_.sizePixels = textPoints * point();
        top_ = view.topInsetPixels + furnitureMarginPoints * point();
    }

    ComparisonFurniture swipe()
    {
        const int x = dividerPixel(*document_.comparison, view_.widthPixels);
        const double width = evenPixels(dividerPoints * point()), rim = width + 2 * std::round(rimPoints * point());
        // Beyond the picture at both ends, so that the round caps are out of sight.
        const std::vector<Xy> line{{double(x), -2 * rim}, {double(x), view_.heightPixels + 2 * rim}};
        out_.commands.emplace_back(lineOf(view_, line, style_.halo, rim));
        out_.commands.emplace_back(lineOf(view_, line, style_.color, width));
        addHandle(x);
        const double gap = gapPoints * point() + rim / 2, margin = furnitureMarginPoints * point();
        const std::string left = fitted(fonts_, nameOfFirst(document_), style_, x - gap - margin);
        const std::string right = fitted(fonts_, nameOfSecond(document_), style_, view_.widthPixels - margin - x - gap);
        addText(left, x - gap - textWidthPixels(fonts_, left, style_), top_);
        addText(right, x + gap, top_);
        return std::move(out_);
    }

    /// A line for each of the two colours, one below the other in the middle of the picture's upper edge.
    ComparisonFurniture difference()
    {
        double width = 0;
        struct Row {
            const Layer* layer;
            std::string text;
        };
        std::vector<Row> rows;
        const double swatch = (swatchWidthPoints + gapPoints) * point();
        const double widest = view_.widthPixels - 2 * furnitureMarginPoints * point() - swatch;
        for (const auto& [kind, name] : {std::pair{ScenarioPart::Kind::OnlyFirst, nameOfFirst(document_)},
                                         std::pair{ScenarioPart::Kind::OnlySecond, nameOfSecond(document_)}}) {
            const Layer* layer = layerOf(kind);
            if (!layer) continue;
            rows.push_back({layer, fitted(fonts_, "Occupied only under: " + name, style_, widest)});
            width = std::max(width, swatch + textWidthPixels(fonts_, rows.back().text, style_));
        }
        double top = top_;
        for (const Row& row : rows) {
            const double left = std::round((view_.widthPixels - width) / 2);
            addSwatch(*row.layer, {left, top, left + swatchWidthPoints * point(), top + swatchHeightPoints * point()});
            const double capHeight = FontSet::capHeightEm * style_.sizePixels;
            addText(row.text, left + swatch, top + (swatchHeightPoints * point() - capHeight) / 2);
            top += swatchHeightPoints * point() * 1.5;
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] double point() const { return view_.pixelsPerPoint; }

    /// top: of the capitals.
    void addText(const std::string& text, double x, double top)
    {
        if (text.empty()) return;
        const double baseline = top + FontSet::capHeightEm * style_.sizePixels;
        appendText(out_.glyphs, fonts_, text, style_, x, baseline);
        const double width = textWidthPixels(fonts_, text, style_);
        out_.boxes.push_back(textBox(x, baseline, width, style_.sizePixels).grownBy(2 * point()));
    }

    /// A round handle half way down, with an arrow to either side.
    void addHandle(int x)
    {
        const double y = std::round(view_.heightPixels / 2.0), size = handlePoints * point();
        SymbolDraw handle;
        handle.symbols.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(size),
                                  SymbolKind::Circle, style_.halo, style_.color, static_cast<float>(1.5 * point())});
        out_.commands.emplace_back(std::move(handle));
        for (const int side : {-1, 1}) {
            const double tip = x + side * size * 0.32, back = x + side * size * 0.15, half = size * 0.17;
            out_.commands.emplace_back(
                lineOf(view_, {{back, y - half}, {tip, y}, {back, y + half}}, style_.color, 1.4 * point()));
        }
        const double radius = size / 2 + 2.5 * point();
        out_.boxes.push_back({x - radius, y - radius, x + radius, y + radius});
    }

    [[nodiscard]] const Layer* layerOf(ScenarioPart::Kind kind) const
    {
        const auto found = std::ranges::find_if(document_.layers, [&](const Layer& layer) {
            return layer.scenario && layer.scenario->kind == kind && layer.visible && layer.opacity > 0;
        });
        return found == document_.layers.end() ? nullptr : &*found;
    }

    /// A small box in the fill of the layer, on the colour of the text's halo.
    void addSwatch(const Layer& layer, const Box& pixels)
    {
        const std::vector<Xy> corners{{pixels.minX, pixels.minY},
                                      {pixels.maxX, pixels.minY},
                                      {pixels.maxX, pixels.maxY},
                                      {pixels.minX, pixels.maxY},
                                      {pixels.minX, pixels.minY}};
        std::vector<std::vector<Xy>> rings(1);
        for (const Xy& corner : corners) rings[0].push_back(view_.fromPixel(corner));
        FillMeshBuilder builder(view_.centre);
        builder.addPolygon(rings);
        const std::shared_ptr<const FillMesh> mesh = builder.take();
        out_.commands.emplace_back(FillDraw{mesh, nullptr, style_.halo, std::nullopt});
        for (const StyleRule& rule : layer.rules)
            if (rule.fill) out_.commands.emplace_back(fillDraw(document_, view_, layer, *rule.fill, mesh, nullptr));
        out_.commands.emplace_back(lineOf(view_, corners, style_.color, 0.8 * point()));
        out_.boxes.push_back(pixels.grownBy(2 * point()));
    }

    const Document& document_;
    const View& view_;
    FontSet& fonts_;
    TextStyle style_;
    double top_ = 0;
    ComparisonFurniture out_;
};

}  // namespace

int dividerPixel(const ComparisonView& comparison, int widthPixels)
{
    return static_cast<int>(std::lround(std::clamp(comparison.swipe, 0.0, 1.0) * widthPixels));
}

std::string dateText(const std::string& isoDate)
{
    static constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
    const auto digits = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i)
            value = isoDate[i] >= '0' && isoDate[i] <= '9' && value >= 0 ? value * 10 + (isoDate[i] - '0') : -1;
        return value;
    };
    if (isoDate.size() != 10 || isoDate[4] != '-' || isoDate[7] != '-') return isoDate;
    const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1) return isoDate;
    return fmt::format("{} {} {}", day, months[static_cast<std::size_t>(month - 1)], year);
}

std::string nameOfFirst(const Document& document)
{
    return nameOf(document, document.scenario, document.date);
}

std::string nameOfSecond(const Document& document)
{
    if (!document.comparison) return "";
    return nameOf(document, document.comparison->with.scenario, document.comparison->with.date);
}

ComparisonFurniture buildComparisonFurniture(const Document& document, const View& view, FontSet& fonts)
{
    if (!document.comparison) return {};
    Builder builder(document, view, fonts);
    return document.comparison->mode == ComparisonView::Mode::Swipe ? builder.swipe() : builder.difference();
}

}  // namespace frontline
