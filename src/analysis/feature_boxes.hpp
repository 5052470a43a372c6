// Which features of a table may lie at a place, without looking at each of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/geometry.hpp"

namespace frontline {

/// The boxes of a table's features, packed into a tree: of a million features a place asks a few dozen. Made once for a
/// table that is asked again and again; takes about 21 bytes a feature.
class FeatureBoxes {
public:
    FeatureBoxes() = default;
    explicit FeatureBoxes(const FlatGeometry& geometry);

    /// The features whose boxes touch the box (and perhaps some that miss it by less than a metre), in no order.
    [[nodiscard]] std::vector<std::uint32_t> touching(const Box& box) const;

private:
    /// Rounded outwards.
    struct SmallBox {
        float minX = 0, minY = 0, maxX = 0, maxY = 0;
    };
    static SmallBox rounded(const Box& box);

    std::vector<std::uint32_t> features_;     // by their places along a curve that fills the plane
    std::vector<SmallBox> boxes_;             // of those, then of each 16 of them, of each 16 of these ... up to one
    std::vector<std::size_t> levelStarts_{};  // where in boxes_ each level begins, and its end
};

}  // namespace frontline
