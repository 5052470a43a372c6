// Where in a GeoJSON its features are. Internal to data.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "data/geojson/json_pieces.hpp"

namespace frontline {

/// What the objects of a text say of all that is in them.
struct GeoJsonMembers {
    std::string name;  // of a collection
    /// JSON, each text once; "" for objects without such a member. No more than one beyond mostCrs.
    std::vector<std::string> crs;
    /// There is a collection that has no list of features.
    bool listless = false;

    static constexpr std::size_t mostCrs = 8;
};

/// Calls feature(text) for each member of the collection, for the one feature or geometry that the text is, or for each
/// of many in lines or as RFC 8142 has them. An array of features is taken for a collection. The error of feature()
/// ends it; one of this says in the user's words what is wrong after the last feature.
Result<GeoJsonMembers> eachFeature(JsonPieces& pieces, const std::function<Result<Done>(std::string_view)>& feature);

}  // namespace frontline
