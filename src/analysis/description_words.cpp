#include "analysis/description_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/words.hpp"

namespace frontline {

std::string DescriptionWords::km2(double value) const
{
    return figureWords(value, language_) + say(" km²", " км²");
}

std::string DescriptionWords::km(double value) const
{
    return figureWords(value, language_) + say(" km", " км");
}

std::string DescriptionWords::percent(double share) const
{
    if (share > 0 && share < 0.0005) return say("less than 0.1 %", "менше 0,1 %");
    return numberWords(100 * share, 1, language_) + " %";
}

std::string DescriptionWords::placeCount(std::size_t count) const
{
    const std::string number = numberWords(static_cast<double>(count), 0, language_);
    if (language_ == Language::Ukrainian)
        return number + " " + ukrainianForm(count, "населений пункт", "населені пункти", "населених пунктів");
    return number + (count == 1 ? " place" : " places");
}

std::string DescriptionWords::peopleCount(double people) const
{
    const auto count = static_cast<std::size_t>(std::llround(std::max(0.0, people)));
    const std::string number = numberWords(static_cast<double>(count), 0, language_);
    if (language_ == Language::Ukrainian) return number + " " + ukrainianForm(count, "людина", "людини", "людей");
    return number + (count == 1 ? " person" : " people");
}

std::string DescriptionWords::inPicture(const std::string& part, const std::string& whole) const
{
    if (part == whole) return say("all of it is in the picture", "усе це на зображенні");
    return part + say(" of it in the picture", " з цього на зображенні");
}

std::string DescriptionWords::joined(const std::vector<LocalText>& texts, std::size_t most, const char* separator) const
{
    std::string out;
    for (std::size_t i = 0; i < texts.size() && i < most; ++i) out += (i > 0 ? separator : "") + name(texts[i]);
    if (texts.size() > most) out += fmt::format(fmt::runtime(say(" and {} more", " і ще {}")), texts.size() - most);
    return out;
}

std::string DescriptionWords::trimmed(std::string text)
{
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

}  // namespace frontline
