// Lines that carry names, such as rivers, joined so that a name can run across their pieces.
#pragma once

#include <vector>

#include "scene/layer_mesh.hpp"

namespace frontline {

/// The lines of the listed features by their own name: those that share an end are joined. Simplified and
/// projected; only those that touch the region are built, whole.
std::vector<NamedLine> buildNamedLines(const FeatureTable& table, const DrawnLabel& style,
                                       const std::vector<std::uint32_t>& features, const RegionGround& ground,
                                       Language language);

}  // namespace frontline
