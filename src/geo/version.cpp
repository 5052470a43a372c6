#include "geo/version.hpp"

#include <geos_c.h>
#include <proj.h>

namespace frontline {

std::string projVersion()
{
    return proj_info().version;
}

std::string geosVersion()
{
    // "3.11.1-CAPI-1.17.1"
    const std::string version = GEOSversion();
    return version.substr(0, version.find('-'));
}

}  // namespace frontline
