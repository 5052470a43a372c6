// Well-known text (OGC 06-103r4, 7), as tables have it in a column.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "data/broken_numbers/broken_numbers.hpp"
#include "data/broken_numbers/text_lines.hpp"

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

}  // namespace

std::string_view brokenWordOfWkt(std::string_view text)
{
    if (smallAscii(std::string(text.substr(0, 5))) == "srid=")
        text.remove_prefix(std::min(text.find(';'), text.size()));
    std::string_view broken;
    forEachWord(text, " \t\r\n,();", [&](std::string_view word) {
        if (broken.empty() && !isNumber(word) && !isKeyword(word)) broken = word;
    });
    return broken;
}

}  // namespace frontline
