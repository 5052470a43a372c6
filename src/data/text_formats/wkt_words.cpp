// Well-known text (OGC 06-103r4, 7), as tables have it in a column.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "data/text_formats/text_check.hpp"
#include "data/text_formats/text_lines.hpp"

namespace frontline {

namespace {

bool isKeyword(std::string_view word)
{
    constexpr std::array<std::string_view, 23> keywords{"point",
                                                        "linestring",
                                                        "polygon",
                                                        "multipoint",
                                                        "multilinestring",
                                                        "multipolygon",
                                                        "circularstring",
                                                        "compoundcurve",
                                                        "curvepolygon",
                                                        "multicurve",
                                                        "multisurface",
                                                        "curve",
                                                        "surface",
                                                        "polyhedralsurface",
                                                        "tin",
                                                        "triangle",
                                                        "geometrycollection",
                                                        "linearring",
                                                        "empty",
                                                        "z",
                                                        "m",
                                                        "zm",
                                                        "multipolyhedralsurface"};
    std::string name = smallAscii(std::string(word));
    if (std::ranges::find(keywords, name) != keywords.end()) return true;
    while (name.ends_with('z') || name.ends_with('m')) name.pop_back();  // POINTZ, PolygonZM
    return std::ranges::find(keywords, name) != keywords.end();
}

/// As PostGIS writes it into tables: well-known binary in hexadecimal digits.
bool isBinary(std::string_view text)
{
    return text.size() >= 18 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// What follows the parenthesis that closes the first; empty where there is none.
std::string_view afterGeometry(std::string_view text)
{
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '(') ++depth;
        if (text[i] == ')' && --depth == 0) return text.substr(i + 1);
    }
    return {};
}

}  // namespace

std::string_view brokenWordOfWkt(std::string_view text)
{
    if (isBinary(text)) return {};
    std::string_view broken;
    forEachWord(text, " \t\r\n,();", [&](std::string_view word) {
        if (broken.empty() && !isNumber(word) && !isKeyword(word)) broken = word;
    });
    if (broken.empty())
        forEachWord(afterGeometry(text), " \t\r\n;", [&](std::string_view word) {
            if (broken.empty()) broken = word;
        });
    return broken;
}

}  // namespace frontline
