// Version of GDAL, as it runs.
#pragma once

#include <string>

namespace frontline {

/// "3.6.2"
std::string gdalVersion();

}  // namespace frontline
