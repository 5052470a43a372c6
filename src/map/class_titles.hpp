// What classes are called in the legend. Internal to map.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "base/local_text.hpp"

namespace frontline {

/// From `from` on up to below `to`; infinite where it is open.
struct ClassRange {
    double from = -std::numeric_limits<double>::infinity(), to = std::numeric_limits<double>::infinity();
};

/// "1–4", "12.5–40": the ends of all ranges with as few decimals as tell them apart. whole: all values are, so that the
/// last of a range can be said. The first and the last range end at the least and the most value where they are open
/// and `ends` are to be said, else they are called "under 5" and "10 and more".
std::vector<LocalText> rangeTitles(const std::vector<ClassRange>& ranges, double least, double most, bool whole,
                                   bool ends);
/// "under 7 days", "7–29 days", "after the map's date", of ages in days.
LocalText ageTitle(const ClassRange& days);

}  // namespace frontline
