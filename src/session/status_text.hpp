// The words of the status line.
#pragma once

#include <map>
#include <string>

#include "base/language.hpp"
#include "scene/view.hpp"

namespace frontline {

/// What the status line says.
struct StatusLine {
    std::string lonLat;      // of the pointer, degrees; empty while it is outside
    std::string utm;         // the same place in UTM
    std::string here;        // "layer: name" of what is there
    std::string scale;       // "1:1,500,000"
    std::string projection;  // its name
};

/// "48.5123° N  37.7034° E"; "" for a place that is none.
std::string lonLatText(LonLat place);

/// "1:1,500,000": centimetres on the ground per centimetre of the picture at scale 1, three digits kept.
std::string scaleText(const View& view, Language language);

/// PROJ's name of the CRS, or, for a PROJ string, that of its projection: "Lambert conformal conic".
std::string projectionText(const Projection& projection, Language language);

/// Universal Transverse Mercator, with the zone's projection made when it is first needed.
class UtmText {
public:
    /// "37U 404205 E 5373540 N": zone and band, then whole metres. "" beyond 80° south and 84° north.
    std::string operator()(LonLat place);

private:
    std::map<int, Projection> zones_;  // by EPSG code
};

/// The UTM zones that a longitude/latitude box touches, west to east: 36, 37 ...
std::pair<int, int> utmZones(const Box& lonLat);

}  // namespace frontline
