#include "data/tables/mgrs.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

namespace frontline {

namespace {

// Without I and O, which look like digits.
constexpr std::string_view bandLetters = "CDEFGHJKLMNPQRSTUVWX", columnLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ",
                           rowLetters = "ABCDEFGHJKLMNPQRSTUV";

/// The least northing, in kilometres, that is in each band: rows of squares have the same letters every 2000 km.
constexpr std::array leastNorthings{1100, 2000, 2800, 3700, 4600, 5500, 6400, 7300, 8200, 9100,
                                    0,    800,  1700, 2600, 3500, 4400, 5300, 6200, 7000, 7900};

constexpr double square = 100'000;

double within(std::string_view digits)
{
    double metres = 0, unit = square;
    for (const char c : digits) {
        unit /= 10;
        metres += (c - '0') * unit;
    }
    return metres + unit / 2;
}

}  // namespace

std::optional<UtmPlace> utmOfMgrs(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        if (c == ' ' || c == '\t') continue;
        plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    const auto digits = plain.find_first_not_of("0123456789");
    if (digits == std::string::npos || digits < 1 || digits > 2 || plain.size() < digits + 3) return std::nullopt;
    UtmPlace out{std::stoi(plain.substr(0, digits)), true, {}};
    const auto band = bandLetters.find(plain[digits]), column = columnLetters.find(plain[digits + 1]),
               row = rowLetters.find(plain[digits + 2]);
    constexpr auto none = std::string_view::npos;
    if (out.zone < 1 || out.zone > 60 || band == none || column == none || row == none) return std::nullopt;
    const std::string_view numbers = std::string_view(plain).substr(digits + 3);
    if (numbers.size() > 10 || numbers.size() % 2 != 0 || numbers.find_first_not_of("0123456789") != none)
        return std::nullopt;
    // Three zones after another share the letters of the columns, two those of the rows.
    const auto firstColumn = static_cast<std::size_t>((out.zone - 1) % 3) * 8;
    if (column < firstColumn || column >= firstColumn + 8) return std::nullopt;
    const std::size_t rows = (row + rowLetters.size() - (out.zone % 2 == 0 ? 5 : 0)) % rowLetters.size();
    out.north = band >= bandLetters.find('N');
    const double least = leastNorthings[band] * 1000.0;
    double northing = static_cast<double>(rows) * square;
    while (northing < least) northing += 2'000'000;
    out.place = {static_cast<double>(column - firstColumn + 1) * square + within(numbers.substr(0, numbers.size() / 2)),
                 northing + within(numbers.substr(numbers.size() / 2))};
    return out;
}

std::optional<LonLat> MgrsReader::place(std::string_view text)
{
    const auto utm = utmOfMgrs(text);
    if (!utm) return std::nullopt;
    const int code = (utm->north ? 32600 : 32700) + utm->zone;
    auto zone = zones_.find(code);
    if (zone == zones_.end()) {
        const auto made = Projection::create(fmt::format("EPSG:{}", code));
        if (!made) return std::nullopt;
        zone = zones_.emplace(code, *made).first;
    }
    return zone->second.inverse(utm->place);
}

}  // namespace frontline
