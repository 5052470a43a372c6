// Texts in other encodings than UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace frontline {

/// As UTF-8; what is no character in the encoding becomes U+FFFD. encoding: a name of IANA, in small letters or
/// capitals. Absent: there is no such encoding.
std::optional<std::string> utf8From(std::string_view bytes, const std::string& encoding);

}  // namespace frontline
