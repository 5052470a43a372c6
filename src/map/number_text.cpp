#include "map/number_text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <system_error>

namespace frontline {

std::optional<double> numberOfText(std::string_view text)
{
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
    double value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || rest != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string textOfNumber(double number)
{
    return fmt::format("{}", number);
}

}  // namespace frontline
