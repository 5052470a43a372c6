// Where the places of a table's rows stand: by its headings, and by what its first rows hold.
#pragma once

#include <string>
#include <vector>

namespace frontline {

struct TablePlaces {
    enum class Kind {
        None,
        LongitudeLatitude,  // two columns
        EastingNorthing,    // two columns, in a CRS that the table does not name
        Pair,               // longitude and latitude in one column
        Mgrs,
        WellKnownText,
        GeoJson,
    };
    Kind kind = Kind::None;
    /// Columns; of kinds of one column the first.
    int x = -1, y = -1;
    /// Of a pair without letters for the quarters of the sky.
    bool longitudeFirst = false;
    /// What the first well-known text names as its CRS: "EPSG:4326" of "SRID=4326;POINT(37 48)".
    std::string crs;

    /// Whether the places are longitudes and latitudes by what the table says of them.
    [[nodiscard]] bool areDegrees() const;
    /// Whether every row is a point.
    [[nodiscard]] bool arePoints() const;
};

/// names: of the columns. rows: the first ones, texts for each column; may be none. hasCrs: whether the user or the
/// file says a CRS, without which well-known text is of no use where there are longitudes and latitudes besides.
TablePlaces findPlaces(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows,
                       bool hasCrs);

/// The text without its beginning "SRID=4326;".
std::string_view withoutSrid(std::string_view wkt);

}  // namespace frontline
