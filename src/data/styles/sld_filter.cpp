#include <array>
#include <string_view>

#include "data/styles/sld_style.hpp"
#include "data/text_formats/text_lines.hpp"

namespace frontline {

namespace {

using SqlText = std::optional<std::string>;

std::string inQuotes(std::string_view text, char quote)
{
    std::string out(1, quote);
    for (const char c : text) out += c == quote ? std::string(2, c) : std::string(1, c);
    return out + quote;
}

/// A property or a value. OGR takes a text for the number that it is compared with.
SqlText operandOf(const XmlElement& element)
{
    const std::string_view text = trimmed(element.text);
    if (!element.children.empty()) return std::nullopt;
    if (element.name == "Literal") return inQuotes(text, '\'');
    if ((element.name == "PropertyName" || element.name == "ValueReference") && !text.empty())
        return inQuotes(text.substr(text.rfind('/') + 1), '"');
    return std::nullopt;
}

SqlText whereOf(const XmlElement& element);

/// Of all children, with a word between them.
SqlText joined(const XmlElement& element, std::string_view word)
{
    std::string out;
    for (const XmlElement& child : element.children) {
        const SqlText one = whereOf(child);
        if (!one) return std::nullopt;
        out += (out.empty() ? "" : std::string(word)) + *one;
    }
    return out.empty() ? SqlText() : "(" + out + ")";
}

SqlText likeOf(const XmlElement& element)
{
    if (element.children.size() != 2 || element.children[1].name != "Literal") return std::nullopt;
    const SqlText property = operandOf(element.children[0]);
    const std::string &many = element.attribute("wildCard"), &one = element.attribute("singleChar");
    std::string pattern;
    for (const char c : trimmed(element.children[1].text)) {
        const std::string letter(1, c);
        const bool known = letter == many || letter == one;
        // As it is it would stand for more in SQL, and what stands behind an escape for less.
        const bool escape = letter == element.attribute("escapeChar") || letter == element.attribute("escape");
        if (!known && (c == '%' || c == '_' || c == '\\' || escape)) return std::nullopt;
        pattern += letter == many ? '%' : letter == one ? '_' : c;
    }
    if (!property) return std::nullopt;
    return *property + " LIKE " + inQuotes(pattern, '\'');
}

SqlText isBetween(const XmlElement& element)
{
    const XmlElement* const lower = element.child("LowerBoundary");
    const XmlElement* const upper = element.child("UpperBoundary");
    if (element.children.size() != 3 || !lower || !upper) return std::nullopt;
    if (lower->children.size() != 1 || upper->children.size() != 1) return std::nullopt;
    const SqlText property = operandOf(element.children[0]), least = operandOf(lower->children[0]),
                  most = operandOf(upper->children[0]);
    if (!property || !least || !most) return std::nullopt;
    return "(" + *property + " >= " + *least + " AND " + *property + " <= " + *most + ")";
}

SqlText whereOf(const XmlElement& element)
{
    if (element.name == "And") return joined(element, " AND ");
    if (element.name == "Or") return joined(element, " OR ");
    if (element.name == "Not") {
        const SqlText inner = joined(element, " AND ");
        return inner ? "NOT " + *inner : SqlText();
    }
    if (element.name == "PropertyIsLike") return likeOf(element);
    if (element.name == "PropertyIsBetween") return isBetween(element);
    if (element.name == "PropertyIsNull") {
        const SqlText property = element.children.size() == 1 ? operandOf(element.children[0]) : SqlText();
        return property ? *property + " IS NULL" : SqlText();
    }
    struct Comparison {
        const char *name, *sign;
    };
    constexpr Comparison comparisons[]{{"PropertyIsEqualTo", " = "},     {"PropertyIsNotEqualTo", " <> "},
                                       {"PropertyIsLessThan", " < "},    {"PropertyIsLessThanOrEqualTo", " <= "},
                                       {"PropertyIsGreaterThan", " > "}, {"PropertyIsGreaterThanOrEqualTo", " >= "}};
    for (const Comparison& comparison : comparisons) {
        if (element.name != comparison.name || element.children.size() != 2) continue;
        const SqlText left = operandOf(element.children[0]), right = operandOf(element.children[1]);
        if (!left || !right) return std::nullopt;
        return *left + comparison.sign + *right;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> whereOfFilter(const XmlElement& filter)
{
    auto where = joined(filter, " AND ");
    constexpr std::size_t longest = 10'000;
    return where && where->size() <= longest ? where : std::nullopt;
}

}  // namespace frontline
