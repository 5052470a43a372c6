#include "base/system_reason.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "base/catalogue.hpp"

namespace frontline {

const char* systemReason(int code)
{
    static constexpr std::array known{
        phrase("No such file or directory"), phrase("Permission denied"),  phrase("No space left on device"),
        phrase("Read-only file system"),     phrase("Not a directory"),    phrase("Is a directory"),
        phrase("Operation not permitted"),   phrase("Input/output error"), phrase("Disk quota exceeded"),
        phrase("Too many open files"),       phrase("File name too long"), phrase("File too large")};
    const std::string_view reason = std::strerror(code);
    const auto found = std::ranges::find(known, reason, [](const Phrase& p) { return std::string_view(p.text); });
    return found == known.end() ? std::strerror(code) : found->in(messageLanguage());
}

}  // namespace frontline
