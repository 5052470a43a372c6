#include "data/styles/qgis_symbol.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <map>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/text_formats/text_lines.hpp"

namespace frontline {

namespace {

constexpr double pointsPerQgisUnit = 72 / 25.4, largestQgisPoints = 100;
/// QGIS draws what is 0 wide as thin as can be.
constexpr double hairlinePoints = 0.25;

/// What a layer of a symbol says of itself, in either spelling: <prop k="size" v="3"/>, <Option name="size"
/// value="3"/>.
class SymbolProperties {
public:
    explicit SymbolProperties(const XmlElement& layer)
    {
        for (const XmlElement& child : layer.children) {
            if (child.name == "prop") values_.try_emplace(child.attribute("k"), child.attribute("v"));
            if (child.name != "Option") continue;
            for (const XmlElement& option : child.children)
                if (option.name == "Option") values_.try_emplace(option.attribute("name"), option.attribute("value"));
        }
    }

    /// The first of the keys that is there; "" where none is.
    [[nodiscard]] std::string text(std::initializer_list<const char*> keys) const
    {
        for (const char* const key : keys)
            if (const auto found = values_.find(key); found != values_.end()) return found->second;
        return "";
    }
    [[nodiscard]] bool has(const char* key) const { return values_.contains(key); }

private:
    std::map<std::string, std::string> values_;
};

struct SymbolReader {
    StyleNotes& notes;
    double opacity;

    [[nodiscard]] std::optional<Color> color(const SymbolProperties& of, std::initializer_list<const char*> keys) const
    {
        const auto found = qgisColor(of.text(keys));
        return found ? std::optional(found->withOpacity(opacity)) : std::nullopt;
    }

    /// Points of one unit.
    [[nodiscard]] double scaleOf(const std::string& unit) const
    {
        if (unit == "Pixel") return 0.75;
        if (unit == "Point") return 1;
        if (unit == "Inch") return 72;
        if (unit == "MapUnit" || unit == "RenderMetersInMapUnits" || unit == "Percentage") return 0;
        return pointsPerQgisUnit;
    }
    /// A length in points. otherwise: in points, where there is none or it is in units of the ground.
    [[nodiscard]] double length(const SymbolProperties& of, std::initializer_list<const char*> keys,
                                std::initializer_list<const char*> units, double otherwise) const
    {
        const double scale = scaleOf(of.text(units));
        if (scale == 0) {
            notes.add(msg("sizes in units of the ground are not followed"));
            return otherwise;
        }
        const double value = qgisNumber(of.text(keys), -1);
        return value < 0 ? otherwise : std::min(value * scale, largestQgisPoints);
    }
};

/// Of Qt's names of pens; widths of the pen are its unit.
std::vector<double> dashesOfPen(const std::string& name, double widthPoints)
{
    const double w = std::max(widthPoints, 0.5);
    if (name == "dash") return {4 * w, 2 * w};
    if (name == "dot") return {w, 2 * w};
    if (name == "dash dot") return {4 * w, 2 * w, w, 2 * w};
    if (name == "dash dot dot") return {4 * w, 2 * w, w, 2 * w, w, 2 * w};
    return {};
}

/// "5;2"
std::vector<double> customDashes(const SymbolProperties& of, const SymbolReader& reader)
{
    const double scale = reader.scaleOf(of.text({"customdash_unit"}));
    std::vector<double> dashes;
    std::string text = of.text({"customdash"});
    for (std::size_t at = 0; at <= text.size() && dashes.size() < 8;) {
        const auto end = std::min(text.find(';', at), text.size());
        dashes.push_back(qgisNumber(text.substr(at, end - at), -1) * (scale == 0 ? 1 : scale));
        at = end + 1;
    }
    return dashes;
}

void takeLine(const SymbolProperties& of, const SymbolReader& reader, FileStyle& style)
{
    const std::string pen = of.text({"line_style", "penstyle"});
    if (pen == "no") return;
    const auto color = reader.color(of, {"line_color", "color"});
    if (!color) return;
    double width = reader.length(of, {"line_width", "width"}, {"line_width_unit", "width_unit"}, 0.26 * 72 / 25.4);
    width = std::max(width, hairlinePoints);
    if (qgisNumber(of.text({"offset"}), 0) != 0) reader.notes.add(msg("lines beside the line are drawn on it"));
    std::vector<double> dashes =
        of.text({"use_custom_dash"}) == "1" ? customDashes(of, reader) : dashesOfPen(pen, width);
    addLine(style, *color, width, std::move(dashes), reader.notes);
}

void takeOutline(const SymbolProperties& of, const SymbolReader& reader, FileStyle& style)
{
    const std::string pen = of.text({"outline_style", "style_border"});
    const auto color = reader.color(of, {"outline_color", "color_border"});
    if (pen == "no" || !color || color->alpha == 0) return;
    style.stroke = color;
    style.strokeWidthPoints = std::max(
        reader.length(of, {"outline_width", "width_border"}, {"outline_width_unit", "width_border_unit"}, 0.74),
        hairlinePoints);
    style.dashPoints = dashesOfPen(pen, style.strokeWidthPoints);
}

void takeFill(const SymbolProperties& of, const SymbolReader& reader, FileStyle& style)
{
    takeOutline(of, reader, style);
    const std::string brush = of.text({"style"});
    const auto color = reader.color(of, {"color"});
    if (brush == "no" || !color) return;
    struct Pattern {
        const char* name;
        double degrees;
        bool crossed;
    };
    constexpr Pattern patterns[]{{"horizontal", 0, false},   {"vertical", 90, false}, {"b_diagonal", 45, false},
                                 {"f_diagonal", 135, false}, {"cross", 0, true},      {"diagonal_x", 45, true}};
    for (const Pattern& pattern : patterns) {
        if (brush != pattern.name) continue;
        if (pattern.crossed) reader.notes.add(msg("crossed hatches are drawn with the lines of one direction"));
        // As Qt has its patterns: a line in 8 pixels.
        style.hatch = FileStyle::Hatch{*color, pattern.degrees, 6, 0.75};
        return;
    }
    // Qt's shares of ink.
    constexpr std::array shares{0.94, 0.88, 0.63, 0.5, 0.37, 0.12, 0.06};
    if (brush.size() == 6 && brush.starts_with("dense") && brush[5] >= '1' && brush[5] <= '7') {
        reader.notes.add(msg("fills of dots are drawn as lighter ones"));
        style.fill = color->withOpacity(shares[static_cast<std::size_t>(brush[5] - '1')]);
        return;
    }
    style.fill = color;
}

/// layer: with the symbol of its lines in it.
void takeLinePattern(const XmlElement& layer, const SymbolProperties& of, const SymbolReader& reader, FileStyle& style)
{
    FileStyle line;
    if (const XmlElement* const symbol = layer.child("symbol")) {
        for (const XmlElement& part : symbol->children)
            if (part.name == "layer" && part.attribute("class") == "SimpleLine")
                takeLine(SymbolProperties(part), reader, line);
    } else {
        takeLine(of, reader, line);
    }
    if (!line.stroke) return;
    if (style.hatch) reader.notes.add(msg("crossed hatches are drawn with the lines of one direction"));
    FileStyle::Hatch hatch{*line.stroke};
    hatch.degrees = std::fmod(qgisNumber(of.text({"angle", "lineangle"}), 45), 180);
    hatch.widthPoints = line.strokeWidthPoints;
    hatch.spacingPoints = std::max(reader.length(of, {"distance"}, {"distance_unit"}, 5), hatch.widthPoints + 0.5);
    if (!style.hatch) style.hatch = hatch;
}

struct QgisShape {
    const char* name;
    FileStyle::Shape shape;
};
constexpr QgisShape qgisShapes[]{
    {"circle", FileStyle::Shape::Circle},
    {"square", FileStyle::Shape::Square},
    {"rectangle", FileStyle::Shape::Square},
    {"diamond", FileStyle::Shape::Diamond},
    {"star", FileStyle::Shape::Star},
    {"triangle", FileStyle::Shape::Triangle},
    {"equilateral_triangle", FileStyle::Shape::Triangle},
    {"cross", FileStyle::Shape::Cross},
    {"cross2", FileStyle::Shape::Cross},
    {"x", FileStyle::Shape::Cross},
    {"cross_fill", FileStyle::Shape::Cross},
};

void takeMarker(const SymbolProperties& of, const SymbolReader& reader, FileStyle& style, bool icon)
{
    const std::string name = icon ? "circle" : of.text({"name", "symbol_name"});
    auto fill = reader.color(of, {"color", "fill", "fill_color"});
    const std::string pen = of.text({"outline_style"});
    auto rim = pen == "no" ? std::nullopt : reader.color(of, {"outline_color", "color_border"});
    const double size =
        std::max(reader.length(of, {"size", "symbol_width"}, {"size_unit", "symbol_width_unit"}, 6), 1.0);
    const double rimWidth =
        std::max(reader.length(of, {"outline_width"}, {"outline_width_unit"}, hairlinePoints), hairlinePoints);
    if (style.symbol) {
        reader.notes.add(msg("of several symbols over each other one is drawn"));
        // The smaller one of two lies on the larger one.
        if (size >= style.symbolPoints) return;
    }
    // Of these QGIS draws but the rim.
    if (name == "cross" || name == "cross2" || name == "x") fill = rim, rim.reset();
    const auto* const known = std::ranges::find_if(qgisShapes, [&](const QgisShape& one) { return name == one.name; });
    if (known == std::end(qgisShapes) && !name.empty())
        reader.notes.add(msg("symbols of the shape {} are drawn as circles", printable(shortened(name, 40))));
    style.shape = known == std::end(qgisShapes) ? FileStyle::Shape::Circle : known->shape;
    if (fill && fill->alpha == 0 && rim) {
        // Nothing but a rim.
        if (style.shape == FileStyle::Shape::Circle) style.shape = FileStyle::Shape::Ring;
        fill = rim;
        rim.reset();
    }
    if (!fill) fill = rim;
    style.symbol = fill;
    style.symbolPoints = size;
    style.symbolOutline = rim && rim->alpha > 0 ? rim : std::nullopt;
    style.symbolOutlinePoints = rimWidth;
}

bool hasActiveProperties(const XmlElement& properties)
{
    if (properties.attribute("name") == "active" && properties.attribute("value") == "true") return true;
    return std::ranges::any_of(properties.children, hasActiveProperties);
}

/// False: of a kind that is not known.
bool takeLayer(const XmlElement& layer, const SymbolReader& reader, FileStyle& style)
{
    const std::string& kind = layer.attribute("class");
    const SymbolProperties of(layer);
    if (const XmlElement* const defined = layer.child("data_defined_properties");
        defined && hasActiveProperties(*defined))
        reader.notes.add(msg("what is defined by data within a symbol is not followed"));
    if (kind == "SimpleFill") {
        takeFill(of, reader, style);
    } else if (kind == "SimpleLine") {
        takeLine(of, reader, style);
    } else if (kind == "LinePatternFill") {
        takeLinePattern(layer, of, reader, style);
    } else if (kind == "SimpleMarker" || kind == "EllipseMarker") {
        takeMarker(of, reader, style, false);
    } else if (kind == "SvgMarker" || kind == "FontMarker" || kind == "RasterMarker") {
        reader.notes.add(msg("icons are drawn as circles"));
        if (!reader.color(of, {"color", "fill"})) return false;
        takeMarker(of, reader, style, true);
    } else if (kind == "GradientFill" || kind == "ShapeburstFill") {
        reader.notes.add(msg("gradients are drawn in their first colour"));
        style.fill = reader.color(of, {"color"});
    } else {
        reader.notes.add(msg("symbol layers of the kind {} are not drawn", printable(shortened(kind, 40))));
        return false;
    }
    return true;
}

}  // namespace

double qgisNumber(const std::string& text, double otherwise)
{
    const std::string_view trimmedText = trimmed(text);
    double value = 0;
    const auto [end, error] = std::from_chars(trimmedText.data(), trimmedText.data() + trimmedText.size(), value);
    const bool whole = error == std::errc{} && end == trimmedText.data() + trimmedText.size();
    return whole && std::isfinite(value) ? value : otherwise;
}

std::optional<Color> qgisColor(const std::string& text)
{
    if (text.starts_with('#')) return parseColor(text);
    std::array<double, 4> channels{0, 0, 0, 255};
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < channels.size(); ++count) {
        const auto end = std::min(text.find(',', at), text.size());
        const double value = qgisNumber(text.substr(at, end - at), -1);
        // What follows the channels is the colour once more, otherwise.
        if (value < 0 && count == 3) break;
        if (value < 0 || value > 255) return std::nullopt;
        channels[count] = value;
        at = end + 1;
    }
    if (count < 3) return std::nullopt;
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(std::lround(channels[i])); };
    return Color{byte(0), byte(1), byte(2), byte(3)};
}

StyleClass qgisSymbol(const XmlElement& symbol, double opacity, StyleNotes& notes)
{
    StyleClass out;
    const std::string& type = symbol.attribute("type");
    out.points = type == "marker";
    out.lines = type == "line";
    out.areas = type == "fill";
    const double own = qgisNumber(symbol.attribute("alpha"), 1);
    const SymbolReader reader{notes, std::clamp(opacity * own, 0.0, 1.0)};
    bool drawn = false;
    bool unknown = false;
    for (const XmlElement& layer : symbol.children) {
        if (layer.name != "layer" || layer.attribute("enabled") == "0") continue;
        (takeLayer(layer, reader, out.style) ? drawn : unknown) = true;
    }
    out.plain = unknown && !drawn;
    const FileStyle& style = out.style;
    const bool nothing = out.points ? !style.symbol : !style.stroke && !style.fill && !style.hatch;
    if (nothing && !out.plain) out.style.hidden = true;
    return out;
}

}  // namespace frontline
