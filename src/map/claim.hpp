// Published figures that the map can check, as claims.toml writes them. Nothing is computed here.
#pragma once

#include <string>
#include <vector>

#include "base/local_text.hpp"
#include "map/ids.hpp"

namespace frontline {

/// What is left out of a line's length (see analysis/line_length.hpp).
struct LengthExclusions {
    bool rivers = false;   // stretches along a river, a lake or a reservoir
    bool borders = false;  // stretches along the outline of all oblasts: the state border and the coast
    bool pockets = false;  // lines around ground that is not connected with the main part
    bool operator==(const LengthExclusions&) const = default;
    [[nodiscard]] bool any() const { return rivers || borders || pockets; }
};

/// A figure that somebody published, and how the map computes the same.
struct Claim {
    enum class Measure {
        Area,           // of the oblasts, by the map's boundaries
        OccupiedArea,   // occupied ground in the oblasts
        HeldArea,       // ground held by Ukraine in the oblasts
        OccupiedShare,  // the same as shares in per cent, of the denominator
        HeldShare,
        ScenarioPassed,    // ground that would pass to Russia under a scenario, in the oblasts
        ScenarioReturned,  // ground that would return to Ukraine
        ScenarioOccupied,  // ground that stays or becomes occupied
        ScenarioZone,      // ground that becomes a zone
        LineLength,        // of the line of contact, or of a scenario's line
        DataArea,          // of the polygons of a data file
    };
    std::string id;
    LocalText text;
    double published = 0;  // NaN where the file has none that can be read
    std::string unit;      // "km2", "km" or "%": that of the measure
    std::string asOf;      // when the figure was published or is valid, as its source says; may be ""
    LocalText source;
    double tolerance = 0;  // in the unit, or a share of the published figure in per cent
    bool toleranceIsShare = false;
    Measure measure = Measure::Area;
    std::string date;                  // of the map that it is checked on; "" is the date shown
    std::vector<std::string> oblasts;  // names or iso codes; empty: all
    double denominatorKm2 = 0;         // of shares; 0: the area of the oblasts by the map
    LocalText denominatorSource;       // whose figure that is; may be ""
    ScenarioId scenario;               // of the scenario measures; may be given for LineLength
    DataId data;                       // of DataArea
    double rulerKm = 0;                // of LineLength; 0: every vertex
    LengthExclusions excluded;         // of LineLength
    bool conflictExpected = false;     // known not to agree with the map
    LocalText reason;                  // why it agrees or not, for the reader
    std::string file;                  // where it was read, for messages
    int line = 0;
    /// Why it cannot be checked: file, line and what was expected. "" when it is sound.
    std::string error;
};

}  // namespace frontline
