// Choosing features by an expression over their attributes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/feature_table.hpp"

namespace frontline {

/// The features, ascending, for which the expression holds: the WHERE of OGR SQL, as "people > 1000 AND status =
/// 'lost'" (comparisons, AND, OR, NOT, IN, LIKE, ILIKE, BETWEEN, IS NULL, arithmetic). A comparison with a missing
/// value does not hold. Error: it cannot be understood, or names a column that is not there (lists those there are).
Result<std::vector<std::uint32_t>> featuresWhere(const FeatureTable& table, const std::string& expression);

}  // namespace frontline
