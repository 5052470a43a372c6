// Where in a GeoJSON its features are. Internal to data.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "data/geojson/json_pieces.hpp"

namespace frontline {

/// What a collection says of all its features.
struct GeoJsonMembers {
    std::string name;
    std::string crs;  // JSON; "" when there is no such member
};

/// Calls feature(text) for each member of the collection, for the one feature or geometry that the text is, or for each
/// of many in lines or as RFC 8142 has them. An array of features is taken for a collection. The error of feature()
/// ends it; one of this says in the user's words what is wrong after the last feature.
Result<GeoJsonMembers> eachFeature(JsonPieces& pieces, const std::function<Result<Done>(std::string_view)>& feature);

}  // namespace frontline
