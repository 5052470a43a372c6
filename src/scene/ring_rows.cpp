#include "scene/ring_rows.hpp"

#include <algorithm>

namespace frontline {

void forEachInside(const LineMesh& rings, double y, const std::function<void(double from, double to)>& use)
{
    const double row = y - rings.origin.y;
    std::vector<double> crossings;
    const auto endPolygon = [&] {
        std::ranges::sort(crossings);
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
            use(rings.origin.x + crossings[i], rings.origin.x + crossings[i + 1]);
        crossings.clear();
    };
    auto nextPolygon = rings.polygonStarts.begin();
    for (std::size_t i = 0; i + 1 < rings.vertices.size(); ++i) {
        if (nextPolygon != rings.polygonStarts.end() && i >= *nextPolygon) {
            endPolygon();
            ++nextPolygon;
        }
        const LineVertex &a = rings.vertices[i], &b = rings.vertices[i + 1];
        if (a.length < 0 || b.length < 0) continue;
        const double from = static_cast<double>(a.y), to = static_cast<double>(b.y);
        // The lower end belongs to an edge, the upper one does not: of two that meet one crosses.
        if ((from <= row) == (to <= row)) continue;
        const double share = (row - from) / (to - from);
        crossings.push_back(static_cast<double>(a.x) + share * (static_cast<double>(b.x) - static_cast<double>(a.x)));
    }
    endPolygon();
}

bool isInside(const LineMesh& rings, Xy place)
{
    bool inside = false;
    forEachInside(rings, place.y,
                  [&](double from, double to) { inside = inside || (from <= place.x && place.x < to); });
    return inside;
}

}  // namespace frontline
