// What the map knows of a place: where it lies, whose it is, what is near.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/local_text.hpp"
#include "base/result.hpp"
#include "geo/geodesic.hpp"
#include "map/data_store.hpp"

namespace frontline {

struct NearestPlace {
    LocalText name;
    GeodesicWay way;  // from the place that was asked for
};

struct PlaceFacts {
    enum class Side { Occupied, Held, Outside };

    LocalText oblast;                     // empty outside all of them
    std::optional<Side> side;             // on the date; absent where the map does not say who holds what
    double undecidedMetres = 0;           // the tolerance of the line of contact, when the place lies within it; else 0
    std::optional<NearestPlace> nearest;  // of the inhabited places of the map; absent where it has none
};

/// On a date of the map. What lies in the sea beside an oblast counts with it: see Shore.
Result<PlaceFacts> placeAt(const MapData& data, const std::string& date, LonLat place);

/// The polygon in which the place lies; nothing where it lies in none.
std::optional<std::size_t> polygonAt(const FeatureTable& polygons, LonLat place);

/// The point that is nearest on the ground. Its name is that of the table's columns.
std::optional<NearestPlace> nearestPlaceTo(const FeatureTable& places, LonLat place);

}  // namespace frontline
