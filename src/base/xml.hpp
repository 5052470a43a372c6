// Text within XML.
#pragma once

#include <string>
#include <string_view>

namespace frontline {

/// For element content and for attributes in double quotes; what is not printable (see base/text.hpp), as much of which
/// XML 1.0 cannot hold at all, becomes U+FFFD.
std::string escapeXml(std::string_view text);

}  // namespace frontline
