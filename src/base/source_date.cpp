#include "base/source_date.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace frontline {

std::string sourceDate()
{
    const char* given = std::getenv("SOURCE_DATE_EPOCH");
    const std::string_view text = given ? given : "";
    constexpr std::int64_t lastOfYear9999 = 253'402'300'799;
    std::int64_t seconds = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > lastOfYear9999) return "";
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

}  // namespace frontline
