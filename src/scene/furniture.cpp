#include "scene/furniture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scene/mesh_builder.hpp"

namespace frontline {

namespace {

constexpr double marginPoints = furnitureMarginPoints, textPoints = 6.5, barPoints = 90;

/// Text and bars: the theme's "text" on its "halo"; black or white with a rim of the background where it names none.
void furnitureColors(const Document& document, Color& text, Color& halo)
{
    const Palette* palette = nullptr;
    if (const auto found = document.themes.find(document.theme); found != document.themes.end())
        palette = &found->second;
    const auto named = [&](const char* name, Color fallback) {
        if (!palette) return fallback;
        const auto color = palette->find(name);
        return color == palette->end() ? fallback : color->second;
    };
    const Color background = named("background", {255, 255, 255, 255});
    const bool dark = background.red * 0.30 + background.green * 0.59 + background.blue * 0.11 < 128;
    text = named("text", dark ? Color{230, 230, 230, 255} : Color{40, 40, 40, 255});
    halo = named("halo", background);
}

/// Joins the pieces into lines no wider than the limit; a piece that is wider alone stands alone.
std::vector<std::string> wrap(const std::vector<std::string>& pieces, double limitPixels, FontSet& fonts,
                              const TextStyle& style)
{
    std::vector<std::string> lines;
    for (const std::string& piece : pieces) {
        const std::string joined = lines.empty() ? piece : lines.back() + "  ·  " + piece;
        if (!lines.empty() && textWidthPixels(fonts, joined, style) <= limitPixels)
            lines.back() = joined;
        else
            lines.push_back(piece);
    }
    return lines;
}

void addScaleBar(Furniture& furniture, const View& view, FontSet& fonts, const TextStyle& style, double bottom)
{
    const double point = view.pixelsPerPoint;
    const double metresPerPixel = view.metresPerPoint() / point;
    if (!(metresPerPixel > 0) || !std::isfinite(metresPerPixel)) return;
    const double metres = scaleBarMetres(metresPerPixel, barPoints * point);
    const double length = metres / metresPerPixel;
    const double right = view.widthPixels - marginPoints * point, left = right - length;
    const double tick = 2.5 * point;
    const std::string text = lengthText(metres);
    const double width = textWidthPixels(fonts, text, style);
    const Box box{std::min(left, right - width), bottom - tick - style.sizePixels * 1.3, right, bottom};
    if (left < marginPoints * point || box.minY < 0) return;
    const std::vector<Xy> pixels{{left, bottom - tick}, {left, bottom}, {right, bottom}, {right, bottom - tick}};
    std::vector<Xy> bar;
    for (const Xy& p : pixels) bar.push_back(view.fromPixel(p));
    LineMeshBuilder builder(view.centre);
    builder.addLine(bar);
    const auto mesh = builder.take();
    furniture.lines.push_back({mesh, style.halo, static_cast<float>(3.2 * point), {}, 0});
    furniture.lines.push_back({mesh, style.color, static_cast<float>(1.2 * point), {}, 0});
    appendText(furniture.text, fonts, text, style, left + (length - width) / 2, bottom - tick - 1.5 * point);
    furniture.boxes.push_back(box.grownBy(3 * point));
}

}  // namespace

std::vector<std::string> attributionLines(const Document& document)
{
    std::vector<std::string> lines;
    for (auto layer = document.layers.rbegin(); layer != document.layers.rend(); ++layer) {
        if (!layer->visible || layer->opacity <= 0 || !layer->table || layer->table->geometry.coordinates.empty()) continue;
        const Source* source = document.source(layer->sourceId);
        if (!source || source->attribution.empty()) continue;
        std::string line = source->attribution;
        if (!source->status.empty() && source->status != "official") {
            line += source->toleranceMetres > 0
                        ? fmt::format(" ({}, {})", source->status, lengthText(source->toleranceMetres))
                        : fmt::format(" ({})", source->status);
        }
        if (std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
    }
    return lines;
}

double scaleBarMetres(double metresPerPixel, double maxPixels)
{
    const double longest = metresPerPixel * maxPixels;
    const double decade = std::pow(10, std::floor(std::log10(longest)));
    for (const double step : {5.0, 2.0})
        if (step * decade <= longest) return step * decade;
    return decade;
}

std::string lengthText(double metres)
{
    if (metres >= 1000) return fmt::format("{:g} km", metres / 1000);
    return fmt::format("{:g} m", metres);
}

TextStyle furnitureStyle(const Document& document, const View& view)
{
    TextStyle style;
    style.sizePixels = textPoints * view.pixelsPerPoint;
    style.haloPixels = 1.4 * view.pixelsPerPoint;
    furnitureColors(document, style.color, style.halo);
    return style;
}

Furniture buildFurniture(const Document& document, const View& view, FontSet& fonts)
{
    Furniture furniture;
    const double point = view.pixelsPerPoint, margin = marginPoints * point;
    TextStyle style = furnitureStyle(document, view);
    const auto lines = wrap(attributionLines(document), view.widthPixels - 2 * margin, fonts, style);
    const double lineHeight = style.sizePixels * 1.35;
    double baseline = view.heightPixels - margin - lineHeight * (static_cast<double>(lines.size()) - 1);
    const double top = baseline - style.sizePixels;
    for (const std::string& line : lines) {
        const double width = textWidthPixels(fonts, line, style);
        const double x = std::max(margin, view.widthPixels - margin - width);
        appendText(furniture.text, fonts, line, style, x, baseline);
        furniture.boxes.push_back(textBox(x, baseline, width, style.sizePixels).grownBy(2 * point));
        baseline += lineHeight;
    }
    style.face = FontFace::Medium;
    addScaleBar(furniture, view, fonts, style, lines.empty() ? view.heightPixels - margin : top - 5 * point);
    return furniture;
}

}  // namespace frontline
