// What a projection is called.
#pragma once

#include <string>

#include "base/language.hpp"
#include "geo/projection.hpp"

namespace frontline {

/// Of a PROJ string, the name of its method ("Lambert conformal conic", "рівнокутна конічна Ламберта"); else PROJ's own
/// name of the CRS ("WGS 84 / UTM zone 37N").
std::string projectionWords(const Projection& projection, Language language);

}  // namespace frontline
