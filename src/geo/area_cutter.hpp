// Polygons cut by areas that stay the same, and measured on the ellipsoid.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "base/result.hpp"
#include "geo/geometry.hpp"

namespace frontline {

/// Longitude/latitude degrees throughout. Cheap to copy; may be used from several threads.
class AreaCutter {
public:
    /// What lies in none of the areas within the outline.
    static constexpr std::uint32_t outside = std::numeric_limits<std::uint32_t>::max();

    struct Part {
        std::uint32_t area = outside;  // a feature of the areas
        double squareMetres = 0;
    };

    /// areas: features that do not overlap. outline: the union of those that make up the whole; what lies out of it is
    /// told as `outside`, also where it lies in one of the other areas, in which it is told as well.
    AreaCutter(FlatGeometry areas, FlatGeometry outline);

    /// The parts of one feature, valid polygons, in every area that it reaches into, in their order, and outside last.
    /// A large one is cut on all threads. Error: GEOS's own words.
    [[nodiscard]] Result<std::vector<Part>> cut(const FlatGeometry& polygons, std::size_t feature) const;

private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

}  // namespace frontline
