// How much of a file a picture shows.
#pragma once

#include "geo/coordinates.hpp"

namespace frontline {

struct DrawnDetail {
    /// West, south, east, north in degrees: what lies outside is not drawn. Empty: everything may be.
    Box region = {};
    /// On the ground: what drawn edges may be off by. 0: nothing, all vertices are wanted.
    double toleranceMetres = 0;

    [[nodiscard]] bool isAll() const { return region.empty() && !(toleranceMetres > 0); }
};

}  // namespace frontline
