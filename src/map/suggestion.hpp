// Names that the user may have meant, for messages about unknown ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace frontline {

/// Letters to insert, delete, replace or exchange with their neighbour to turn a into b (optimal string alignment
/// distance); upper and lower case of ASCII letters count as equal.
std::size_t editDistance(std::string_view a, std::string_view b);

/// The known name nearest to an unknown one; "" when none is near enough to be a slip of the pen.
std::string nearestName(std::string_view unknown, const std::vector<std::string>& known);

/// what: a text of the code, as "date". `unknown date "2025-08-1"; did you mean "2025-08-17"? There are: 2024-08-08,
/// 2025-08-17`.
std::string unknownName(const char* what, std::string_view unknown, const std::vector<std::string>& known);

}  // namespace frontline
