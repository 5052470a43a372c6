// Single features on the ground that figures are of. Internal to analysis.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/figure_ground.hpp"

namespace frontline {

/// What a feature has in one part of the ground.
struct FeaturePart {
    GroundPart ground;
    std::size_t points = 0, undecided = 0;
    double metres = 0, squareMetres = 0;
};

/// The parts of features, each part of the ground at most once in a feature. They add up to the whole: what the cutting
/// leaves over, or has too much, which is less than a ten thousandth of it, is spread over the parts; what has less
/// than a ten millionth of the whole is none.
struct MeasuredFeatures {
    std::vector<FeaturePart> parts;
    std::vector<std::size_t> starts{0};  // of each feature's parts; one more than there are features
    /// Features that are left out, with the reason; one without a place has no reason.
    struct LeftOut {
        std::size_t feature = 0;
        std::string reason;
    };
    std::vector<LeftOut> leftOut;
    struct Repaired {
        std::size_t feature = 0;
        std::string reason;
    };
    std::vector<Repaired> repaired;
};

/// Measures the features [first, end) of a table's geometry. Numbers in the result are those of the table.
MeasuredFeatures measureFeatures(const FigureGround& ground, const FlatGeometry& geometry, std::size_t first,
                                 std::size_t end);

}  // namespace frontline
