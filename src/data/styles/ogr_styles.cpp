#include "data/styles/ogr_styles.hpp"

#include <ogr_featurestyle.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

namespace frontline {

namespace {

constexpr double pointsOfMillimetre = 72 / 25.4;
constexpr double mostPoints = 100;
/// Longer ones are no styles.
constexpr std::size_t longestStyle = 4000, mostKnown = 20'000;

std::optional<Color> colorOf(OGRStyleTool& tool, const char* text, GBool missing)
{
    if (missing || !text || !*text) return std::nullopt;
    int red = 0, green = 0, blue = 0, alpha = 255;
    if (!tool.GetRGBFromString(text, red, green, blue, alpha)) return std::nullopt;
    const auto channel = [](int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); };
    return Color{channel(red), channel(green), channel(blue), channel(alpha)};
}

double points(double millimetres, double least)
{
    if (!std::isfinite(millimetres)) return least;
    return std::clamp(millimetres * pointsOfMillimetre, least, mostPoints);
}

/// The number of OGR's own pattern among the names of a pen, brush or symbol, by its prefix; -1 where none is named.
int patternOf(const char* ids, std::string_view prefix, GBool missing)
{
    if (missing || !ids) return -1;
    const std::string_view text(ids);
    const auto at = text.find(prefix);
    if (at == std::string_view::npos) return -1;
    int number = 0;
    for (std::size_t i = at + prefix.size(); i < text.size() && text[i] >= '0' && text[i] <= '9' && number < 1000; ++i)
        number = number * 10 + (text[i] - '0');
    return number;
}

/// "4px 2px": lengths with their units, of a pen's pattern.
std::vector<double> dashesOf(OGRStylePen& pen)
{
    GBool missing = TRUE;
    const char* pattern = pen.Pattern(missing);
    if (missing || !pattern) return {};
    std::vector<double> dashes;
    std::istringstream words{std::string(pattern)};
    for (std::string word; words >> word && dashes.size() < 8;) {
        char* unit = nullptr;
        const double value = std::strtod(word.c_str(), &unit);
        const std::string_view name(unit);
        const double scale = name == "px"   ? 0.75
                             : name == "mm" ? pointsOfMillimetre
                             : name == "cm" ? 10 * pointsOfMillimetre
                                            : 1;
        const double length = value * scale;
        if (!(length > 0) || length > 10 * mostPoints) return {};
        dashes.push_back(length);
    }
    if (dashes.size() % 2 == 1) dashes.pop_back();
    return dashes;
}

void takePen(OGRStylePen& pen, FileStyle& style)
{
    GBool missing = TRUE;
    const char* ids = pen.Id(missing);
    const int pattern = patternOf(ids, "ogr-pen-", missing);
    if (pattern == 1) return;  // a pen that draws nothing
    const char* color = pen.Color(missing);
    style.stroke = colorOf(pen, color, missing).value_or(Color{0, 0, 0, 255});
    const double width = pen.Width(missing);
    style.strokeWidthPoints = missing ? 1 : points(width, 0.25);
    style.dashPoints = dashesOf(pen);
    if (!style.dashPoints.empty()) return;
    const double w = std::max(style.strokeWidthPoints, 1.0);
    if (pattern == 2) style.dashPoints = {4 * w, 3 * w};                      // dash
    if (pattern == 3) style.dashPoints = {3 * w, 2 * w};                      // short dash
    if (pattern == 4) style.dashPoints = {8 * w, 4 * w};                      // long dash
    if (pattern == 5) style.dashPoints = {w, 2 * w};                          // dots
    if (pattern == 6) style.dashPoints = {5 * w, 2 * w, w, 2 * w};            // dash and dot
    if (pattern == 7) style.dashPoints = {5 * w, 2 * w, w, 2 * w, w, 2 * w};  // dash and two dots
}

void takeBrush(OGRStyleBrush& brush, FileStyle& style)
{
    GBool missing = TRUE;
    const char* ids = brush.Id(missing);
    const int pattern = patternOf(ids, "ogr-brush-", missing);
    if (pattern == 1) return;  // a brush that fills nothing
    const char* color = brush.ForeColor(missing);
    const auto fill = colorOf(brush, color, missing);
    constexpr std::array hatches{0.0, 90.0, 135.0, 45.0, 0.0, 45.0};  // of 2 to 7; crossed ones by one of their ways
    if (pattern < 2 || pattern > 7)
        style.fill = fill;
    else if (fill)
        style.hatch = FileStyle::Hatch{*fill, hatches[static_cast<std::size_t>(pattern - 2)]};
}

void takeSymbol(OGRStyleSymbol& symbol, FileStyle& style)
{
    GBool missing = TRUE;
    const char* color = symbol.Color(missing);
    style.symbol = colorOf(symbol, color, missing);
    const char* ids = symbol.Id(missing);
    const int shape = patternOf(ids, "ogr-sym-", missing);
    // 0 and 1 crosses, 2 and 3 circles, 4 and 5 squares, 6 and 7 triangles, 8 and 9 stars: the even ones hollow.
    if (shape == 4 || shape == 5) style.shape = FileStyle::Shape::Square;
    if (shape == 0 || shape == 1) style.shape = FileStyle::Shape::Cross;
    if (shape == 6 || shape == 7) style.shape = FileStyle::Shape::Triangle;
    if (shape == 8 || shape == 9) style.shape = FileStyle::Shape::Star;
    if (shape == 2) style.shape = FileStyle::Shape::Ring;
    const double size = symbol.Size(missing);
    // Of icons it is a share of their own size.
    style.symbolPoints = missing || shape < 0 ? 7 : points(size, 3);
    const char* outline = symbol.OColor(missing);
    style.symbolOutline = colorOf(symbol, outline, missing);
    if (!style.symbolOutline && shape < 0) style.symbolOutline = Color{255, 255, 255, 255};
}

std::optional<FileStyle> styleOf(const std::string& text, OGRStyleTable* shared)
{
    OGRStyleMgr manager(shared);
    if (!manager.InitStyleString(text.c_str())) return std::nullopt;
    FileStyle style;
    bool any = false;
    constexpr int mostParts = 16;
    for (int i = 0; i < std::min(manager.GetPartCount(), mostParts); ++i) {
        const std::unique_ptr<OGRStyleTool> tool(manager.GetPart(i));
        if (!tool) continue;
        tool->SetUnit(OGRSTUMM);
        switch (tool->GetType()) {
            case OGRSTCPen:
                takePen(static_cast<OGRStylePen&>(*tool), style);
                break;
            case OGRSTCBrush:
                takeBrush(static_cast<OGRStyleBrush&>(*tool), style);
                break;
            case OGRSTCSymbol:
                takeSymbol(static_cast<OGRStyleSymbol&>(*tool), style);
                break;
            default:
                continue;
        }
        any = true;
    }
    return any ? std::optional(style) : std::nullopt;
}

}  // namespace

void OgrStyles::add(OGRFeature& feature)
{
    const char* text = feature.GetStyleString();
    styles_.ofFeature.push_back(text && *text ? numberOfText(text) : FileStyles::none);
}

std::uint32_t OgrStyles::numberOfText(const std::string& text)
{
    if (text.size() > longestStyle) return FileStyles::none;
    if (const auto found = known_.find(text); found != known_.end()) return found->second;
    const auto style = styleOf(text, shared_);
    const std::uint32_t number = style ? numberOf(*style, styles_) : FileStyles::none;
    if (known_.size() < mostKnown) known_.emplace(text, number);
    return number;
}

FileStyles OgrStyles::take()
{
    if (styles_.styles.empty()) styles_.ofFeature.clear();
    return std::move(styles_);
}

}  // namespace frontline
