#include "cli/text_table.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"
#include "cli/messages.hpp"

namespace frontline {

namespace {

constexpr std::size_t gap = 2;

/// Words are separated by plain spaces.
std::vector<std::string> wordsOf(const std::string& text)
{
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::size_t longestWord(const std::string& text)
{
    std::size_t longest = 0;
    for (const std::string& word : wordsOf(text)) longest = std::max(longest, characterCount(word));
    return longest;
}

/// The widths of the columns: of their widest cells, less where the table is too wide and their words allow it.
std::vector<std::size_t> widthsOf(const std::vector<std::vector<std::string>>& rows, const std::string& alignment)
{
    std::vector<std::size_t> widths(alignment.size(), 0), least(alignment.size(), 0);
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::size_t whole = characterCount(rows[r][c]);
            const bool breaks = r == 0 || alignment[c] == 'l';
            widths[c] = std::max(widths[c], whole);
            least[c] = std::max(least[c], breaks ? longestWord(rows[r][c]) : whole);
        }
    std::size_t all = std::accumulate(widths.begin(), widths.end(), gap * (widths.empty() ? 0 : widths.size() - 1));
    for (; all > tableWidth; --all) {
        // The one with the most room takes a line more before the others do.
        std::size_t roomiest = 0;
        for (std::size_t c = 1; c < widths.size(); ++c)
            if (widths[c] - least[c] > widths[roomiest] - least[roomiest]) roomiest = c;
        if (widths.empty() || widths[roomiest] == least[roomiest]) break;
        --widths[roomiest];
    }
    return widths;
}

}  // namespace

std::vector<std::string> wrapped(const std::string& text, std::size_t width)
{
    std::vector<std::string> lines;
    for (const std::string& word : wordsOf(text)) {
        if (!lines.empty() && characterCount(lines.back()) + 1 + characterCount(word) <= width)
            lines.back() += " " + word;
        else
            lines.push_back(word);
    }
    if (lines.empty()) lines.emplace_back();
    return lines;
}

std::string textTable(std::vector<std::vector<std::string>> rows, const std::string& alignment)
{
    for (auto& row : rows)
        for (std::string& cell : row) cell = oneLine(std::move(cell));
    const std::vector<std::size_t> widths = widthsOf(rows, alignment);
    std::string out;
    for (const auto& row : rows) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const bool fits = characterCount(row[c]) <= widths[c];
            cells.push_back(fits ? std::vector{row[c]} : wrapped(row[c], widths[c]));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t i = 0; i < height; ++i) {
            std::string line;
            for (std::size_t c = 0; c < cells.size(); ++c) {
                const std::string& cell = i < cells[c].size() ? cells[c][i] : std::string();
                const std::string space(widths[c] - std::min(widths[c], characterCount(cell)), ' ');
                if (c > 0) line += std::string(gap, ' ');
                line += alignment[c] == 'r' ? space + cell : cell + space;
            }
            line.erase(line.find_last_not_of(' ') + 1);
            out += line + "\n";
        }
    }
    return out;
}

std::string csvCell(const std::string& value)
{
    std::string text = withoutFormula(value);
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace frontline
