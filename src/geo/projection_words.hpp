// What a projection is called.
#pragma once

#include <string>

#include "geo/projection.hpp"

namespace frontline {

struct ProjectionWords {
    std::string english, ukrainian;  // "Lambert conformal conic", "рівнокутна конічна Ламберта"
};

/// Of a PROJ string, the name of its method; else PROJ's own name of the CRS ("WGS 84 / UTM zone 37N") in both.
ProjectionWords projectionWords(const Projection& projection);

}  // namespace frontline
