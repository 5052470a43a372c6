// How the layers of a user's own file are drawn: as the file has it, plainly, or as the user asks.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/feature_table.hpp"
#include "map/style.hpp"

namespace frontline {

/// What the user asks of a layer. Empty texts ask nothing.
struct OwnStyle {
    bool plain = false;  // not as the file has it
    std::string color;   // "#RRGGBB", of everything
    std::string label;   // column whose text stands beside each feature
    bool operator==(const OwnStyle&) const = default;
};

/// The rules of a table: one for each of the styles that its file gives, and a plain one in the colour for features
/// that have none. color: "#RRGGBB", where neither file nor user says one.
/// Error: there is no such column (lists those there are), or what is to be the colour is none.
Result<std::vector<StyleRule>> ownRules(const FeatureTable& table, const std::string& color, const OwnStyle& asked);

}  // namespace frontline
