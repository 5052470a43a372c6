#include "data/version.hpp"

#include <gdal.h>

namespace frontline {

std::string gdalVersion()
{
    return GDALVersionInfo("RELEASE_NAME");
}

}  // namespace frontline
