// Phrases of descriptions in one language. Internal to analysis.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/describe_map.hpp"
#include "base/language.hpp"
#include "base/message.hpp"

namespace frontline {

/// Of places that are named in one sentence; the others are counted.
inline constexpr std::size_t mostPlaces = 8;

class DescriptionWords {
public:
    explicit DescriptionWords(Language language) : language_(language) {}

protected:
    template <class... Values>
    [[nodiscard]] std::string say(Pattern<sizeof...(Values)> pattern, const Values&... values) const
    {
        return trf(language_, pattern, values...);
    }
    [[nodiscard]] const std::string& name(const LocalText& text) const { return text.in(language_); }
    [[nodiscard]] std::string quoted(const std::string& text) const { return say("“{}”", text); }
    [[nodiscard]] std::string km2(double value) const;
    [[nodiscard]] std::string km(double value) const;
    [[nodiscard]] std::string percent(double share) const;
    [[nodiscard]] std::string placeCount(std::size_t count) const;
    [[nodiscard]] std::string peopleCount(double people) const;

    /// "13 km² of it in the picture", or all of it where both figures read the same. half: of a swipe, what is in view
    /// is what is on this side of the divider.
    [[nodiscard]] std::string inPicture(const std::string& part, const std::string& whole, bool half) const;
    /// "A, B, C and 5 more".
    [[nodiscard]] std::string joined(const std::vector<LocalText>& texts, std::size_t most,
                                     const char* separator = ", ") const;
    /// Without spaces at the end.
    static std::string trimmed(std::string text);

    Language language_;
};

/// What a scenario would change. half: it is on one side of a swipe.
std::string scenarioParagraph(const DescribedScenario& scenario, Language language, bool half);

/// Where the two that are compared disagree. Precondition: there is a difference.
std::string differenceParagraph(const MapDescription& description, Language language);

}  // namespace frontline
