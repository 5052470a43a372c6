#include "data/text_formats/text_check.hpp"

#include <charconv>
#include <cmath>

#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

constexpr std::size_t mostBroken = 100'000, mostNotes = 20;

}  // namespace

bool isNumber(std::string_view word)
{
    if (word.starts_with('+')) word.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    // What is too large for a number becomes infinite, and is found as a coordinate.
    return error != std::errc::invalid_argument && end == word.data() + word.size() && std::isfinite(value);
}

void TextCheck::forgetFrom(std::uint64_t at)
{
    while (!corrections_.empty() && corrections_.back().at >= at) corrections_.pop_back();
}

void TextCheck::broken(std::size_t line, std::string_view word)
{
    if (brokenCount_++ == 0) firstBroken_ = {line, printable(shortened(word, 40))};
}

void TextCheck::note(std::size_t line, std::string what)
{
    if (noteCount_++ < mostNotes) notes_.push_back({line, std::move(what)});
}

bool TextCheck::isTooMuch() const
{
    return brokenCount_ >= mostBroken || noteCount_ >= mostBroken;
}

std::vector<std::string> TextCheck::warnings(const std::string& shown) const
{
    std::vector<std::string> out;
    if (brokenCount_ > 0)
        out.push_back(
            msgn("{1}, line {2}: \"{3}\" is no number, where a coordinate should be: correct it",
                 "{1}, line {2}: \"{3}\" is no number, where a coordinate should be, and so {0} times: correct them",
                 brokenCount_, brokenCount_, shown, firstBroken_.line, firstBroken_.what));
    for (const Note& note : notes_) out.push_back(msg("{}, line {}: {}", shown, note.line, note.what));
    if (noteCount_ > notes_.size())
        out.push_back(msgn("{}: and {} more warning of this kind", "{}: and {} more warnings of this kind",
                           noteCount_ - notes_.size(), shown, noteCount_ - notes_.size()));
    return out;
}

}  // namespace frontline
