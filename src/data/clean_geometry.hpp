// What can be wrong with coordinates and rings, found and put right after reading.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "geo/geometry.hpp"

namespace frontline {

/// A name of a layer or an attribute as messages have it: a file may give it any length.
std::string nameInWords(const std::string& name);

/// Warnings of one layer: the first of them in full, the others counted.
class LayerWarnings {
public:
    LayerWarnings(std::string file, const std::string& layer) : file_(std::move(file)), layer_(nameInWords(layer)) {}

    /// "FILE, layer L, feature F: what".
    void add(std::size_t feature, const std::string& what);
    /// "FILE, layer L: what".
    void add(const std::string& what);
    /// One that names the file itself; once.
    void addAsIs(std::string line);
    /// That of so many attributes some were not read.
    void attributesLeftOut(std::size_t all, std::size_t read);
    [[nodiscard]] std::vector<std::string> take();

    static constexpr std::size_t most = 20;

private:
    std::string file_, layer_;
    std::vector<std::string> lines_;
    std::size_t unwritten_ = 0;
};

/// Not NaN, infinite, |latitude| > 90 or |longitude| > 360.
bool isPlace(Xy lonLat);

/// Leaves out what has coordinates that are no place on earth (see isPlace()):
/// points, rings of polygons, with an outer ring the polygon; lines are broken there. Also parts with too few
/// coordinates. Features stay, perhaps without parts. geometry: longitude, latitude.
/// Returns the numbers of the lines and polygons that have lost something to it. number(feature): the feature's number
/// in the file, for the warnings.
std::vector<std::size_t> dropImpossibleCoordinates(FlatGeometry& geometry,
                                                   const std::function<std::size_t(std::size_t)>& number,
                                                   LayerWarnings& warnings);

}  // namespace frontline
