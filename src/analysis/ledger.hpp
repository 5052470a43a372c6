// The figures of a scenario, by oblast and in total.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/local_text.hpp"

namespace frontline {

/// A place (of the map's places) or a deposit on ground that a scenario concerns.
struct LedgerPlace {
    enum class Ground { Passed, Returned, ZoneHeld, ZoneOccupied };
    LocalText name;
    double people = 0;  // before February 2022; 0 for a deposit, and where it is not known
    bool peopleUnknown = false;
    Ground ground = Ground::Passed;
    bool deposit = false;
    std::optional<Ground> zone{};  // of ground that passes or returns: the side of the zone that it lies in as well
    [[nodiscard]] bool isOn(Ground wanted) const { return ground == wanted || zone == wanted; }
    [[nodiscard]] bool isInZone() const { return isOn(Ground::ZoneHeld) || isOn(Ground::ZoneOccupied); }
};

/// Places, and the people in those where their number is known.
struct PlaceSum {
    std::size_t places = 0;
    double people = 0;
};

/// One oblast, or the total. All areas are on the WGS84 ellipsoid in km2.
struct LedgerRow {
    std::string iso;  // "" in the total
    LocalText name;
    double areaKm2 = 0;
    double beforeKm2 = 0, afterKm2 = 0;           // occupied: base, and under the scenario
    double passedKm2 = 0, returnedKm2 = 0;        // would pass to Russia; would return to Ukraine
    double zoneHeldKm2 = 0, zoneOccupiedKm2 = 0;  // of zones, on either side; no ground is in both
    double lineKm = 0;                // of the scenario's line; along a boundary of two oblasts half in each
    std::vector<LedgerPlace> places;  // the most people first

    [[nodiscard]] double zoneKm2() const { return zoneHeldKm2 + zoneOccupiedKm2; }
    /// Of places, deposits left out. Ground that passes or returns may lie in a zone as well: the two are no sum.
    [[nodiscard]] PlaceSum placesOn(LedgerPlace::Ground ground) const;
    [[nodiscard]] PlaceSum placesInZone() const;
    /// Of places, deposits left out, each once, whatever becomes of it: a number to list them by.
    [[nodiscard]] std::size_t placeCount() const;
    /// Places whose people are not known, and so are in no sum.
    [[nodiscard]] std::size_t placesOfUnknownPeople() const;
    /// Share of the row's own area that is occupied, 0..1.
    [[nodiscard]] double shareBefore() const { return areaKm2 > 0 ? beforeKm2 / areaKm2 : 0; }
    [[nodiscard]] double shareAfter() const { return areaKm2 > 0 ? afterKm2 / areaKm2 : 0; }
};

struct Ledger {
    std::vector<LedgerRow> oblasts;  // all oblasts of the map, in its order
    LedgerRow total;
    double lineAlongRiversKm = 0;            // of the line: along rivers and lakes (geo/line_along.hpp)
    double lineAlongOblastBoundariesKm = 0;  // of the line: on the boundary of two oblasts
};

}  // namespace frontline
