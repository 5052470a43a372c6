// Which rules of a layer draw which features.
#pragma once

#include "data/feature_table.hpp"
#include "map/style.hpp"

namespace frontline {

/// Whether the conditions on the rule's column hold; the scale range is not looked at. A missing value fulfils none:
/// `values = [""]` matches an empty text, not a missing one. The rule after all conditions draws what is missing.
bool ruleMatches(const FeatureTable& table, const StyleRule& rule, std::size_t feature);

/// Whether the rule draws at some scales only: then the rules after it are looked at too.
bool hasScaleRange(const StyleRule& rule);

}  // namespace frontline
