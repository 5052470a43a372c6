// Former names of base/text.hpp.
#pragma once

#include <cstddef>
#include <string>

#include "base/text.hpp"

namespace frontline {

inline std::string numberWords(double value, int decimals, Language language)
{
    return numberText(value, decimals, language);
}

inline std::string figureWords(double value, Language language)
{
    return figureText(value, language);
}

inline std::string dateWords(const std::string& isoDate, Language language)
{
    return dateInSentence(isoDate, language);
}

/// The form of a Ukrainian noun that goes with a count: 1, 21, 31 ... місце; 2 to 4, 22 ... місця; the others місць.
const char* ukrainianForm(std::size_t count, const char* one, const char* few, const char* many);

}  // namespace frontline
