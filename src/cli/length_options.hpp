// The options of `length` that need reading. Internal to cli.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "map/claim.hpp"

namespace frontline {

/// "0,5,10": kilometres from 0 to 50. The error names the option.
Result<std::vector<double>> parseRulers(const std::string& text);
/// "rivers,borders,pockets". The error names the option.
Result<LengthExclusions> parseExclusionOption(const std::string& text);

}  // namespace frontline
