#include "render/version.hpp"

#include <cairo.h>
#include <libdeflate.h>
#include <png.h>

namespace frontline {

std::string libpngVersion()
{
    return png_get_libpng_ver(nullptr);
}

std::string libdeflateVersion()
{
    return LIBDEFLATE_VERSION_STRING;
}

std::string cairoVersion()
{
    return cairo_version_string();
}

}  // namespace frontline
