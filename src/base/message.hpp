// Texts of the program with values in them: "{}: there is no such file".
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/catalogue.hpp"

namespace frontline {

/// A value that goes into a text: a whole number, a number, or text.
class MessageValue {
public:
    MessageValue(std::signed_integral auto value) : value_(static_cast<std::int64_t>(value)) {}
    MessageValue(std::unsigned_integral auto value) : value_(static_cast<std::uint64_t>(value)) {}
    MessageValue(std::floating_point auto value) : value_(static_cast<double>(value)) {}
    MessageValue(std::string_view value) : value_(value) {}
    MessageValue(const std::string& value) : value_(std::string_view(value)) {}
    MessageValue(const char* value) : value_(std::string_view(value)) {}
    MessageValue(char) = delete;
    MessageValue(bool) = delete;

    std::variant<std::int64_t, std::uint64_t, double, std::string_view> value_;
};

/// A text of the code with {} for each value, as fmt has it; a compile error when there are not as many.
template <std::size_t count>
class Pattern {
public:
    consteval Pattern(const char* text) : text_(text)
    {
        std::size_t automatic = 0, highest = 0;
        for (; *text; ++text) {
            if (*text == '}' && *++text != '}') throw "a } without its {";
            if (*text != '{') continue;
            ++text;
            if (*text == '{') continue;
            if (*text >= '0' && *text <= '9') {
                const auto number = static_cast<std::size_t>(*text - '0') + 1;
                highest = number > highest ? number : highest;
            } else {
                ++automatic;
            }
            while (*text != '}')
                if (!*text++) throw "a { without its }";
        }
        if (automatic + highest != count) throw "not as many {} as values";
    }
    [[nodiscard]] constexpr const char* text() const { return text_; }

private:
    const char* text_;
};

/// Fills the values into a translation; into the text of the code where the translation's {} do not fit it.
std::string fillIn(const char* translation, const char* text, std::span<const MessageValue> values);

/// "a, b, c".
std::string listed(std::span<const std::string> texts);

/// A text of the code, translated and filled in.
template <class... Values>
std::string trf(Language language, Pattern<sizeof...(Values)> pattern, const Values&... values)
{
    return fillIn(tr(language, pattern.text()), pattern.text(),
                  std::array<MessageValue, sizeof...(Values)>{MessageValue(values)...});
}

/// A text of a table, likewise. It must have as many {} as there are values.
template <class... Values>
std::string trf(Language language, const Phrase& phrase, const Values&... values)
{
    return fillIn(phrase.in(language), phrase.text,
                  std::array<MessageValue, sizeof...(Values)>{MessageValue(values)...});
}

/// The form for a count, filled in with the values: the count itself is among them only if it is given.
template <class... Values>
std::string trnf(Language language, Pattern<sizeof...(Values)> one, Pattern<sizeof...(Values)> many,
                 std::uint64_t count, const Values&... values)
{
    return fillIn(trn(language, one.text(), many.text(), count), count == 1 ? one.text() : many.text(),
                  std::array<MessageValue, sizeof...(Values)>{MessageValue(values)...});
}

/// An error, a warning, a line of help: in the language of messages.
template <class... Values>
std::string msg(Pattern<sizeof...(Values)> pattern, const Values&... values)
{
    return trf(messageLanguage(), pattern, values...);
}

template <class... Values>
std::string msgn(Pattern<sizeof...(Values)> one, Pattern<sizeof...(Values)> many, std::uint64_t count,
                 const Values&... values)
{
    return trnf(messageLanguage(), one, many, count, values...);
}

}  // namespace frontline
