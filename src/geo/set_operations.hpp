// Set operations on polygons through the GEOS C API. All input and output: longitude/latitude degrees.
// Results have one feature unless stated otherwise. Errors carry GEOS's own reason and what was asked.
#pragma once

#include <functional>
#include <string>

#include "base/result.hpp"
#include "geo/geometry.hpp"

namespace frontline {

/// Union of all features, as one feature.
Result<FlatGeometry> unionAll(const FlatGeometry& polygons);
/// Set operations between all of a and all of b, as one feature (without parts when the result is empty).
Result<FlatGeometry> unionOf(const FlatGeometry& a, const FlatGeometry& b);
Result<FlatGeometry> intersectionOf(const FlatGeometry& a, const FlatGeometry& b);
Result<FlatGeometry> differenceOf(const FlatGeometry& a, const FlatGeometry& b);
/// Intersection of each feature of polygons with the whole of mask: same number and order of features.
Result<FlatGeometry> intersectEach(const FlatGeometry& polygons, const FlatGeometry& mask);
/// The parts of each line feature inside the polygons, in the order and direction of the line: same number and order of
/// features.
Result<FlatGeometry> clipLines(const FlatGeometry& lines, const FlatGeometry& polygons);

/// Ground within distanceMetres of the geometry (lines or polygons; negative shrinks polygons), computed in an
/// azimuthal equidistant or transverse projection local to each part, so that the distance is true within 0.1 %.
Result<FlatGeometry> bufferMetres(const FlatGeometry& geometry, double distanceMetres);

/// The faces into which the lines cut the polygons (their union), one feature each, without holes being lost.
/// Line ends that stop inside a polygon cut nothing.
Result<FlatGeometry> cutByLines(const FlatGeometry& polygons, const FlatGeometry& lines);

/// The union of the faces that lie on the left of the directed lines.
/// Faces that a line borders are decided by the length of shared edges; faces that no line touches (islands, spits,
/// detached parts) take the side of the nearest bordered face.
Result<FlatGeometry> leftOfLines(const FlatGeometry& polygons, const FlatGeometry& lines);

/// The ends of lines that lie within the polygons (their union), neither on its boundary nor on a line: what runs to
/// them cuts nothing.
Result<std::vector<Xy>> looseEnds(const FlatGeometry& polygons, const FlatGeometry& lines);

/// What was found wrong with a polygon feature.
struct InvalidPolygon {
    std::size_t feature = 0;
    std::string reason;    // and position, in GEOS's words; "" of one that was not checked
    bool repaired = true;  // false: it crosses itself so often that it stays as it is
    bool checked = true;   // false: so much of it lies side by side that it is not known whether it is valid
};

/// What is measured has to be valid. For what is only drawn it is enough that edges do not cross: that is found many
/// times faster, and rings that touch, or holes that lie outside, are drawn as they are.
enum class Validity { OfMeasured, OfDrawn };

/// Repairs invalid polygon features (self-crossing rings and the like) in place, as far as finding and repairing them
/// takes an effort by the size of the polygons and not by the square of it; lines and points are left alone. found():
/// once for each feature that is not valid, or was not checked, in their order.
Result<Done> repairPolygons(FlatGeometry& polygons, const std::function<void(const InvalidPolygon&)>& found,
                            Validity validity = Validity::OfMeasured);

}  // namespace frontline
