// MapInfo's interchange format (MapInfo Professional, User Guide, appendix "MapInfo Data Interchange Format").
#include <array>
#include <string>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/text_formats/text_check.hpp"
#include "data/text_formats/text_lines.hpp"

namespace frontline {

namespace {

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    forEachWord(text, blanks, [&](std::string_view word) { words.push_back(word); });
    return words;
}

/// How many numbers follow the keyword of an object in its line; 0: it is none, or has its vertices in lines of their
/// own.
std::size_t numbersAfter(std::string_view keyword)
{
    struct Object {
        std::string_view keyword;
        std::size_t numbers;
    };
    for (const Object& object : {Object{"point", 2}, Object{"line", 4}, Object{"rect", 4}, Object{"roundrect", 4},
                                 Object{"ellipse", 4}, Object{"arc", 4}, Object{"center", 2}})
        if (keyword == object.keyword) return object.numbers;
    return 0;
}

std::size_t countOf(std::string_view word)
{
    constexpr std::size_t most = 1'000'000'000;
    std::size_t count = 0;
    for (const char c : word) {
        if (c < '0' || c > '9' || count > most) return 0;
        count = count * 10 + static_cast<std::size_t>(c - '0');
    }
    return count;
}

class MifCheck {
public:
    bool take(const TextLine& line)
    {
        const std::vector<std::string_view> words = wordsOf(line.text);
        if (words.empty()) return true;
        const std::string keyword = smallAscii(std::string(words.front()));
        if (!inData_) {
            inData_ = keyword == "data";
            return true;
        }
        replaceTabs_ = line.text.find('\t') != std::string_view::npos;
        corrected_ = false;
        if (vertices_ > 0) {
            --vertices_;
            numbers(line, words, 0, 2);
        } else if (text_ && keyword.front() != '"') {
            text_ = false;
            numbers(line, words, 0, 4);
        } else if (lists_ > 0 && countOf(words[0]) > 0) {
            --lists_;
            vertices_ = countOf(words[0]);
        } else if (const std::size_t count = numbersAfter(keyword)) {
            numbers(line, words, 1, count);
        } else {
            startList(keyword, words);
        }
        if (replaceTabs_ && !corrected_) rewrite(line, words);
        return !check.isTooMuch();
    }

    TextCheck check;

private:
    /// "Pline 3", "Pline Multiple 2" and "Region 2", the latter two with a count before the vertices of each list.
    void startList(std::string_view keyword, const std::vector<std::string_view>& words)
    {
        lists_ = 0;
        text_ = text_ || keyword == "text";  // its corners follow, after what it says
        if (words.size() < 2) {
            if (keyword == "pline") lists_ = 1;
            return;
        }
        const bool multiple = smallAscii(std::string(words[1])) == "multiple";
        if (keyword == "region")
            lists_ = countOf(words[1]);
        else if (keyword == "pline" && multiple)
            lists_ = words.size() > 2 ? countOf(words[2]) : 0;
        else if (keyword == "pline" || keyword == "multipoint")
            vertices_ = countOf(words[1]);
    }

    void numbers(const TextLine& line, std::vector<std::string_view> words, std::size_t first, std::size_t count)
    {
        bool fine = true;
        for (std::size_t i = first; i < words.size() && i < first + count; ++i) {
            if (isNumber(words[i])) continue;
            check.broken(line.number, words[i]);
            words[i] = "nan";
            fine = false;
        }
        if (!fine) rewrite(line, words);
    }

    /// With one blank between words: OGR takes a tab for a part of them.
    void rewrite(const TextLine& line, const std::vector<std::string_view>& words)
    {
        std::string text;
        for (const std::string_view word : words) text.append(text.empty() ? "" : " ").append(word);
        check.correct({line.at, line.text.size(), std::move(text)});
        corrected_ = true;
    }

    bool inData_ = false, text_ = false, replaceTabs_ = false, corrected_ = false;
    std::size_t vertices_ = 0, lists_ = 0;  // that are still to come
};

}  // namespace

TextCheck checkMif(const std::filesystem::path& path)
{
    MifCheck mif;
    forEachLine(path, [&](const TextLine& line) { return mif.take(line); });
    return std::move(mif.check);
}

}  // namespace frontline
