// References of the Military Grid Reference System.
#pragma once

#include <map>
#include <optional>
#include <string_view>

#include "geo/coordinates.hpp"
#include "geo/projection.hpp"

namespace frontline {

/// The middle of the square that a reference names, in a zone of UTM.
struct UtmPlace {
    int zone = 0;  // 1 to 60
    bool north = true;
    Xy place;  // metres
};

/// "37U DQ 12345 67890", with or without blanks, of a square of 100 km down to one of a metre. Absent: it is none, or
/// one of the polar regions.
std::optional<UtmPlace> utmOfMgrs(std::string_view text);

class MgrsReader {
public:
    std::optional<LonLat> place(std::string_view text);

private:
    std::map<int, Projection> zones_;  // by the code of EPSG
};

}  // namespace frontline
