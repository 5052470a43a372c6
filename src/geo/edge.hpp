// Two edges, and whether they cross. Internal to geo.
#pragma once

#include <algorithm>

#include "geo/coordinates.hpp"

namespace frontline {

struct Edge {
    Edge(Xy from, Xy to)
        : minX(std::min(from.x, to.x)),
          maxX(std::max(from.x, to.x)),
          minY(std::min(from.y, to.y)),
          maxY(std::max(from.y, to.y)),
          a(from),
          b(to)
    {}

    double minX, maxX, minY, maxY;
    Xy a, b;
};

/// Twice the area of the triangle, positive where c lies left of a..b.
inline double turn(Xy a, Xy b, Xy c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Edges that only meet at an end do not cross.
inline bool cross(const Edge& e, const Edge& f)
{
    const double c = turn(e.a, e.b, f.a), d = turn(e.a, e.b, f.b);
    if ((c > 0 && d > 0) || (c < 0 && d < 0) || ((c == 0) != (d == 0))) return false;
    const double a = turn(f.a, f.b, e.a), b = turn(f.a, f.b, e.b);
    if (a == 0 && b == 0 && c == 0 && d == 0)  // on one line
        return std::min(e.maxX, f.maxX) - std::max(e.minX, f.minX) > 0 ||
               std::min(e.maxY, f.maxY) - std::max(e.minY, f.minY) > 0;
    return ((c > 0 && d < 0) || (c < 0 && d > 0)) && ((a > 0 && b < 0) || (a < 0 && b > 0));
}

inline bool meet(const Edge& e, const Edge& f)
{
    return e.minX <= f.maxX && f.minX <= e.maxX && e.minY <= f.maxY && f.minY <= e.maxY && cross(e, f);
}

}  // namespace frontline
