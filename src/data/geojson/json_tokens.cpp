#include "data/geojson/json_tokens.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <system_error>

namespace frontline {

std::string_view trimmedToken(std::string_view token)
{
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') token.remove_suffix(1);
    return token;
}

bool unusualNumber(std::string_view token, double& number)
{
    token = trimmedToken(token);
    const bool negative = token.starts_with('-');
    const std::string_view digits = token.substr(negative ? 1 : 0);
    if (token == "null" || digits == "NaN" || digits == "nan") {
        number = std::numeric_limits<double>::quiet_NaN();
        return true;
    }
    if (digits == "Infinity" || digits == "inf") {
        number = negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
        return true;
    }
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
    if (error == std::errc::result_out_of_range) {
        // Too small for a double is 0.
        const auto exponent = digits.find_first_of("eE");
        const bool small = exponent == std::string_view::npos ? digits.starts_with('0') : digits[exponent + 1] == '-';
        number = small ? 0.0 : std::numeric_limits<double>::infinity();
        if (negative) number = -number;
    }
    return error != std::errc::invalid_argument && end == token.data() + token.size();
}

bool isWholeNumber(std::string_view token)
{
    if (token.starts_with('-')) token.remove_prefix(1);
    return !token.empty() && std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view unescaped(std::string_view inQuotes, std::string& scratch)
{
    if (inQuotes.find('\\') == std::string_view::npos) return inQuotes;
    scratch = '"';
    scratch += inQuotes;
    scratch += '"';
    const auto text = nlohmann::json::parse(scratch, nullptr, false);
    if (!text.is_string()) return inQuotes;
    scratch = text.get<std::string>();
    return scratch;
}

}  // namespace frontline
