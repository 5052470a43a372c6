#include "analysis/description_words.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace frontline {

std::string DescriptionWords::km2(double value) const
{
    return figureText(value, language_) + " " + say("km²");
}

std::string DescriptionWords::km(double value) const
{
    return figureText(value, language_) + " " + say("km");
}

std::string DescriptionWords::percent(double share) const
{
    if (share > 0 && share < 0.0005) return say("less than 0.1 %");
    return numberText(100 * share, 1, language_) + " %";
}

std::string DescriptionWords::placeCount(std::size_t count) const
{
    return trnf(language_, "{} place", "{} places", count, numberText(static_cast<double>(count), 0, language_));
}

std::string DescriptionWords::peopleCount(double people) const
{
    const auto count = static_cast<std::size_t>(std::llround(std::max(0.0, people)));
    return trnf(language_, "{} person", "{} people", count, numberText(static_cast<double>(count), 0, language_));
}

std::string DescriptionWords::inPicture(const std::string& part, const std::string& whole, bool half) const
{
    if (half)
        return part == whole ? say("all of it is on this side of the divider")
                             : say("{} of it on this side of the divider", part);
    if (part == whole) return say("all of it is in the picture");
    return say("{} of it in the picture", part);
}

std::string DescriptionWords::joined(const std::vector<LocalText>& texts, std::size_t most, const char* separator) const
{
    std::string out;
    for (std::size_t i = 0; i < texts.size() && i < most; ++i) out += (i > 0 ? separator : "") + name(texts[i]);
    if (texts.size() > most) out += " " + say("and {} more", texts.size() - most);
    return out;
}

std::string DescriptionWords::trimmed(std::string text)
{
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

}  // namespace frontline
