// Which of many polygons a place lies in, and where lines meet their outlines: quick enough for a million places.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/geometry.hpp"

namespace frontline {

/// The edges of polygon features by rows of latitude. Plane coordinates: longitude/latitude degrees, edges straight
/// in them. May be used from several threads.
class PolygonRows {
public:
    /// Copies what it needs.
    explicit PolygonRows(const FlatGeometry& polygons);

    /// The features that the place lies in, each by the even-odd rule as containsPoint() has it, ascending. found is
    /// overwritten.
    void featuresAt(Xy place, std::vector<std::uint32_t>& found) const;
    /// Whether the box of an edge meets the box. False: all places in the box lie in the same features.
    [[nodiscard]] bool anyEdgeNear(const Box& box) const;
    /// Where the straight way from a to b meets edges, ascending shares of it within 0..1 without its ends; places
    /// where it begins or ends to run along an edge are among them. shares is overwritten.
    void crossings(Xy a, Xy b, std::vector<double>& shares) const;
    /// Whether an edge comes within the degrees of the place.
    [[nodiscard]] bool isOnOutline(Xy place, double degrees) const;

private:
    struct Edge {
        Xy a, b;
        std::uint32_t feature = 0;
    };
    void addRing(std::span<const Xy> ring, std::uint32_t feature);
    void sortIntoRows();
    [[nodiscard]] std::size_t rowOf(double y) const;
    /// Calls visit(edge) for the edges whose boxes meet the box, perhaps more than once, until it returns true.
    template <class Visit>
    bool visitEdges(const Box& box, const Visit& visit) const;

    Box box_;
    double rowHeight_ = 1;
    std::vector<Edge> edges_;                // of each row, from the one that reaches furthest east on
    std::vector<std::size_t> rowStarts_{0};  // one more than there are rows
};

}  // namespace frontline
