// How a claim was measured and why it has its verdict, in words. Internal to analysis.
#pragma once

#include <string>
#include <vector>

#include "analysis/claims.hpp"

namespace frontline {

struct OblastNames {
    std::vector<std::string> english, ukrainian;
};

/// Sets how and reason of a check that has its verdict, in both languages.
void describe(ClaimCheck& check, const OblastNames& oblasts);

}  // namespace frontline
