#include "map/layer_days.hpp"

#include <fmt/format.h>

#include <charconv>
#include <system_error>

#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

constexpr int mostDays = 36500;

}  // namespace

Result<DayChoice> parseDayChoice(const std::string& text)
{
    DayChoice choice;
    if (text == "off") return choice;
    if (text == "exact" || text == "upto") {
        choice.mode = text == "exact" ? DayChoice::Mode::Exact : DayChoice::Mode::UpTo;
        return choice;
    }
    if (text.starts_with("last:")) {
        const char *const begin = text.data() + 5, *const end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(begin, end, choice.last);
        choice.mode = DayChoice::Mode::Last;
        if (error == std::errc() && rest == end && choice.last >= 1 && choice.last <= mostDays) return choice;
    }
    return Error{msg("days \"{}\": expected exact, upto, last:N (of N days up to the map's date, 1 to {}) or off",
                     printable(text), mostDays)};
}

std::string dayChoiceText(const DayChoice& choice)
{
    switch (choice.mode) {
        case DayChoice::Mode::Exact:
            return "exact";
        case DayChoice::Mode::UpTo:
            return "upto";
        case DayChoice::Mode::Last:
            return fmt::format("last:{}", choice.last);
        case DayChoice::Mode::Off:
            break;
    }
    return "off";
}

DaySpan daySpanOn(const LayerDays& days, const std::string& date)
{
    DaySpan span{days.column, days.endColumn, days.form, {}, dayNumber(date)};
    if (days.mode == DayChoice::Mode::Exact) span.first = span.last;
    if (days.mode == DayChoice::Mode::Last && span.last) span.first = *span.last - days.last + 1;
    return span;
}

std::string daysInWords(const LayerDays& days, const std::string& date, Language language)
{
    const std::string day = dateInSentence(date, language);
    switch (days.mode) {
        case DayChoice::Mode::Exact:
            return trf(language, "on {}", day);
        case DayChoice::Mode::UpTo:
            return trf(language, "up to {}", day);
        case DayChoice::Mode::Last:
            return trnf(language, "{} day up to {}", "{} days up to {}", static_cast<std::uint64_t>(days.last),
                        days.last, day);
        case DayChoice::Mode::Off:
            break;
    }
    return "";
}

}  // namespace frontline
