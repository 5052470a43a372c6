#include "data/text_formats/xml_coordinates.hpp"

#include <algorithm>
#include <vector>

#include "data/text_formats/text_check.hpp"
#include "data/text_formats/text_lines.hpp"

namespace frontline {

namespace {

bool isBlank(char c)
{
    return blanks.find(c) != std::string_view::npos;
}

/// Notes what is wrong while the text is put together anew.
class Corrector {
public:
    explicit Corrector(std::string_view text) : text_(text) {}

    void broken(std::string_view word, bool isPlace = false)
    {
        if (out_.count++ > 0) return;
        out_.word = word;
        out_.isPlace = isPlace;
        out_.lines = static_cast<std::size_t>(std::count(text_.data(), word.data(), '\n'));
    }
    void add(std::string_view text) { out_.text += text; }
    CorrectedNumbers take() { return std::move(out_); }

private:
    std::string_view text_;
    CorrectedNumbers out_;
};

/// OGR takes a comma for a blank.
bool isNumberOrPair(std::string_view word)
{
    if (word.ends_with(',')) word.remove_suffix(1);
    const auto comma = word.find(',');
    if (comma == std::string_view::npos) return isNumber(word);
    return isNumber(word.substr(0, comma)) && isNumber(word.substr(comma + 1));
}

void correctWords(std::string_view text, std::size_t least, Corrector& out)
{
    std::size_t count = 0;
    std::string_view first;
    forEachWord(text, blanks, [&](std::string_view word) {
        if (count++ == 0) first = word;
        // One place has no use for two numbers in a word.
        const bool fine = least > 0 ? isNumber(word) : isNumberOrPair(word);
        if (!fine) out.broken(word);
        out.add(fine ? word : infiniteNumber);
        out.add(" ");
    });
    if (count >= least) return;
    out.broken(count > 0 ? first : text.substr(0, 0), true);
    for (; count < least; ++count) out.add(infiniteNumber), out.add(" ");
}

/// The next place of a text of tuples: its numbers are joined by a comma, with or without blanks.
struct Place {
    std::vector<std::string_view> numbers;  // empty ones are missing between two commas
    std::string_view whole;
    bool hasBlanks = false;
};

Place nextPlace(std::string_view text, std::size_t& at)
{
    Place place;
    const std::size_t start = at;
    std::size_t end = at;
    while (at < text.size()) {
        const std::size_t from = at;
        while (at < text.size() && !isBlank(text[at]) && text[at] != ',') ++at;
        place.numbers.push_back(text.substr(from, at - from));
        end = at;
        std::size_t next = at;
        while (next < text.size() && isBlank(text[next])) ++next;
        if (next >= text.size() || text[next] != ',') {
            at = next;
            break;
        }
        const std::size_t comma = next++;
        while (next < text.size() && isBlank(text[next])) ++next;
        place.hasBlanks = place.hasBlanks || comma != at || (next > comma + 1 && next < text.size());
        at = next;
    }
    place.whole = text.substr(start, end - start);
    while (place.numbers.size() > 2 && place.numbers.back().empty()) place.numbers.pop_back();
    return place;
}

/// Whether blanks beside commas are all that there is to put right.
bool correctTuples(std::string_view text, Corrector& out)
{
    bool blanksOnly = false;
    std::size_t at = std::min(text.find_first_not_of(blanks), text.size());
    while (at < text.size()) {
        const Place place = nextPlace(text, at);
        blanksOnly = blanksOnly || place.hasBlanks;
        // OGR reads places of three numbers that only commas part, too.
        const std::size_t count = place.numbers.size();
        if (count < 2 || (count > 3 && count % 3 != 0)) {
            out.broken(place.whole, true);
            out.add(infiniteNumber), out.add(","), out.add(infiniteNumber);
        } else {
            for (std::size_t i = 0; i < count; ++i) {
                const bool fine = isNumber(place.numbers[i]);
                if (!fine) out.broken(place.numbers[i].empty() ? place.whole : place.numbers[i]);
                out.add(i > 0 ? "," : ""), out.add(fine ? place.numbers[i] : infiniteNumber);
            }
        }
        out.add(" ");
    }
    return blanksOnly;
}

std::string replaced(std::string text, char from, char to)
{
    std::ranges::replace(text, from, to);
    return text;
}

bool isWhole(std::string_view word)
{
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string_view commaBetweenWholes(std::string_view text)
{
    std::string_view found;
    forEachWord(text, blanks, [&](std::string_view word) {
        const auto comma = word.find(',');
        const bool wholes =
            comma != std::string_view::npos && isWhole(word.substr(0, comma)) && isWhole(word.substr(comma + 1));
        if (found.empty() && wholes) found = word;
    });
    return found;
}

std::optional<CorrectedNumbers> correctNumbers(std::string_view text, const NumberText& how)
{
    std::string usual(text);
    const bool other = how.decimal != '.' || how.between != ',' || how.places != ' ';
    // A comma that is a decimal's first: the marks may stand for each other.
    if (other) {
        for (char& c : usual) c = c == how.decimal ? '.' : c == how.between ? ',' : c == how.places ? ' ' : c;
    }
    Corrector out(usual);
    bool blanksOnly = false;
    if (how.kind == NumberText::Kind::Words) correctWords(usual, how.least, out);
    if (how.kind == NumberText::Kind::Tuples) blanksOnly = correctTuples(usual, out);
    CorrectedNumbers corrected = out.take();
    if (corrected.count == 0 && !(blanksOnly && !other)) return std::nullopt;
    if (other) {
        corrected.text = replaced(std::move(corrected.text), ' ', '\n');
        for (char& c : corrected.text) c = c == '.' ? how.decimal : c == ',' ? how.between : c == '\n' ? how.places : c;
    }
    return corrected;
}

}  // namespace frontline
