// Areas cut into faces by lines: a planar subdivision. Whatever is said of whole faces adds up exactly, since a face
// lies in one area and on one side of every line.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "geo/geometry.hpp"

namespace frontline {

/// One flag per face.
using FaceSet = std::vector<bool>;

/// An edge that two faces share, directed so that the one is on its left and the other on its right.
struct SharedEdge {
    Xy a, b;  // longitude/latitude degrees
    std::uint32_t left = 0, right = 0;
};

/// Longitude/latitude degrees throughout; edges are geodesics, followed in steps of 5 km. Cheap to copy; may be used
/// from several threads.
class Subdivision {
public:
    /// areas: polygons that touch along shared vertices and do not overlap, each feature an area. lines: what cuts
    /// them; stretches that end inside an area cut nothing. Areas that no line touches stay whole, a face for each
    /// part. Error: GEOS's own words.
    static Result<Subdivision> create(const FlatGeometry& areas, const FlatGeometry& lines);

    [[nodiscard]] std::size_t faceCount() const;
    /// The feature of `areas` that the face lies in.
    [[nodiscard]] std::uint32_t areaOf(std::size_t face) const;
    /// On the WGS84 ellipsoid.
    [[nodiscard]] double squareKm(std::size_t face) const;
    /// The faces themselves, a feature each.
    [[nodiscard]] const FlatGeometry& faces() const;
    [[nodiscard]] FaceSet none() const { return FaceSet(faceCount(), false); }

    /// The faces whose inner point lies in the polygons (all features).
    [[nodiscard]] Result<FaceSet> facesIn(const FlatGeometry& polygons) const;
    /// One feature: the faces without the boundaries between them.
    [[nodiscard]] Result<FlatGeometry> unite(const FaceSet& chosen) const;
    /// The face that holds each point; nullopt outside all of them.
    [[nodiscard]] std::vector<std::optional<std::uint32_t>> facesAt(std::span<const Xy> points) const;
    /// All edges that two faces share, each once.
    [[nodiscard]] const std::vector<SharedEdge>& sharedEdges() const;
    /// The parts of the chosen faces inside the polygons: a feature per face, empty for the others.
    [[nodiscard]] Result<FlatGeometry> within(const FaceSet& chosen, const FlatGeometry& polygons) const;

private:
    struct Impl;
    explicit Subdivision(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

/// Edges laid end to end, as lines of one feature, in their direction. Where more than two edges meet, lines end.
FlatGeometry chainEdges(std::span<const SharedEdge> edges);

}  // namespace frontline
