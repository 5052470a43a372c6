// Coordinates of a GeoJSON geometry, whose type may only be named after them. Internal to data: names simdjson's types.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "data/feature_geometries.hpp"

namespace frontline {

/// A position, or lists of positions in lists, taken apart into flat arrays.
class GeoJsonCoordinates {
public:
    /// Reads the value of "coordinates". False: it is no such thing (see fault()).
    bool read(simdjson::ondemand::value value);
    /// Adds what was read as a geometry of that type. False: it has not the shape of one (see fault()).
    bool addTo(FeatureGeometries& features, std::string_view type);
    /// In words for the user.
    [[nodiscard]] const std::string& fault() const { return fault_; }

    void clear();

private:
    /// How many lists a position is in: 0 for itself.
    static constexpr int none = -1, wrong = -2, mostNested = 3;

    int readArray(simdjson::ondemand::array array, int depth);
    bool endChild(int child, int& height);
    bool readNumber(simdjson::ondemand::value value, double& number);
    void addLines(FeatureGeometries& features);
    void addPolygons(FeatureGeometries& features);
    [[nodiscard]] std::size_t ringStart(std::size_t ring) const { return ring == 0 ? 0 : ringEnds_[ring - 1]; }
    void addRing(FeatureGeometries& features, GeometryKind kind, std::size_t ring);

    std::vector<Xy> positions_;
    std::vector<std::size_t> ringEnds_;  // in positions, of lists of positions in a list
    std::vector<std::size_t> partEnds_;  // in rings, of lists of those in a list
    int height_ = none;
    std::string fault_;
};

}  // namespace frontline
