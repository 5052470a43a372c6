// Parts of how layers of own files are drawn. Internal to map.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "map/own_style.hpp"

namespace frontline {

/// A rule for each class, made of the one that draws all features plainly.
std::vector<StyleRule> classRules(const FeatureClasses& classes, const StyleRule& plain, GeometryKind kind,
                                  const OwnStyle& asked);

/// What the user asks of widths, dashes, hatches and symbols, over what the rule has. One that draws nothing stays so.
void applyStyle(StyleRule& rule, GeometryKind kind, const OwnStyle& asked);

/// The words of styles as text.
const std::vector<std::pair<const char*, HatchChoice>>& hatchChoices();
const std::vector<std::pair<const char*, SymbolShape>>& symbolChoices();

}  // namespace frontline
