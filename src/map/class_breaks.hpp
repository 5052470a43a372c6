// Where classes of numbers begin. Internal to map.
#pragma once

#include <cstddef>
#include <vector>

namespace frontline {

// Each gives the inner breaks, ascending, each once: a class holds what is from one on up to below the next. At most
// count - 1 of them, fewer where there are not as many different values. sorted: finite, ascending, not empty.

/// As many values in each class, as far as equal values allow: quantiles of type 7 (R's usual).
std::vector<double> quantileBreaks(const std::vector<double>& sorted, std::size_t count);
/// Classes that are as wide.
std::vector<double> equalBreaks(const std::vector<double>& sorted, std::size_t count);
/// Fisher and Jenks's natural breaks: the least sum of squares within classes. Exact up to 20,000 different values;
/// more are taken together to as many groups of neighbours first. O(count n log n) in their number.
std::vector<double> jenksBreaks(const std::vector<double>& sorted, std::size_t count);

}  // namespace frontline
