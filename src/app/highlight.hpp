// The ground that a row of the ledger is about, lit up on the map.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "map/document.hpp"

namespace frontline {

/// Of the grounds (polygons), what lies in the oblast, as one feature; the oblast itself where there is none of it.
/// Error: an oblast that the map does not have, or data that is not loaded.
Result<std::shared_ptr<const FeatureTable>> groundInOblast(
    const Document& document, const std::string& iso, const std::vector<std::shared_ptr<const FeatureTable>>& grounds);

/// A layer that outlines the ground, in the palette's colour "highlight" where the theme has one.
Layer highlightLayer(const Document& document, std::shared_ptr<const FeatureTable> ground);

}  // namespace frontline
