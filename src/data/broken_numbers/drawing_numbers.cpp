// Of the formats whose coordinates stand in lines of their own: MapInfo's interchange format and AutoCAD's drawings.
#include <array>

#include "data/broken_numbers/broken_numbers.hpp"
#include "data/broken_numbers/text_lines.hpp"

namespace frontline {

namespace {

constexpr std::string_view blanks = " \t,";

bool beginsLikeNumber(std::string_view word)
{
    return std::string_view("0123456789+-.").find(word.front()) != std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t");
    return from == std::string_view::npos ? "" : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

void note(std::vector<BrokenNumber>& broken, const TextLine& line, std::string_view word)
{
    broken.push_back({line.at + static_cast<std::uint64_t>(word.data() - line.text.data()), word.size(), line.number});
}

std::string upper(std::string_view word)
{
    std::string out(word);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

/// A group code of coordinates (AutoCAD's DXF reference, "Group Code Value Types"): 10 to 13 and 20 to 23.
bool isOfCoordinates(std::string_view code)
{
    constexpr std::array<std::string_view, 8> codes{"10", "11", "12", "13", "20", "21", "22", "23"};
    for (const std::string_view one : codes)
        if (code == one) return true;
    return false;
}

}  // namespace

std::vector<BrokenNumber> brokenNumbersOfMif(const std::filesystem::path& path)
{
    std::vector<BrokenNumber> broken;
    bool inData = false;
    forEachLine(path, [&](const TextLine& line) {
        const std::string_view text = trimmed(line.text);
        if (!inData) {
            inData = upper(text) == "DATA";
            return true;
        }
        if (text.empty()) return true;
        std::size_t words = 0;
        bool coordinates = beginsLikeNumber(text);
        forEachWord(line.text, blanks, [&](std::string_view word) {
            if (words++ == 0 && !coordinates) {
                const std::string keyword = upper(word);
                coordinates = keyword == "POINT" || keyword == "LINE" || keyword == "RECT" || keyword == "ELLIPSE";
            } else if (coordinates && !isNumber(word)) {
                note(broken, line, word);
            }
        });
        return broken.size() < mostBrokenNumbers;
    });
    return broken;
}

std::vector<BrokenNumber> brokenNumbersOfDxf(const std::filesystem::path& path)
{
    std::vector<BrokenNumber> broken;
    std::string code;
    forEachLine(path, [&](const TextLine& line) {
        const std::string_view text = trimmed(line.text);
        if (line.number % 2 == 1)
            code = text;
        else if (isOfCoordinates(code) && !text.empty() && !isNumber(text))
            note(broken, line, text);
        return broken.size() < mostBrokenNumbers;
    });
    return broken;
}

}  // namespace frontline
