#include "scene/furniture/canvas.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "scene/mesh_builder.hpp"

namespace frontline {

namespace {

constexpr double haloPoints = 1.2, veilOpacity = 0.96;
/// Pictures whose shorter side has fewer points have smaller furniture, down to the share.
constexpr double fullSizePoints = 480, smallestSize = 0.8;

/// By code point: cuts the last letter off.
void dropLetter(std::string& text)
{
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
    if (!text.empty()) text.pop_back();
}

}  // namespace

FurnitureCanvas::FurnitureCanvas(const DrawnMap& map, const View& view, FontSet& fonts)
    : map_(map), view_(view), fonts_(fonts), language_(map.language())
{
    const double side = std::min(view.widthPixels, view.heightPixels) / view.pixelsPerPoint;
    size_ = view.pixelsPerPoint * std::clamp(side / fullSizePoints, smallestSize, 1.0);
    paper_ = map.paper.value_or(map.background);
    const bool dark = paper_.red * 0.30 + paper_.green * 0.59 + paper_.blue * 0.11 < 128;
    ink_ = map.ink.value_or(dark ? Color{230, 230, 230, 255} : Color{40, 40, 40, 255});
}

TextStyle FurnitureCanvas::style(FontFace face, double sizePoints) const
{
    TextStyle style;
    style.face = face;
    style.sizePixels = sizePoints * size_;
    style.haloPixels = haloPoints * size_;
    style.color = ink_;
    style.halo = paper_;
    return style;
}

double FurnitureCanvas::width(const std::string& text, const TextStyle& style) const
{
    return textWidthPixels(fonts_, text, style);
}

std::string FurnitureCanvas::fitted(std::string text, const TextStyle& style, double widthPixels) const
{
    if (width(text, style) <= widthPixels) return text;
    constexpr std::size_t fewestBytes = 4;
    while (text.size() > fewestBytes) {
        dropLetter(text);
        while (!text.empty() && text.back() == ' ') text.pop_back();
        if (width(text + "…", style) <= widthPixels) return text + "…";
    }
    return "";
}

std::vector<std::size_t> FurnitureCanvas::breaksFor(const std::string& text, const TextStyle& style,
                                                    double widthPixels) const
{
    std::vector<std::size_t> breaks;
    std::size_t begin = 0;
    for (const std::size_t end : lineBreaks(text, language_)) {
        // What should stay together, as a date, is parted rather than cut off.
        const std::string piece = text.substr(begin, end - begin);
        const std::size_t last = piece.find_last_not_of(' ');
        const bool parted = piece.find(' ') < last && last != std::string::npos && width(piece, style) > widthPixels;
        for (std::size_t at = 0; parted && at < last; ++at)
            if (piece[at] == ' ') breaks.push_back(begin + at + 1);
        breaks.push_back(end);
        begin = end;
    }
    return breaks;
}

std::vector<std::string> FurnitureCanvas::wrapped(const std::string& text, const TextStyle& style, double widthPixels,
                                                  std::size_t mostLines, bool* whole) const
{
    std::vector<std::string> lines;
    // Words are measured one by one; what kerning does across spaces is less than is left here.
    constexpr double usable = 0.99;
    const double space = width(" ", style);
    double used = 0;
    std::size_t at = 0;
    bool spaced = false;  // what comes next is a space off what is there
    for (const std::size_t end : breaksFor(text, style, widthPixels)) {
        if (mostLines == 0) break;
        const std::size_t begin = at;
        std::string word = text.substr(begin, end - begin);
        at = end;
        const double gap = spaced ? space : 0;
        const std::string between = spaced ? " " : "";
        const auto last = word.find_last_not_of(' ');
        spaced = last + 1 != word.size();
        word.resize(last + 1);
        if (word.empty()) continue;
        const double wordWidth = width(word, style);
        if (!lines.empty()) {
            if (used + gap + wordWidth <= usable * widthPixels) {
                lines.back() += between + word;
                used += gap + wordWidth;
                continue;
            }
            if (lines.size() >= mostLines) {
                // What is left does not fit: the last line says so.
                if (whole) *whole = false;
                lines.back() = fitted(lines.back() + between + text.substr(begin), style, widthPixels);
                break;
            }
        }
        lines.push_back(fitted(word, style, widthPixels));
        if (whole && wordWidth > widthPixels) *whole = false;
        used = wordWidth;
    }
    std::erase(lines, "");
    return lines;
}

void FurnitureCanvas::text(const std::string& text, const TextStyle& style, double x, double baseline)
{
    if (!text.empty()) appendText(out_.text, fonts_, text, style, x, baseline);
}

void FurnitureCanvas::line(const std::vector<Xy>& pixels, Color color, double widthPixels)
{
    add(LineDraw{polyline(pixels), color, static_cast<float>(widthPixels), {}, 0});
}

void FurnitureCanvas::keepOff(const std::vector<Xy>& pixels)
{
    for (std::size_t i = 0; i + 1 < pixels.size(); ++i) out_.segments.emplace_back(pixels[i], pixels[i + 1]);
}

void FurnitureCanvas::fill(const Box& pixels, Color color)
{
    add(FillDraw{rectangle(pixels), nullptr, color, std::nullopt});
}

void FurnitureCanvas::veil(const Box& pixels)
{
    const Box whole{std::floor(pixels.minX), std::floor(pixels.minY), std::ceil(pixels.maxX), std::ceil(pixels.maxY)};
    fill(whole, paper_.withOpacity(veilOpacity));
    keepClear(whole.grownBy(point()));
}

void FurnitureCanvas::outline(const Box& pixels, Color color, double widthPixels)
{
    add(LineDraw{frame(pixels), color, static_cast<float>(widthPixels), {}, 0});
}

namespace {

std::vector<Xy> cornersOf(const Box& box)
{
    return {
        {box.minX, box.minY}, {box.maxX, box.minY}, {box.maxX, box.maxY}, {box.minX, box.maxY}, {box.minX, box.minY}};
}

std::vector<Xy> inMapUnits(const View& view, std::vector<Xy> pixels)
{
    for (Xy& p : pixels) p = view.fromPixel(p);
    return pixels;
}

}  // namespace

std::shared_ptr<const FillMesh> FurnitureCanvas::rectangle(const Box& pixels) const
{
    const std::vector<std::vector<Xy>> rings{inMapUnits(view_, cornersOf(pixels))};
    FillMeshBuilder builder(view_.centre);
    builder.addPolygon(rings);
    return builder.take();
}

std::shared_ptr<const LineMesh> FurnitureCanvas::polyline(const std::vector<Xy>& pixels) const
{
    LineMeshBuilder builder(view_.centre);
    builder.addLine(inMapUnits(view_, pixels));
    return builder.take();
}

std::shared_ptr<const LineMesh> FurnitureCanvas::frame(const Box& pixels) const
{
    LineMeshBuilder builder(view_.centre);
    builder.addRing(inMapUnits(view_, cornersOf(pixels)));
    return builder.take();
}

}  // namespace frontline
