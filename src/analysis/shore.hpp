// Places beside a coast that is generalised: towns on an estuary lie in the water of such a map.
#pragma once

#include <optional>

#include "geo/geometry.hpp"
#include "geo/polygon_rows.hpp"
#include "geo/segment_index.hpp"

namespace frontline {

/// The edge of a map's oblasts. May be used from several threads.
class Shore {
public:
    /// How far from their edge what lies in the sea counts as theirs: twice what the generalised coast is true to.
    static constexpr double reachMetres = 2000;

    /// abroad: the land of other countries, or null; what lies there is nobody's shore.
    Shore(FlatGeometry oblasts, const FlatGeometry* abroad);

    /// A place in the oblast that is nearest to one which lies in none of them, within reach and not abroad;
    /// longitude, latitude.
    [[nodiscard]] std::optional<Xy> landBeside(Xy place) const;

private:
    FlatGeometry oblasts_;
    SegmentIndex edges_;
    std::optional<PolygonRows> abroad_;
};

}  // namespace frontline
