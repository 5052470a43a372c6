// Versions of the libraries behind geo, as they run.
#pragma once

#include <string>

namespace frontline {

/// "9.1.1"
std::string projVersion();
/// "3.11.1"
std::string geosVersion();

}  // namespace frontline
