// Versions of the picture libraries.
#pragma once

#include <string>

namespace frontline {

/// "1.6.39", as it runs.
std::string libpngVersion();
/// "1.14", as it was built with: the library does not tell.
std::string libdeflateVersion();
/// "1.16.0", as it runs.
std::string cairoVersion();

}  // namespace frontline
