// Scalars of a JSON as programs write them. Internal to data.
#pragma once

#include <string>
#include <string_view>

namespace frontline {

/// Without the blanks behind it.
std::string_view trimmedToken(std::string_view token);

/// Numbers that JSON does not have, and those that are too large for it: "NaN", "-Infinity", "1e999", "5.". False: it
/// is no number at all.
bool unusualNumber(std::string_view token, double& number);

/// Digits alone, perhaps with a minus.
bool isWholeNumber(std::string_view token);

/// What stands between the quotes of a string, without its escapes; as it is where they are no JSON. scratch: holds the
/// text where there are any.
std::string_view unescaped(std::string_view inQuotes, std::string& scratch);

}  // namespace frontline
