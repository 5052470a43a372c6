#include "scene/version.hpp"

#include <fmt/format.h>
#include <ft2build.h>
#include <hb.h>
#include FT_FREETYPE_H

namespace frontline {

std::string freeTypeVersion()
{
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return "not available";
    FT_Int major = 0, minor = 0, patch = 0;
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
    return fmt::format("{}.{}.{}", major, minor, patch);
}

std::string harfBuzzVersion()
{
    return hb_version_string();
}

}  // namespace frontline
