// The languages of texts: of the program's own and of a map's names.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace frontline {

/// A language by its ISO 639 code: "en", "uk", "pl". Any language can be named; whether the program speaks it is the
/// catalogues' matter. A small value: the letters themselves, so that order is that of the codes.
class Language {
public:
    /// English, the language of the texts in the code.
    constexpr Language() = default;
    /// "uk", "UK", "uk_UA.UTF-8" are all one: the letters up to the first other character count, in lower case.
    /// What does not begin with two to eight letters is English.
    static constexpr Language of(std::string_view code)
    {
        Language language;
        std::uint64_t letters = 0;
        std::size_t count = 0;
        for (const char c : code) {
            const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            if (lower < 'a' || lower > 'z') break;
            if (++count > 8) return language;
            letters |= static_cast<std::uint64_t>(lower) << (8 * (8 - count));
        }
        if (count >= 2) language.letters_ = letters;
        return language;
    }

    [[nodiscard]] constexpr std::string code() const
    {
        std::string out;
        for (int shift = 56; shift >= 0 && (letters_ >> shift & 0xFF) != 0; shift -= 8)
            out += static_cast<char>(letters_ >> shift & 0xFF);
        return out;
    }

    constexpr auto operator<=>(const Language&) const = default;

    static const Language English;

private:
    friend struct std::hash<Language>;
    std::uint64_t letters_ = std::uint64_t{'e'} << 56 | std::uint64_t{'n'} << 48;  // the first letter highest
};

inline constexpr Language Language::English{};

}  // namespace frontline

template <>
struct std::hash<frontline::Language> {
    std::size_t operator()(const frontline::Language& language) const noexcept
    {
        return std::hash<std::uint64_t>{}(language.letters_);
    }
};
