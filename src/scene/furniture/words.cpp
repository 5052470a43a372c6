#include "scene/furniture/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"

namespace frontline {

namespace {

constexpr const char* noBreak = "\u00A0";

constexpr std::array statuses{phrase("generalised"), phrase("schematic")};

/// "6,804" or "6 804"; one decimal below 10.
std::string grouped(double value, Language language)
{
    const double size = std::abs(value);
    return numberText(size < 0.05 ? 0.0 : value, size < 9.95 && size >= 0.05 ? 1 : 0, language);
}

}  // namespace

std::string lengthText(double metres, Language language)
{
    if (metres >= 1000) return fmt::format("{:g} {}", metres / 1000, words::kilometres.in(language));
    return fmt::format("{:g} {}", metres, words::metres.in(language));
}

std::string areaFigure(double squareKm, Language language)
{
    return grouped(squareKm, language) + noBreak + words::squareKilometres.in(language);
}

std::string lengthFigure(double km, Language language)
{
    return grouped(km, language) + noBreak + words::kilometres.in(language);
}

std::string countFigure(std::size_t count, Language language)
{
    return numberText(static_cast<double>(count), 0, language);
}

std::string statusText(const Source& source, Language language, double toleranceMetres)
{
    if (source.status.empty() || source.status == "official") return "";
    std::string status = source.status;
    for (const Phrase& known : statuses)
        if (status == known.text) status = known.in(language);
    const double metres = std::max(source.toleranceMetres, toleranceMetres);
    if (metres > 0) status += ", " + lengthText(metres, language);
    return status;
}

}  // namespace frontline
