// Text within XML.
#pragma once

#include <string>
#include <string_view>

namespace frontline {

/// For element content and for attributes in double quotes. What XML 1.0 cannot hold at all (control characters, bytes
/// that are not UTF-8) becomes U+FFFD.
std::string escapeXml(std::string_view text);

}  // namespace frontline
