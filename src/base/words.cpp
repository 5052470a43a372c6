#include "base/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace frontline {

std::string numberWords(double value, int decimals, Language language)
{
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const std::size_t first = text.starts_with('-') ? 1 : 0, point = std::min(text.find('.'), text.size());
    if (language == Language::Ukrainian && point < text.size()) text[point] = ',';
    for (std::size_t at = point; at > first + 3;)
        text.insert(at -= 3, language == Language::Ukrainian ? "\u00A0" : ",");
    return text;
}

std::string figureWords(double value, Language language)
{
    const double size = std::abs(value);
    return numberWords(size < 0.05 ? 0 : value, size < 0.05 || size >= 99.95 ? 0 : 1, language);
}

std::string dateWords(const std::string& isoDate, Language language)
{
    static constexpr std::array english{"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
    static constexpr std::array ukrainian{"січня", "лютого", "березня", "квітня", "травня",    "червня",
                                          "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"};
    const auto digits = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i)
            value = isoDate[i] >= '0' && isoDate[i] <= '9' && value >= 0 ? value * 10 + (isoDate[i] - '0') : -1;
        return value;
    };
    if (isoDate.size() != 10 || isoDate[4] != '-' || isoDate[7] != '-') return isoDate;
    const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1) return isoDate;
    const auto at = static_cast<std::size_t>(month - 1);
    if (language == Language::Ukrainian) return fmt::format("{} {} {} року", day, ukrainian[at], year);
    return fmt::format("{} {} {}", day, english[at], year);
}

const char* ukrainianForm(std::size_t count, const char* one, const char* few, const char* many)
{
    const std::size_t last = count % 10, lastTwo = count % 100;
    if (lastTwo >= 11 && lastTwo <= 14) return many;
    return last == 1 ? one : last >= 2 && last <= 4 ? few : many;
}

}  // namespace frontline
