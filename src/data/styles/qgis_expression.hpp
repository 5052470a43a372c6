// Expressions of QGIS, as far as styles go by them. Internal to data.
#pragma once

#include <string>

namespace frontline {

/// The column that an expression of QGIS is nothing but; "" where it is more.
std::string columnOfExpression(const std::string& expression);

/// Whether OGR understands the expression of QGIS and means the same by it: comparisons of columns and values, AND, OR,
/// NOT, IN, LIKE, BETWEEN, IS NULL, arithmetic.
bool isSimpleFilter(const std::string& expression);

}  // namespace frontline
