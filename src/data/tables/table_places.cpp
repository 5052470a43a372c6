#include "data/tables/table_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string_view>

#include "base/text.hpp"
#include "data/tables/coordinate_text.hpp"
#include "data/tables/headings.hpp"
#include "data/tables/mgrs.hpp"

namespace frontline {

namespace {

using Kind = TablePlaces::Kind;
using Rows = std::vector<std::vector<std::string>>;

std::string_view withoutBlanks(std::string_view text)
{
    const auto at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? "" : text.substr(at);
}

bool isWellKnownText(std::string_view text)
{
    constexpr std::array<std::string_view, 8> kinds{
        "point",      "linestring",      "polygon",      "geometrycollection",
        "multipoint", "multilinestring", "multipolygon", "curvepolygon"};
    text = withoutBlanks(withoutSrid(withoutBlanks(text)));
    const std::string begin = smallAscii(std::string(text.substr(0, 40)));
    return std::ranges::any_of(kinds, [&](std::string_view kind) {
        if (!begin.starts_with(kind)) return false;
        const std::string_view rest = withoutBlanks(std::string_view(begin).substr(kind.size()));
        return rest.starts_with('(') || rest.starts_with("z") || rest.starts_with("m") || rest.starts_with("empty");
    });
}

bool isGeoJsonGeometry(std::string_view text)
{
    const std::string_view begin = withoutBlanks(text).substr(0, 200);
    return begin.starts_with('{') && begin.find("\"type\"") != std::string_view::npos;
}

/// Of what stands in the column: how much is so.
double shareOf(const Rows& rows, std::size_t column, const std::function<bool(const std::string&)>& isSo)
{
    std::size_t there = 0, so = 0;
    for (const auto& row : rows) {
        if (column >= row.size() || withoutBlanks(row[column]).empty()) continue;
        ++there;
        if (isSo(row[column])) ++so;
    }
    return there == 0 ? 0 : static_cast<double>(so) / static_cast<double>(there);
}

bool isPair(const std::string& text)
{
    return pairOf(text, false).has_value();
}

bool isMgrs(const std::string& text)
{
    return utmOfMgrs(text).has_value();
}

class PlaceFinder {
public:
    PlaceFinder(const std::vector<std::string>& names, const Rows& rows) : rows_(rows)
    {
        for (const std::string& name : names) headings_.push_back(headingOf(name));
        count_ = headings_.size();
    }

    /// Of a column whose heading or whose content says so.
    TablePlaces geometry() const
    {
        for (const bool byHeading : {true, false})
            for (std::size_t c = 0; c < count_; ++c) {
                if (byHeading && headings_[c] != Heading::Geometry) continue;
                const auto column = static_cast<int>(c);
                if (shareOf(rows_, c, isWellKnownText) > 0.5)
                    return {Kind::WellKnownText, column, -1, false, sridOf(c)};
                if (shareOf(rows_, c, isGeoJsonGeometry) > 0.5) return {Kind::GeoJson, column, -1, false, ""};
            }
        return {};
    }

    TablePlaces wktByName(const std::vector<std::string>& names) const
    {
        for (std::size_t c = 0; c < count_; ++c) {
            const std::string name = smallAscii(names[c]);
            if (name.starts_with("wkt") || name.starts_with("_wkt"))
                return {Kind::WellKnownText, static_cast<int>(c), -1, false, ""};
        }
        return {};
    }

    TablePlaces degrees() const
    {
        return pairOfColumns(Kind::LongitudeLatitude, Heading::Longitude, Heading::Latitude);
    }

    TablePlaces oneColumn() const
    {
        for (const bool sure : {true, false})
            for (std::size_t c = 0; c < count_; ++c) {
                const bool pair = headings_[c] == Heading::Coordinates || headings_[c] == Heading::LongitudeAndLatitude;
                const auto column = static_cast<int>(c);
                if (headings_[c] == Heading::Mgrs || (pair && shareOf(rows_, c, isMgrs) > 0.5))
                    return {Kind::Mgrs, column, -1, false, ""};
                // "Location" may well be the name of a place.
                if (pair && shareOf(rows_, c, isPair) > 0.5)
                    return {Kind::Pair, column, -1, longitudeFirst(c, headings_[c]), ""};
                if (!sure && headings_[c] == Heading::Other && shareOf(rows_, c, isMgrs) > 0.9 && isLongEnough(c))
                    return {Kind::Mgrs, column, -1, false, ""};
            }
        return {};
    }

    TablePlaces metres() const { return pairOfColumns(Kind::EastingNorthing, Heading::Easting, Heading::Northing); }

private:
    TablePlaces pairOfColumns(Kind kind, Heading x, Heading y) const
    {
        const auto first = std::ranges::find(headings_, x), second = std::ranges::find(headings_, y);
        if (first == headings_.end() || second == headings_.end()) return {};
        return {kind, static_cast<int>(first - headings_.begin()), static_cast<int>(second - headings_.begin()), false,
                ""};
    }

    /// References of a few letters could be words of any kind.
    bool isLongEnough(std::size_t column) const
    {
        return shareOf(rows_, column, [](const std::string& text) { return text.size() >= 7; }) > 0.9;
    }

    /// By the heading, and by latitudes that would be over 90 degrees.
    bool longitudeFirst(std::size_t column, Heading heading) const
    {
        if (heading == Heading::LongitudeAndLatitude) return true;
        const auto latitudeOver = [](bool first) {
            return [first](const std::string& text) {
                const auto place = pairOf(text, first);
                return place && std::abs(place->latDegrees) > 90;
            };
        };
        return shareOf(rows_, column, latitudeOver(false)) > 0 && shareOf(rows_, column, latitudeOver(true)) == 0;
    }

    std::string sridOf(std::size_t column) const
    {
        for (const auto& row : rows_) {
            if (column >= row.size()) continue;
            const std::string_view text = withoutBlanks(row[column]), rest = withoutSrid(text);
            if (rest.size() < text.size()) return fmt::format("EPSG:{}", text.substr(5, text.size() - rest.size() - 6));
        }
        return "";
    }

    const Rows& rows_;
    std::vector<Heading> headings_;
    std::size_t count_ = 0;
};

}  // namespace

bool TablePlaces::areDegrees() const
{
    return kind == Kind::LongitudeLatitude || kind == Kind::Pair || kind == Kind::Mgrs || kind == Kind::GeoJson;
}

bool TablePlaces::arePoints() const
{
    return kind != Kind::None && kind != Kind::WellKnownText && kind != Kind::GeoJson;
}

std::string_view withoutSrid(std::string_view wkt)
{
    if (smallAscii(std::string(wkt.substr(0, 5))) != "srid=") return wkt;
    const auto end = wkt.find_first_not_of("0123456789", 5);
    const bool isNumber = end != std::string_view::npos && end > 5 && end < 15 && wkt[end] == ';';
    return isNumber ? wkt.substr(end + 1) : wkt;
}

TablePlaces findPlaces(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows,
                       bool hasCrs)
{
    const PlaceFinder finder(names, rows);
    TablePlaces geometry = finder.geometry();
    if (geometry.kind == Kind::None) geometry = finder.wktByName(names);
    const bool usable = geometry.kind == Kind::GeoJson || hasCrs || !geometry.crs.empty();
    if (geometry.kind != Kind::None && usable) return geometry;
    if (TablePlaces found = finder.degrees(); found.kind != Kind::None) return found;
    if (geometry.kind != Kind::None) return geometry;
    if (TablePlaces found = finder.oneColumn(); found.kind != Kind::None) return found;
    return finder.metres();
}

}  // namespace frontline
