// Versions of the text libraries, as they run.
#pragma once

#include <string>

namespace frontline {

/// "2.12.1"
std::string freeTypeVersion();
/// "6.0.0"
std::string harfBuzzVersion();

}  // namespace frontline
