#include "scene/furniture/words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace frontline {

namespace {

constexpr const char* noBreak = "\u00A0";

constexpr std::array months{
    MapPhrase{"January", "січня"},  MapPhrase{"February", "лютого"},    MapPhrase{"March", "березня"},
    MapPhrase{"April", "квітня"},   MapPhrase{"May", "травня"},         MapPhrase{"June", "червня"},
    MapPhrase{"July", "липня"},     MapPhrase{"August", "серпня"},      MapPhrase{"September", "вересня"},
    MapPhrase{"October", "жовтня"}, MapPhrase{"November", "листопада"}, MapPhrase{"December", "грудня"}};
constexpr std::array statuses{MapPhrase{"generalised", "узагальнено"}, MapPhrase{"schematic", "схематично"}};
constexpr MapPhrase kilometres{"km", "км"}, metresUnit{"m", "м"}, squareKilometres{"km²", "км²"};

/// "6,804" or "6 804"; one decimal below 10.
std::string grouped(double value, Language language)
{
    const bool ukrainian = language == Language::Ukrainian;
    if (std::abs(value) < 9.95 && std::abs(value) >= 0.05) {
        std::string text = fmt::format("{:.1f}", value);
        if (ukrainian) text.replace(text.find('.'), 1, ",");
        return text;
    }
    std::string text = fmt::format("{:.0f}", std::abs(value) < 0.05 ? 0.0 : value);
    const std::size_t sign = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = text.size(); at > sign + 3;) {
        at -= 3;
        text.insert(at, ukrainian ? noBreak : ",");
    }
    return text;
}

}  // namespace

std::string dateText(const std::string& isoDate, Language language)
{
    const auto digits = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i)
            value = isoDate[i] >= '0' && isoDate[i] <= '9' && value >= 0 ? value * 10 + (isoDate[i] - '0') : -1;
        return value;
    };
    if (isoDate.size() != 10 || isoDate[4] != '-' || isoDate[7] != '-') return isoDate;
    const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1) return isoDate;
    return fmt::format("{} {} {}", day, months[static_cast<std::size_t>(month - 1)].in(language), year);
}

std::string lengthText(double metres, Language language)
{
    if (metres >= 1000) return fmt::format("{:g} {}", metres / 1000, kilometres.in(language));
    return fmt::format("{:g} {}", metres, metresUnit.in(language));
}

std::string areaFigure(double squareKm, Language language)
{
    return grouped(squareKm, language) + noBreak + squareKilometres.in(language);
}

std::string lengthFigure(double km, Language language)
{
    return grouped(km, language) + noBreak + kilometres.in(language);
}

std::string statusText(const Source& source, Language language)
{
    if (source.status.empty() || source.status == "official") return "";
    std::string status = source.status;
    for (const MapPhrase& known : statuses)
        if (status == known.english) status = known.in(language);
    if (source.toleranceMetres > 0) status += ", " + lengthText(source.toleranceMetres, language);
    return status;
}

}  // namespace frontline
