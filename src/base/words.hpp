// Numbers and dates as English and Ukrainian write them.
#pragma once

#include <cstddef>
#include <string>

#include "base/language.hpp"

namespace frontline {

/// "113,866" or "113 866" (with a no-break space), "12.5" or "12,5".
std::string numberWords(double value, int decimals, Language language);

/// A measured figure: whole from 100 on, with one decimal below, "0" for nothing.
std::string figureWords(double value, Language language);

/// "8 August 2024" or "8 серпня 2024 року" of an ISO date; the text itself when it is none.
std::string dateWords(const std::string& isoDate, Language language);

/// The form of a Ukrainian noun that goes with a count: 1, 21, 31 ... місце; 2 to 4, 22 ... місця; the others місць.
const char* ukrainianForm(std::size_t count, const char* one, const char* few, const char* many);

}  // namespace frontline
