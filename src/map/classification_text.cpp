// Classifications as they are written.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "map/classification.hpp"
#include "map/link_text.hpp"
#include "map/number_text.hpp"
#include "map/ramps.hpp"

namespace frontline {

namespace {

using MethodWord = std::pair<const char*, Classification::Method>;
constexpr std::array methodWords{
    MethodWord{"category", Classification::Method::Category}, MethodWord{"quantile", Classification::Method::Quantile},
    MethodWord{"equal", Classification::Method::EqualInterval}, MethodWord{"jenks", Classification::Method::Jenks},
    MethodWord{"age", Classification::Method::Age}};
constexpr const char* breaksWord = "breaks=";

Result<Done> takeBreaks(const std::string& text, Classification& into)
{
    into.breaks.clear();
    for (const std::string_view part : splitAt(text, ',')) {
        const auto number = numberOfText(part);
        if (!number) return Error{msg("breaks \"{}\": expected numbers with commas, as 1,5,10", printable(text))};
        into.breaks.push_back(*number);
    }
    const bool ascending = std::ranges::adjacent_find(into.breaks, std::ranges::greater_equal()) == into.breaks.end();
    if (into.breaks.empty() || !ascending || into.breaks.size() >= mostClasses)
        return Error{msg("breaks \"{}\": expected 1 to {} numbers, each greater than the one before, as 1,5,10",
                         printable(text), mostClasses - 1)};
    return Done{};
}

/// Whether the word is one of them, which is taken then. Nothing where it is none.
Result<bool> takeWord(const std::string& word, Classification& into)
{
    for (const auto& [name, method] : methodWords)
        if (word == name) {
            into.method = method;
            return true;
        }
    if (std::ranges::find(rampNames(), word) != rampNames().end()) {
        into.ramp = word;
        return true;
    }
    if (word == "size") return into.bySize = true;
    if (word.starts_with(breaksWord)) {
        const auto taken = takeBreaks(word.substr(std::string(breaksWord).size()), into);
        if (!taken) return taken.error();
        return true;
    }
    const auto number = numberOfText(word);
    if (!number) return false;
    if (*number != std::floor(*number) || *number < 1 || *number > static_cast<double>(mostClasses))
        return Error{msg("{} classes: expected 1 to {}", word, mostClasses)};
    into.count = static_cast<std::size_t>(*number);
    return true;
}

/// Of a column in quotes, with two for each within it: the column, and what comes after. Nothing where it is not so.
std::optional<std::pair<std::string, std::string>> quotedColumn(const std::string& text)
{
    if (!text.starts_with('"')) return std::nullopt;
    std::string column;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] != '"') {
            column += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == '"') {
            column += text[i++];
        } else {
            const bool ends = i + 1 == text.size() || text[i + 1] == ':';
            return ends ? std::optional(std::pair(column, text.substr(i + 1))) : std::nullopt;
        }
    }
    return std::nullopt;
}

Result<Done> checkFits(const Classification& asked)
{
    using How = Classification::Method;
    if (asked.column.empty()) return Error{msg("no column to make classes of")};
    if (!asked.breaks.empty() && asked.method != How::Usual && asked.method != How::Age)
        return Error{msg("breaks go with classes by number or by age, not with another method")};
    if (!asked.breaks.empty() && asked.count > 0)
        return Error{msg("breaks say how many classes there are: no number of classes beside them")};
    return Done{};
}

}  // namespace

std::string classificationWords()
{
    std::string words;
    for (const auto& [name, method] : methodWords) words += fmt::format("{}, ", name);
    return fmt::format("{}breaks=1,5,10, size, 2 … {}, {}", words, mostClasses, fmt::join(rampNames(), ", "));
}

Result<Classification> parseClassification(const std::string& text)
{
    Classification asked;
    const auto quoted = quotedColumn(text);
    std::string rest = quoted ? quoted->second : text;
    // Words are taken from the end, since a column may hold colons.
    for (;;) {
        const auto colon = rest.rfind(':');
        if (colon == std::string::npos || (colon == 0 && !quoted)) break;
        const auto taken = takeWord(rest.substr(colon + 1), asked);
        if (!taken) return taken.error();
        if (!*taken) break;
        rest.resize(colon);
    }
    if (quoted && !rest.empty())
        return Error{msg("\"{}\" after a column: expected {}", printable(rest.substr(1)), classificationWords())};
    asked.column = quoted ? quoted->first : rest;
    if (const auto fits = checkFits(asked); !fits) return fits.error();
    return asked;
}

std::string classificationText(const Classification& classification)
{
    if (classification.empty()) return "";
    std::string column = classification.column;
    if (column.find_first_of(":\"") != std::string::npos) {
        for (std::size_t i = 0; i < column.size(); ++i)
            if (column[i] == '"') column.insert(i++, 1, '"');
        column = '"' + column + '"';
    }
    std::string text = std::move(column);
    for (const auto& [name, method] : methodWords)
        if (method == classification.method) text += fmt::format(":{}", name);
    if (!classification.breaks.empty()) text += fmt::format(":{}{}", breaksWord, fmt::join(classification.breaks, ","));
    if (classification.count > 0) text += fmt::format(":{}", classification.count);
    if (!classification.ramp.empty()) text += ":" + classification.ramp;
    if (classification.bySize) text += ":size";
    return text;
}

}  // namespace frontline
