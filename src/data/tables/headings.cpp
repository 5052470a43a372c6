#include "data/tables/headings.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"

namespace frontline {

namespace {

/// Of what has no letter or digit: ASCII, and marks that are no letters in other alphabets.
bool isSeparator(unsigned char c)
{
    return c < 0x80 && !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
}

/// In small letters, without what stands in brackets; what a degree sign and the like make is a blank.
std::string bare(std::string_view name)
{
    std::string out;
    int depth = 0;
    const std::string folded = foldCase(name);
    for (const char c : folded) {
        if (c == '(' || c == '[' || c == '{') ++depth;
        if (depth == 0) out += c;
        if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
    }
    // All of it in brackets.
    if (std::ranges::all_of(out, [](char c) { return isSeparator(static_cast<unsigned char>(c)); })) out = folded;
    for (const std::string_view mark : {"°", "\u00A0", "º", "№", "\uFEFF"})
        for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark, at))
            out.replace(at, mark.size(), " ");
    return out;
}

/// Words that say in what, and not what.
constexpr std::array<std::string_view, 33> noise{
    "wgs",     "84",      "wgs84",   "4326",   "epsg", "epsg4326",  "gps",        "geo", "dd", "deg",    "degree",
    "degrees", "decimal", "dec",     "dms",    "the",  "point",     "of",         "utm", "m",  "meters", "metres",
    "град",    "градуси", "градусы", "градус", "гр",   "десяткова", "десятичная", "пнш", "сд", "сш",     "вд"};

std::vector<std::string> wordsOfHeading(std::string_view name)
{
    std::vector<std::string> words;
    bool within = false;
    for (const char c : bare(name)) {
        const bool ends = isSeparator(static_cast<unsigned char>(c));
        if (!ends && !within) words.emplace_back();
        if (!ends) words.back() += c;
        within = !ends;
    }
    return words;
}

struct Name {
    std::string_view joined;
    Heading heading;
};

constexpr std::array knownHeadings{
    Name{"lat", Heading::Latitude},
    Name{"lats", Heading::Latitude},
    Name{"latitude", Heading::Latitude},
    Name{"latitudes", Heading::Latitude},
    Name{"latd", Heading::Latitude},
    Name{"широта", Heading::Latitude},
    Name{"шир", Heading::Latitude},
    Name{"широти", Heading::Latitude},
    Name{"північнаширота", Heading::Latitude},
    Name{"севернаяширота", Heading::Latitude},
    Name{"lon", Heading::Longitude},
    Name{"lng", Heading::Longitude},
    Name{"long", Heading::Longitude},
    Name{"longitude", Heading::Longitude},
    Name{"longitudes", Heading::Longitude},
    Name{"longd", Heading::Longitude},
    Name{"lond", Heading::Longitude},
    Name{"довгота", Heading::Longitude},
    Name{"довг", Heading::Longitude},
    Name{"довготи", Heading::Longitude},
    Name{"східнадовгота", Heading::Longitude},
    Name{"долгота", Heading::Longitude},
    Name{"долг", Heading::Longitude},
    Name{"восточнаядолгота", Heading::Longitude},
    Name{"coordinates", Heading::Coordinates},
    Name{"coordinate", Heading::Coordinates},
    Name{"coords", Heading::Coordinates},
    Name{"coord", Heading::Coordinates},
    Name{"position", Heading::Coordinates},
    Name{"location", Heading::Coordinates},
    Name{"latlon", Heading::Coordinates},
    Name{"latlng", Heading::Coordinates},
    Name{"latlong", Heading::Coordinates},
    Name{"latitudelongitude", Heading::Coordinates},
    Name{"координати", Heading::Coordinates},
    Name{"координата", Heading::Coordinates},
    Name{"координаты", Heading::Coordinates},
    Name{"коорд", Heading::Coordinates},
    Name{"геолокація", Heading::Coordinates},
    Name{"геолокация", Heading::Coordinates},
    Name{"местоположение", Heading::Coordinates},
    Name{"місцеположення", Heading::Coordinates},
    Name{"розташування", Heading::Coordinates},
    Name{"широтадовгота", Heading::Coordinates},
    Name{"широтадолгота", Heading::Coordinates},
    Name{"lonlat", Heading::LongitudeAndLatitude},
    Name{"lnglat", Heading::LongitudeAndLatitude},
    Name{"longlat", Heading::LongitudeAndLatitude},
    Name{"longitudelatitude", Heading::LongitudeAndLatitude},
    Name{"довготаширота", Heading::LongitudeAndLatitude},
    Name{"долготаширота", Heading::LongitudeAndLatitude},
    Name{"mgrs", Heading::Mgrs},
    Name{"usng", Heading::Mgrs},
    Name{"mgrscoordinates", Heading::Mgrs},
    Name{"mgrscoord", Heading::Mgrs},
    Name{"easting", Heading::Easting},
    Name{"east", Heading::Easting},
    Name{"x", Heading::Easting},
    Name{"xcoord", Heading::Easting},
    Name{"coordx", Heading::Easting},
    Name{"coordsx", Heading::Easting},
    Name{"xcoordinate", Heading::Easting},
    Name{"координатаx", Heading::Easting},
    Name{"xкоордината", Heading::Easting},
    Name{"northing", Heading::Northing},
    Name{"north", Heading::Northing},
    Name{"y", Heading::Northing},
    Name{"ycoord", Heading::Northing},
    Name{"coordy", Heading::Northing},
    Name{"coordsy", Heading::Northing},
    Name{"ycoordinate", Heading::Northing},
    Name{"координатаy", Heading::Northing},
    Name{"yкоордината", Heading::Northing},
    Name{"wkt", Heading::Geometry},
    Name{"geomwkt", Heading::Geometry},
    Name{"wktgeom", Heading::Geometry},
    Name{"geometrywkt", Heading::Geometry},
    Name{"wktgeometry", Heading::Geometry},
    Name{"geojson", Heading::Geometry},
    Name{"geomgeojson", Heading::Geometry},
    Name{"geometry", Heading::Geometry},
    Name{"geom", Heading::Geometry},
    Name{"geog", Heading::Geometry},
    Name{"geometria", Heading::Geometry},
    Name{"shape", Heading::Geometry},
    Name{"геометрія", Heading::Geometry},
    Name{"геометрия", Heading::Geometry},
};

Heading lookedUp(std::string_view joined)
{
    const auto* const found = std::ranges::find(knownHeadings, joined, &Name::joined);
    return found == knownHeadings.end() ? Heading::Other : found->heading;
}

}  // namespace

Heading headingOf(std::string_view name)
{
    constexpr std::size_t longest = 120;  // what is longer is no heading
    // With such signs it is a value, of JSON say.
    if (name.size() > longest || name.find_first_of("{}\"") != std::string_view::npos) return Heading::Other;
    const std::vector<std::string> words = wordsOfHeading(name);
    std::string all, telling;
    for (const std::string& word : words) {
        all += word;
        if (std::ranges::find(noise, std::string_view(word)) == noise.end()) telling += word;
    }
    if (const Heading whole = lookedUp(all); whole != Heading::Other) return whole;
    return lookedUp(telling);
}

}  // namespace frontline
