#include "data/content_ending.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "data/packed_files.hpp"

namespace frontline {

namespace {

using namespace std::string_view_literals;

std::string_view afterBlanks(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"sv)) text.remove_prefix(3);
    const auto at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? ""sv : text.substr(at);
}

bool beginsAsWkt(std::string_view line)
{
    static constexpr std::array words{"POINT"sv,        "LINESTRING"sv,      "POLYGON"sv,           "MULTIPOINT"sv,
                                      "MULTIPOLYGON"sv, "MULTILINESTRING"sv, "GEOMETRYCOLLECTION"sv};
    std::string text = smallAscii(std::string(afterBlanks(line).substr(0, 100)));
    if (text.starts_with("srid=")) text.erase(0, std::min(text.size(), text.find(';')) + 1);
    return std::ranges::any_of(words, [&](std::string_view word) {
        if (!text.starts_with(smallAscii(std::string(word)))) return false;
        const std::string_view rest = afterBlanks(std::string_view(text).substr(word.size()));
        return rest.starts_with('(') || rest.starts_with('z') || rest.starts_with("m") || rest.starts_with("empty");
    });
}

/// Numbered: GDAL takes nothing for a table that has a single column.
std::string rowOfWkt(int number, std::string_view text)
{
    std::string out = std::to_string(number) + ",\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c == '\n' || c == '\r' ? ' ' : c);
    return out + "\"\n";
}

std::string endingOfXml(const std::string& small)
{
    for (const char* root : {"kml", "gpx", "gml"})
        if (small.find(std::string("<") + root) != std::string::npos) return std::string(".") + root;
    return small.find("<rss") != std::string::npos || small.find("<feed") != std::string::npos ? ".xml" : ".gml";
}

}  // namespace

std::string endingByContent(std::string_view start)
{
    struct Mark {
        std::string_view bytes;
        const char* ending;
    };
    static constexpr std::array marks{
        Mark{"SQLite format 3\0"sv, ".gpkg"}, Mark{"fgb\x03"sv, ".fgb"},           Mark{"PAR1"sv, ".parquet"},
        Mark{"ARROW1"sv, ".arrow"},           Mark{"7z\xbc\xaf\x27\x1c"sv, ".7z"}, Mark{"BZh"sv, ".bz2"},
        Mark{"\xfd\x37zXZ\0"sv, ".xz"},       Mark{"\x28\xb5\x2f\xfd"sv, ".zst"},  Mark{"\x1f\x8b"sv, ".gz"}};
    for (const Mark& mark : marks)
        if (start.starts_with(mark.bytes)) return mark.ending;
    if (isZip(start)) {
        if (start.find("opendocument.spreadsheet") != std::string_view::npos) return ".ods";
        const bool office = start.find("[Content_Types].xml") != std::string_view::npos ||
                            start.find("_rels/.rels") != std::string_view::npos;
        return office ? ".xlsx" : ".zip";
    }
    const std::string_view text = afterBlanks(start);
    if (text.starts_with('{') || text.starts_with('[')) return ".geojson";
    if (text.starts_with('<')) return endingOfXml(smallAscii(std::string(text)));
    if (start.find('\0') != std::string_view::npos && !start.starts_with("\xFF\xFE"sv) &&
        !start.starts_with("\xFE\xFF"sv))
        return "";
    if (text.starts_with("0") && text.find("SECTION") < 20) return ".dxf";
    return text.empty() ? "" : ".csv";
}

bool beginsAsWebPage(std::string_view start)
{
    const std::string text = smallAscii(std::string(afterBlanks(start).substr(0, 500)));
    return text.starts_with("<!doctype html") || text.starts_with("<html") ||
           (text.starts_with("<?xml") && text.find("<html") != std::string::npos);
}

std::string tableOfWkt(std::string text)
{
    if (!beginsAsWkt(text)) return text;
    std::string_view left = afterBlanks(text);
    // One in each line, or one that goes over several.
    std::string table = "n,wkt\n", whole = table + rowOfWkt(1, left);
    int number = 0;
    while (!left.empty()) {
        const std::string_view line = left.substr(0, left.find('\n'));
        if (!afterBlanks(line).empty()) {
            if (!beginsAsWkt(line)) return whole;
            table += rowOfWkt(++number, line);
        }
        left.remove_prefix(std::min(left.size(), line.size() + 1));
    }
    return table;
}

}  // namespace frontline
