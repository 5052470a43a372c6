#include "data/styles/qgis_expression.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"
#include "data/text_formats/text_lines.hpp"

namespace frontline {

namespace {

constexpr std::string_view operators = "=<>!+-*/(),";

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Behind a quoted text that begins there; npos: it has no end. A doubled quote stands for itself.
std::size_t behindQuoted(std::string_view text, std::size_t at)
{
    const char quote = text[at];
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\') return std::string_view::npos;  // QGIS reads it, OGR does not
        if (text[i] != quote) continue;
        if (i + 1 == text.size() || text[i + 1] != quote) return i + 1;
        ++i;
    }
    return std::string_view::npos;
}

bool isOperatorWord(const std::string& small)
{
    constexpr std::array words{"and", "or", "not", "in", "like", "ilike", "between", "is", "null"};
    return std::ranges::find(words, small) != words.end();
}

}  // namespace

std::string columnOfExpression(const std::string& expression)
{
    const std::string_view text = trimmed(expression);
    if (text.empty()) return "";
    if (text.front() != '"') {
        const bool word = std::ranges::all_of(text, isWordCharacter);
        return word && (text.front() < '0' || text.front() > '9') ? std::string(text) : std::string();
    }
    if (text.size() < 3 || behindQuoted(text, 0) != text.size()) return "";
    std::string column;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        column += text[i];
        if (text[i] == '"') ++i;
    }
    return column;
}

bool isSimpleFilter(const std::string& expression)
{
    constexpr std::size_t longest = 10'000, deepest = 50;
    if (expression.size() > longest) return false;
    std::size_t depth = 0;
    for (std::size_t at = 0; at < expression.size();) {
        const char c = expression[at];
        if (blanks.find(c) != std::string_view::npos) {
            ++at;
        } else if (c == '\'' || c == '"') {
            at = behindQuoted(expression, at);
            if (at == std::string_view::npos) return false;
        } else if (operators.find(c) != std::string_view::npos) {
            depth += c == '(' ? 1 : 0;
            if (c == ')' && depth-- == 0) return false;
            if (depth > deepest) return false;
            // "--" begins a remark in both.
            if (c == '-' && expression.substr(at, 2) == "--") return false;
            if (c == '/' && expression.substr(at, 2) == "/*") return false;
            ++at;
        } else if (isWordCharacter(c)) {
            const std::size_t from = at;
            while (at < expression.size() && isWordCharacter(expression[at])) ++at;
            const std::string word = smallAscii(expression.substr(from, at - from));
            const auto next = expression.find_first_not_of(blanks, at);
            const bool call = next != std::string::npos && expression[next] == '(';
            if (call && !isOperatorWord(word)) return false;
            if (word == "case" || word == "true" || word == "false" || word == "regexp") return false;
        } else {
            return false;  // "||", "~", "$id", "@variable" ...
        }
    }
    return depth == 0;
}

}  // namespace frontline
