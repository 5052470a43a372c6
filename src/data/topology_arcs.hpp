// What the geometries of a TopoJSON make of its arcs, told before it is read. Internal to data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace frontline {

struct TopologyArcs {
    /// Of all geometries, with each arc as often as it is named.
    std::uint64_t vertices = 0;
    std::uint64_t fileBytes = 0;
    /// Geometries that name an arc which is not there, and which the first of them is: the name of its object, and its
    /// number in that.
    std::size_t lacking = 0;
    std::string firstObject;
    std::size_t firstNumber = 0;
    /// What has a position that is no pair of numbers, which OGR takes for 0: "arc 3", "transform" or the name of an
    /// object. Empty: nothing.
    std::string broken;

    /// Whether arcs are named so often that it is no map: neighbours share an arc, and layers, but not hundreds of
    /// them.
    [[nodiscard]] bool isTooMuch() const;
};

/// path: as GDAL takes it. Nothing: it is no TopoJSON, or no JSON.
std::optional<TopologyArcs> topologyArcs(const std::string& path);

}  // namespace frontline
