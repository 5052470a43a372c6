#include "data/styles/sld_style.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/styles/qgis_symbol.hpp"
#include "data/text_formats/text_lines.hpp"

namespace frontline {

namespace {

/// A pixel of 0.28 mm, as the standard has it.
constexpr double pointsPerSldPixel = 0.28 * 72 / 25.4, largestSldPoints = 100;

/// The value that an element holds, plainly or as a literal. Absent: an expression, or nothing.
std::optional<std::string> valueOf(const XmlElement& element)
{
    if (element.children.empty()) return std::string(trimmed(element.text));
    const bool literal = element.children.size() == 1 && element.children[0].name == "Literal";
    return literal && trimmed(element.text).empty() ? std::optional(std::string(trimmed(element.children[0].text)))
                                                    : std::nullopt;
}

class SymbolizerReader {
public:
    SymbolizerReader(const XmlElement& symbolizer, FileStyle& style, StyleNotes& notes)
        : symbolizer_(symbolizer), style_(style), notes_(notes)
    {
        const std::string& unit = symbolizer.attribute("uom");
        ofGround_ = unit.ends_with("metre") || unit.ends_with("foot");
        scale_ = unit.ends_with("/mm") ? 72 / 25.4 : pointsPerSldPixel;
    }

    void readPolygon()
    {
        if (const XmlElement* const fill = symbolizer_.child("Fill")) readFill(*fill);
        if (const XmlElement* const stroke = symbolizer_.child("Stroke")) readStroke(*stroke);
    }

    void readLine()
    {
        if (const XmlElement* const stroke = symbolizer_.child("Stroke")) readStroke(*stroke);
        if (symbolizer_.child("PerpendicularOffset")) notes_.add(msg("lines beside the line are drawn on it"));
    }

    /// False: there is nothing but an icon.
    bool readPoint()
    {
        const XmlElement* const graphic = symbolizer_.child("Graphic");
        if (!graphic) return false;
        if (graphic->child("ExternalGraphic")) notes_.add(msg("icons are drawn as plain symbols"));
        const XmlElement* const mark = graphic->child("Mark");
        if (!mark) return false;
        if (style_.symbol) {
            notes_.add(msg("of several symbols over each other one is drawn"));
            return true;
        }
        const double opacity = number(*graphic, "Opacity", 1);
        const XmlElement* const fill = mark->child("Fill");
        const XmlElement* const stroke = mark->child("Stroke");
        if (fill) style_.symbol = color(*fill, "fill", "#808080", opacity);
        if (stroke) {
            style_.symbolOutline = color(*stroke, "stroke", "#000000", opacity);
            style_.symbolOutlinePoints = length(parameter(*stroke, "stroke-width"), 1);
        }
        style_.symbolPoints = std::max(length(graphic->child("Size"), 6), 1.0);
        readShape(mark->textOf("WellKnownName"));
        if (!fill) {
            style_.symbol = std::exchange(style_.symbolOutline, std::nullopt);
            if (style_.shape == FileStyle::Shape::Circle) style_.shape = FileStyle::Shape::Ring;
        }
        return true;
    }

private:
    static const XmlElement* parameter(const XmlElement& of, std::string_view name)
    {
        const auto found = std::ranges::find_if(of.children, [&](const XmlElement& child) {
            return (child.name == "CssParameter" || child.name == "SvgParameter") && child.attribute("name") == name;
        });
        return found == of.children.end() ? nullptr : &*found;
    }
    /// "" where it is not given, or by an expression.
    std::string text(const XmlElement* element)
    {
        if (!element) return "";
        auto value = valueOf(*element);
        if (!value) notes_.add(msg("what is defined by data within a symbol is not followed"));
        return value.value_or("");
    }
    double number(const XmlElement& of, std::string_view child, double otherwise)
    {
        return qgisNumber(text(of.child(child)), otherwise);
    }
    /// In points.
    double length(const XmlElement* element, double otherwisePixels)
    {
        if (ofGround_) {
            notes_.add(msg("sizes in units of the ground are not followed"));
            return otherwisePixels * pointsPerSldPixel;
        }
        const double value = qgisNumber(text(element), -1);
        return value < 0 ? otherwisePixels * pointsPerSldPixel : std::min(value * scale_, largestSldPoints);
    }
    Color color(const XmlElement& of, const std::string& name, const char* otherwise, double opacity)
    {
        const auto said = parseColor(text(parameter(of, name)));
        const double own = qgisNumber(text(parameter(of, name + "-opacity")), 1);
        return said.value_or(parseColor(otherwise).value_or(Color())).withOpacity(std::clamp(own * opacity, 0.0, 1.0));
    }

    void readFill(const XmlElement& fill)
    {
        const XmlElement* const graphicFill = fill.child("GraphicFill");
        if (!graphicFill) {
            style_.fill = color(fill, "fill", "#808080", 1);
            return;
        }
        const XmlElement* const graphic = graphicFill->child("Graphic");
        const XmlElement* const mark = graphic ? graphic->child("Mark") : nullptr;
        std::string name = mark ? mark->textOf("WellKnownName") : "";
        name = name.substr(name.rfind('/') + 1);
        struct Pattern {
            const char* name;
            double degrees;
            bool crossed;
        };
        constexpr Pattern patterns[]{{"slash", 45, false},    {"backslash", 135, false}, {"horline", 0, false},
                                     {"vertline", 90, false}, {"times", 45, true},       {"plus", 0, true},
                                     {"x", 45, true},         {"cross", 0, true}};
        for (const Pattern& pattern : patterns) {
            if (name != pattern.name) continue;
            if (pattern.crossed) notes_.add(msg("crossed hatches are drawn with the lines of one direction"));
            const XmlElement* const stroke = mark->child("Stroke");
            FileStyle::Hatch hatch{stroke ? color(*stroke, "stroke", "#000000", 1) : Color{0, 0, 0, 255}};
            hatch.degrees = pattern.degrees;
            hatch.widthPoints = std::max(stroke ? length(parameter(*stroke, "stroke-width"), 1) : 1, 0.25);
            hatch.spacingPoints = std::max(length(graphic->child("Size"), 8), hatch.widthPoints + 0.5);
            style_.hatch = hatch;
            return;
        }
        notes_.add(msg("fills by pictures are not drawn"));
    }

    void readStroke(const XmlElement& stroke)
    {
        if (stroke.child("GraphicStroke") || stroke.child("GraphicFill"))
            notes_.add(msg("lines of symbols are drawn as plain ones"));
        const double width = std::max(length(parameter(stroke, "stroke-width"), 1), 0.25);
        std::vector<double> dashes;
        const std::string pattern = text(parameter(stroke, "stroke-dasharray"));
        eachWord(pattern, [&](std::string_view word) {
            const double value = qgisNumber(std::string(word), -1) * (ofGround_ ? pointsPerSldPixel : scale_);
            if (dashes.size() < 8) dashes.push_back(value);
        });
        addLine(style_, color(stroke, "stroke", "#000000", 1), width, std::move(dashes), notes_);
    }

    void readShape(std::string name)
    {
        using Shape = FileStyle::Shape;
        struct MarkName {
            const char* name;
            Shape shape;
        };
        // The standard's own is a square.
        constexpr MarkName names[]{{"", Shape::Square},           {"square", Shape::Square},  {"circle", Shape::Circle},
                                   {"triangle", Shape::Triangle}, {"star", Shape::Star},      {"cross", Shape::Cross},
                                   {"x", Shape::Cross},           {"diamond", Shape::Diamond}};
        const auto* const known = std::ranges::find_if(names, [&](const MarkName& one) { return name == one.name; });
        if (known == std::end(names))
            notes_.add(msg("symbols of the shape {} are drawn as circles", printable(shortened(name, 40))));
        style_.shape = known == std::end(names) ? Shape::Circle : known->shape;
    }

    /// Calls take for each word between blanks and commas.
    template <class Take>
    static void eachWord(std::string_view all, const Take& take)
    {
        constexpr std::string_view ends = " ,\t\r\n";
        for (auto at = all.find_first_not_of(ends); at != std::string_view::npos;) {
            const auto end = std::min(all.find_first_of(ends, at), all.size());
            take(all.substr(at, end - at));
            at = all.find_first_not_of(ends, end);
        }
    }

    const XmlElement& symbolizer_;
    FileStyle& style_;
    StyleNotes& notes_;
    bool ofGround_ = false;
    double scale_ = 1;  // points of one unit
};

std::string titleOfRule(const XmlElement& rule)
{
    const XmlElement* const description = rule.child("Description");
    std::string title = rule.textOf("Title");
    if (title.empty() && description) title = description->textOf("Title");
    return printable(title.empty() ? rule.textOf("Name") : title);
}

void readLabel(const XmlElement& symbolizer, LayerStyle& out)
{
    const XmlElement* const label = symbolizer.child("Label");
    if (!label) return;
    const bool plain = label->children.size() == 1 && trimmed(label->text).empty() &&
                       (label->children[0].name == "PropertyName" || label->children[0].name == "ValueReference");
    if (!plain)
        out.notes.add(msg("labels of more than a property are not followed"));
    else if (out.labelColumn.empty())
        out.labelColumn = trimmed(label->children[0].text);
}

ClassMatch matchOf(const XmlElement& rule, StyleNotes& notes)
{
    ClassMatch match;
    if (rule.child("MinScaleDenominator") || rule.child("MaxScaleDenominator"))
        notes.add(msg("limits of scale are not followed"));
    if (rule.child("ElseFilter")) match.kind = ClassMatch::Kind::Rest;
    const XmlElement* const filter = rule.child("Filter");
    if (!filter) return match;
    auto where = whereOfFilter(*filter);
    if (!where)
        notes.add(msg("the filter of the rule {} cannot be followed", printable(shortened(titleOfRule(rule), 60))));
    match.kind = where ? ClassMatch::Kind::Where : ClassMatch::Kind::Unknown;
    match.where = std::move(where).value_or("");
    return match;
}

void readRule(const XmlElement& rule, std::uint32_t place, LayerStyle& out)
{
    StyleClass one;
    one.points = one.lines = one.areas = false;
    bool icon = false;
    for (const XmlElement& child : rule.children) {
        if (!child.name.ends_with("Symbolizer")) continue;
        SymbolizerReader reader(child, one.style, out.notes);
        if (child.name == "PolygonSymbolizer") {
            reader.readPolygon();
            one.areas = true;
        } else if (child.name == "LineSymbolizer") {
            reader.readLine();
            // Of areas it draws the edges.
            one.lines = one.areas = true;
        } else if (child.name == "PointSymbolizer") {
            icon = !reader.readPoint() || icon;
            one.points = true;
        } else if (child.name == "TextSymbolizer") {
            readLabel(child, out);
        } else {
            out.notes.add(msg("symbol layers of the kind {} are not drawn", printable(shortened(child.name, 40))));
        }
    }
    if (!one.points && !one.lines && !one.areas) return;
    one.plain = icon && !one.style.symbol && !one.lines && !one.areas;
    one.match = matchOf(rule, out.notes);
    one.place = place;
    one.style.title = titleOfRule(rule);
    out.add(std::move(one));
}

/// The <NamedLayer> or <UserLayer> of the name, else the first; null: there is none.
const XmlElement* layerNamed(const XmlElement& descriptor, const std::string& name)
{
    const XmlElement* first = nullptr;
    for (const XmlElement& child : descriptor.children) {
        if (child.name != "NamedLayer" && child.name != "UserLayer") continue;
        if (child.textOf("Name") == name) return &child;
        if (!first) first = &child;
    }
    return first;
}

}  // namespace

LayerStyle sldStyle(const XmlElement& descriptor, const std::string& layer)
{
    LayerStyle out;
    const XmlElement* const chosen = layerNamed(descriptor, layer);
    const XmlElement* const style = chosen ? chosen->child("UserStyle") : nullptr;
    std::vector<const XmlElement*> rules;
    std::size_t sets = 0;
    if (style)
        for (const XmlElement& set : style->children) {
            if (set.name != "FeatureTypeStyle") continue;
            ++sets;
            for (const XmlElement& rule : set.children)
                if (rule.name == "Rule") rules.push_back(&rule);
        }
    if (rules.empty()) out.notes.add(msg("it has no symbols of features"));
    if (sets > 1) out.notes.add(msg("of rules that are drawn over each other the uppermost is drawn"));
    // What is drawn last lies on top.
    for (std::size_t i = rules.size(); i-- > 0;) readRule(*rules[i], static_cast<std::uint32_t>(i), out);
    // What is all there is needs no name of its own.
    if (out.classes.size() == 1 && out.classes.front().match.kind == ClassMatch::Kind::All)
        out.classes.front().style.title.clear();
    return out;
}

}  // namespace frontline
