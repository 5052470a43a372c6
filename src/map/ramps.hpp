// Colours of classes: sets that are told apart with every kind of colour vision, and ramps.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/color.hpp"

namespace frontline {

/// How a category looks: one of seven colours, and past these another form of them, since no twenty colours can be
/// told apart.
struct CategoryLook {
    std::string color;  // "#RRGGBB"
    int round = 0;      // 0: plain; 1 and 2: another symbol, hatch and dashes
};
CategoryLook categoryLook(std::size_t number);

/// The names of ramps: sequential ones, then diverging ones.
const std::vector<std::string>& rampNames();
const std::vector<std::string>& divergingRampNames();
/// "#RRGGBB" of each of `count` classes, from the least to the most. name: one of rampNames(), or "" for the usual one.
std::vector<std::string> rampColors(const std::string& name, std::size_t count);

}  // namespace frontline
