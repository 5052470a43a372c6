// Numbers within texts that options and styles are written in. Internal to map.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace frontline {

/// Finite, all of the text.
std::optional<double> numberOfText(std::string_view text);
/// As it is read back, as short as can be.
std::string textOfNumber(double number);

}  // namespace frontline
