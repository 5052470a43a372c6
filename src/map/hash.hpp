// The hash of a content, by which it is known again.
#pragma once

#include <string>
#include <string_view>

namespace frontline {

/// SHA-256, as 64 hexadecimal digits.
std::string sha256(std::string_view content);

}  // namespace frontline
