// The letters of map links. Internal to map.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace frontline {

/// Percent-encoded (RFC 3986) but for unreserved characters, and ":" and "/", which mean nothing in a link.
std::string linkEncoded(std::string_view text);
/// nullopt where "%" is not followed by two hexadecimal digits.
std::optional<std::string> linkDecoded(std::string_view text);
/// The parts between the separators, empty ones included.
std::vector<std::string_view> splitAt(std::string_view text, char separator);

}  // namespace frontline
