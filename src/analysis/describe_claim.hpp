// How a claim was measured and why it has its verdict, in words. Internal to analysis.
#pragma once

#include <vector>

#include "analysis/claims.hpp"

namespace frontline {

/// Sets how and reason of a check that has its verdict, in every language that the program speaks.
void describe(ClaimCheck& check, const std::vector<LocalText>& oblasts);

}  // namespace frontline
