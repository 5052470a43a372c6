#include "scene/scenario_furniture.hpp"

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
constexpr double swatchWidthPoints = 18, swatchHeightPoints = 9, keyPoints = 7;

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

    ScenarioFurniture swipe()
    {
        const int x = dividerPixel(*document_.comparison, view_.widthPixels);
        const double width = evenPixels(dividerPoints * point()), rim = width + 2 * std::round(rimPoints * point());
        // Beyond the picture at both ends, so that the round caps are out of sight.
        const std::vector<Xy> line{{double(x), -2 * rim}, {double(x), view_.heightPixels + 2 * rim}};
        out_.commands.emplace_back(lineOf(view_, line, style_.halo, rim));
        out_.commands.emplace_back(lineOf(view_, line, style_.color, width));
        addHandle(x);
        const double gap = gapPoints * point() + rim / 2, margin = furnitureMarginPoints * point();
        const std::string left = fitted(fonts_, nameOfFirst(document_), style_, x - gap - margin - view_.leftInsetPixels);
        const std::string right = fitted(fonts_, nameOfSecond(document_), style_, leftEdge() + freeWidth() - margin - x - gap);
        addText(left, x - gap - textWidthPixels(fonts_, left, style_), top_);
        addText(right, x + gap, top_);
        for (std::size_t i = 1; i < out_.boxes.size(); ++i) addBacking(out_.boxes[i]);  // the first is the handle's
        return std::move(out_);
    }

    ScenarioFurniture difference()
    {
        std::vector<Entry> entries;
        for (const auto& [kind, name] : {std::pair{ScenarioPart::Kind::OnlyFirst, nameOfFirst(document_)},
                                         std::pair{ScenarioPart::Kind::OnlySecond, nameOfSecond(document_)}})
            if (const Layer* layer = layerOf(kind)) entries.push_back({layer, "Occupied only under: " + name});
        addKey(std::move(entries), top_);
        addBacking(around(0));
        return std::move(out_);
    }

    /// The scenario's name, who proposed it and when, and a key of those of its parts that there is something of.
    ScenarioFurniture scenario(const Scenario& shown)
    {
        const double widest = freeWidth() - 2 * furnitureMarginPoints * point();
        addCentred(fitted(fonts_, shown.name.empty() ? shown.id : shown.name, style_, widest), top_);
        double top = top_ + style_.sizePixels * 1.35;
        style_.face = FontFace::Regular;
        style_.sizePixels = keyPoints * point();
        std::string by = shown.proposer;
        for (const std::string& more :
             {dateText(shown.date), document_.date.empty() ? "" : "control on " + dateText(document_.date)})
            if (!more.empty()) by += (by.empty() ? "" : "  ·  ") + more;
        if (!by.empty()) {
            addCentred(fitted(fonts_, by, style_, widest), top);
            top += style_.sizePixels * 1.7;
        }
        using Kind = ScenarioPart::Kind;
        std::vector<Entry> entries;
        for (const Kind kind : {Kind::Passed, Kind::Returned, Kind::Zone, Kind::Line})
            if (const Layer* layer = layerOf(kind); layer && !isEmpty(*layer)) entries.push_back({layer, layer->title});
        // Where no ground changes hands, the line is the line of contact and lies under it.
        const auto isArea = [](const Entry& entry) { return entry.layer->scenario->kind <= Kind::Returned; };
        if (std::ranges::none_of(entries, isArea))
            std::erase_if(entries, [](const Entry& entry) { return entry.layer->scenario->kind == Kind::Line; });
        addKey(std::move(entries), top);
        addBacking(around(0));
        return std::move(out_);
    }

private:
    [[nodiscard]] double point() const { return view_.pixelsPerPoint; }
    /// The part of the picture between what panels cover.
    [[nodiscard]] double leftEdge() const { return view_.leftInsetPixels; }
    [[nodiscard]] double freeWidth() const
    {
        return std::max(1.0, view_.widthPixels - view_.leftInsetPixels - view_.rightInsetPixels);
    }

    /// What one swatch of a key stands for.
    struct Entry {
        const Layer* layer;
        std::string text;
        double width = 0;  // pixels, with the swatch
    };

    /// Swatches with their texts in the middle of the picture: side by side where they fit, else one below the other.
    void addKey(std::vector<Entry> entries, double top)
    {
        const double swatch = (swatchWidthPoints + gapPoints) * point(), between = 3 * gapPoints * point();
        const double widest = freeWidth() - 2 * furnitureMarginPoints * point();
        double sum = 0, longest = 0;
        for (Entry& entry : entries) {
            entry.text = fitted(fonts_, entry.text, style_, widest - swatch);
            entry.width = swatch + textWidthPixels(fonts_, entry.text, style_);
            sum += entry.width + (sum > 0 ? between : 0);
            longest = std::max(longest, entry.width);
        }
        const bool inOneRow = sum <= widest;
        double left = std::round(leftEdge() + (freeWidth() - (inOneRow ? sum : longest)) / 2);
        const double height = swatchHeightPoints * point();
        for (const Entry& entry : entries) {
            addSwatch(*entry.layer, {left, top, left + swatchWidthPoints * point(), top + height});
            addText(entry.text, left + swatch, top + (height - FontSet::capHeightEm * style_.sizePixels) / 2);
            if (inOneRow)
                left = std::round(left + entry.width + between);
            else
                top += 1.5 * height;
        }
    }

    void addCentred(const std::string& text, double top)
    {
        addText(text, leftEdge() + (freeWidth() - textWidthPixels(fonts_, text, style_)) / 2, top);
    }

    /// top: of the capitals.
    void addText(const std::string& text, double x, double top)
    {
        if (text.empty()) return;
        const double baseline = top + FontSet::capHeightEm * style_.sizePixels;
        appendText(out_.text, fonts_, text, style_, x, baseline);
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

    static bool isEmpty(const Layer& layer) { return !layer.table || layer.table->geometry.coordinates.empty(); }

    /// What the boxes from the given one on cover.
    [[nodiscard]] Box around(std::size_t first) const
    {
        Box all;
        for (std::size_t i = first; i < out_.boxes.size(); ++i) all.add(out_.boxes[i]);
        return all;
    }

    /// A veil over the map, so that text is read with ease whatever is below.
    void addBacking(const Box& pixels)
    {
        if (pixels.empty()) return;
        const double padding = 2 * point();
        const Box box{std::floor(pixels.minX - padding), std::floor(pixels.minY - padding),
                      std::ceil(pixels.maxX + padding), std::ceil(pixels.maxY + padding)};
        out_.commands.insert(out_.commands.begin(),
                             FillDraw{rectangle(box), nullptr, style_.halo.withOpacity(0.8), std::nullopt});
    }

    [[nodiscard]] std::shared_ptr<const FillMesh> rectangle(const Box& pixels) const
    {
        std::vector<std::vector<Xy>> rings(1);
        for (const Xy& corner : cornersOf(pixels)) rings[0].push_back(view_.fromPixel(corner));
        FillMeshBuilder builder(view_.centre);
        builder.addPolygon(rings);
        return builder.take();
    }

    static std::vector<Xy> cornersOf(const Box& box)
    {
        return {{box.minX, box.minY},
                {box.maxX, box.minY},
                {box.maxX, box.maxY},
                {box.minX, box.maxY},
                {box.minX, box.minY}};
    }

    [[nodiscard]] const Layer* layerOf(ScenarioPart::Kind kind) const
    {
        const auto found = std::ranges::find_if(document_.layers, [&](const Layer& layer) {
            return layer.scenario && layer.scenario->kind == kind && layer.scenario->scenario.empty() &&
                   layer.visible && layer.opacity > 0;
        });
        return found == document_.layers.end() ? nullptr : &*found;
    }

    /// A small box in the fill of the layer, on the colour of the text's halo; a stretch of line for a layer of lines.
    void addSwatch(const Layer& layer, const Box& pixels)
    {
        out_.boxes.push_back(pixels.grownBy(2 * point()));
        const auto filled =
            std::ranges::find_if(layer.rules, [](const StyleRule& rule) { return rule.fill.has_value(); });
        if (filled == layer.rules.end()) {
            for (const StyleRule& rule : layer.rules)
                if (rule.line) addLineSample(layer, *rule.line, pixels);
            return;
        }
        const auto mesh = rectangle(pixels);
        out_.commands.emplace_back(FillDraw{mesh, nullptr, style_.halo, std::nullopt});
        out_.commands.emplace_back(fillDraw(document_, view_, layer, *filled->fill, mesh, nullptr));
        out_.commands.emplace_back(lineOf(view_, cornersOf(pixels), style_.color, 0.8 * point()));
    }

    void addLineSample(const Layer& layer, const LineStyle& style, const Box& pixels)
    {
        const double y = std::round(pixels.centre().y);
        const std::vector<Xy> sample{{pixels.minX, y}, {pixels.maxX, y}};
        out_.commands.emplace_back(lineOf(view_, sample, style_.halo, (style.widthPoints + 2) * point()));
        LineDraw line =
            lineOf(view_, sample, document_.color(style.color).withOpacity(layer.opacity), style.widthPoints * point());
        line.dashCount = static_cast<int>(std::min(style.dashPoints.size(), line.dash.size()));
        for (std::size_t i = 0; i < static_cast<std::size_t>(line.dashCount); ++i)
            line.dash[i] = static_cast<float>(style.dashPoints[i] * point());
        out_.commands.emplace_back(std::move(line));
    }

    const Document& document_;
    const View& view_;
    FontSet& fonts_;
    TextStyle style_;
    double top_ = 0;
    ScenarioFurniture out_;
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

ScenarioFurniture buildScenarioFurniture(const Document& document, const View& view, FontSet& fonts)
{
    const Scenario* shown = document.scenarioById(document.scenario);
    if (!document.comparison && !shown) return {};
    Builder builder(document, view, fonts);
    if (!document.comparison) return builder.scenario(*shown);
    return document.comparison->mode == ComparisonView::Mode::Swipe ? builder.swipe() : builder.difference();
}

}  // namespace frontline
