#include "analysis/measured_features.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/message.hpp"
#include "geo/geodesic.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

/// Of a whole: less is no part, but what boundaries that are meant to be the same differ by in rounding.
constexpr double smallestShare = 1e-7;
/// Of a whole: parts that add up to more or less than this are not trusted.
constexpr double largestRest = 1e-4;

/// In the degrees of the map, where a file counts longitudes on, or from 0 to 360.
void turnTowardsMap(FlatGeometry& geometry)
{
    for (std::size_t f = 0; f < geometry.featureCount(); ++f) {
        const Box box = boundsOf(geometry, f);
        const double turn = box.minX >= 180 ? -360 : box.maxX <= -180 ? 360 : 0;
        if (turn == 0) continue;
        const auto ringsFrom = geometry.partStarts[geometry.featureStarts[f]],
                   ringsEnd = geometry.partStarts[geometry.featureStarts[f + 1]];
        for (auto r = ringsFrom; r < ringsEnd; ++r)
            for (Xy& place : geometry.ring(r)) place.x += turn;
    }
}

class FeatureMeasurer {
public:
    FeatureMeasurer(const FigureGround& ground, const FlatGeometry& geometry, std::size_t first, std::size_t end)
        : ground_(ground), first_(first)
    {
        std::vector<std::uint32_t> features(end - first);
        std::iota(features.begin(), features.end(), static_cast<std::uint32_t>(first));
        geometry_ = selectFeatures(geometry, features);
        turnTowardsMap(geometry_);
    }

    MeasuredFeatures run()
    {
        const bool polygons = geometry_.kind == GeometryKind::Polygon;
        if (polygons) repair();
        for (std::size_t f = 0; f < geometry_.featureCount(); ++f) {
            if (geometry_.featureStarts[f] == geometry_.featureStarts[f + 1])
                leaveOut(f, "");
            else if (geometry_.kind == GeometryKind::Point)
                addPoints(f);
            else if (!polygons)
                addLines(f);
            else if (const auto bad = std::ranges::find(unfit_, f, &MeasuredFeatures::LeftOut::feature);
                     bad != unfit_.end())
                leaveOut(f, bad->reason);
            else
                addPolygons(f);
            out_.starts.push_back(out_.parts.size());
        }
        return std::move(out_);
    }

private:
    void leaveOut(std::size_t feature, const std::string& reason)
    {
        out_.leftOut.push_back({first_ + feature, reason});
    }

    void note(std::size_t feature, const InvalidPolygon& invalid)
    {
        if (!invalid.checked)
            unfit_.push_back({feature, msg("too much of the polygon lies side by side to be checked")});
        else if (!invalid.repaired)
            unfit_.push_back(
                {feature, msg("the polygon crosses itself too often to be repaired ({})", invalid.reason)});
        else
            out_.repaired.push_back({first_ + feature, invalid.reason});
    }

    void repair()
    {
        if (repairPolygons(geometry_, [&](const InvalidPolygon& invalid) { note(invalid.feature, invalid); })) return;
        // GEOS stumbles over one of them: the others are still to be had.
        unfit_.clear();
        out_.repaired.clear();
        FlatGeometry all;
        for (std::uint32_t f = 0; f < geometry_.featureCount(); ++f) {
            FlatGeometry one = selectFeatures(geometry_, {&f, 1});
            const auto done = repairPolygons(one, [&](const InvalidPolygon& invalid) { note(f, invalid); });
            if (!done) unfit_.push_back({f, done.error().message});
            appendFeatures(all, one);
        }
        geometry_ = std::move(all);
    }

    /// False: all of the feature lies in one part of the ground, with the geodesics between its vertices.
    [[nodiscard]] bool mayBeCut(std::size_t feature) const
    {
        constexpr double widestDegrees = 45, bulgePerSquareDegree = 0.0012;  // of a geodesic: at most 0.0011
        const Box box = boundsOf(geometry_, feature);
        const double wide = box.width();
        return wide > widestDegrees || ground_.rows.anyEdgeNear(box.grownBy(bulgePerSquareDegree * wide * wide));
    }

    FeaturePart& partOfFirstPlace(std::size_t feature)
    {
        return partOf(ground_.partAt(geometry_.ring(geometry_.partStarts[geometry_.featureStarts[feature]]).front()));
    }

    /// The feature's part that lies there.
    FeaturePart& partOf(const GroundPart& ground)
    {
        const auto mine = out_.parts.begin() + static_cast<std::ptrdiff_t>(out_.starts.back());
        const auto known =
            std::find_if(mine, out_.parts.end(), [&](const auto& part) { return part.ground == ground; });
        if (known != out_.parts.end()) return *known;
        out_.parts.push_back({ground});
        return out_.parts.back();
    }

    void addPoints(std::size_t feature)
    {
        for (auto p = geometry_.featureStarts[feature]; p < geometry_.featureStarts[feature + 1]; ++p) {
            const Xy place = geometry_.coordinates[geometry_.ringStarts[geometry_.partStarts[p]]];
            const GroundPart ground = ground_.partOfPoint(place);
            FeaturePart& part = partOf(ground);
            ++part.points;
            if (ground_.isUndecided(place, ground)) ++part.undecided;
        }
    }

    void addLines(std::size_t feature)
    {
        const double whole = geodesicLengthMetres(geometry_, feature);
        if (!(whole > 0) || !mayBeCut(feature)) {
            partOfFirstPlace(feature).metres += whole;
            return;
        }
        const std::uint32_t only[] = {static_cast<std::uint32_t>(feature)};
        const FlatGeometry lines = withGeodesicPoints(selectFeatures(geometry_, only));
        for (std::size_t r = 0; r < lines.ringCount(); ++r) {
            const auto line = lines.ring(r);
            for (std::size_t i = 1; i < line.size(); ++i) addEdge(line[i - 1], line[i]);
        }
        closeSum(whole, &FeaturePart::metres);
    }

    /// Its pieces have their shares of its length: so they add up to it.
    void addEdge(Xy a, Xy b)
    {
        const double metres = geodesicDistanceMetres(lonLat(a), lonLat(b));
        if (!(metres > 0)) return;
        constexpr double halfTheEarth = 180;
        if (std::abs(b.x - a.x) > halfTheEarth) {  // across the 180th meridian, and not all around the other way
            partOf(ground_.partAt(a)).metres += metres;
            return;
        }
        ground_.rows.crossings(a, b, shares_);
        shares_.push_back(1);
        double from = 0;
        for (const double to : shares_) {
            addPiece(a, b, (from + to) / 2, metres * (to - from));
            from = to;
        }
    }

    /// What runs along a boundary is on both sides of it, half on each.
    void addPiece(Xy a, Xy b, double middle, double metres)
    {
        constexpr double onOutlineDegrees = 1e-9, besideDegrees = 1e-7;
        const Xy place{a.x + (b.x - a.x) * middle, a.y + (b.y - a.y) * middle};
        if (!ground_.rows.isOnOutline(place, onOutlineDegrees)) {
            partOf(ground_.partAt(place)).metres += metres;
            return;
        }
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        const Xy beside{-(b.y - a.y) / length * besideDegrees, (b.x - a.x) / length * besideDegrees};
        partOf(ground_.partAt({place.x + beside.x, place.y + beside.y})).metres += metres / 2;
        partOf(ground_.partAt({place.x - beside.x, place.y - beside.y})).metres += metres / 2;
    }

    void addPolygons(std::size_t feature)
    {
        const std::uint32_t only[] = {static_cast<std::uint32_t>(feature)};
        const FlatGeometry given = selectFeatures(geometry_, only);
        if (firstTooWideToMeasure(given)) {
            leaveOut(feature, msg("it reaches over 180 degrees of longitude or more, and which side of the earth is "
                                  "meant cannot be told; cut it at the 180th meridian"));
            return;
        }
        const double whole = geodesicAreaSquareMetres(geometry_, feature);
        if (!(whole > 0) || !mayBeCut(feature)) {
            partOfFirstPlace(feature).squareMetres += whole;
            return;
        }
        // In the steps in which FigureGround has its areas: what is the same there is the same here.
        const auto cut = ground_.areas.cut(withGeodesicPoints(withGeodesicPoints(given), figureEdgeMetres), 0);
        if (!cut) {
            leaveOut(feature, cut.error().message);
            return;
        }
        addCut(*cut);
        if (!closeSum(whole, &FeaturePart::squareMetres)) {
            out_.parts.resize(out_.starts.back());
            leaveOut(feature, msg("its parts do not add up to the whole"));
        }
    }

    void addCut(std::span<const AreaCutter::Part> cut)
    {
        double nearOutside = 0;
        for (const AreaCutter::Part& piece : cut) {
            const bool isOutside = piece.area == AreaCutter::outside;
            const GroundPart ground = isOutside ? GroundPart() : ground_.parts[piece.area];
            const double squareMetres =
                isOutside ? std::max(0.0, piece.squareMetres - nearOutside) : piece.squareMetres;
            if (!isOutside && ground.side == PlaceFacts::Side::Outside) nearOutside += squareMetres;
            partOf(ground).squareMetres += squareMetres;
        }
    }

    /// Makes the parts add up. False when they are too far from it.
    bool closeSum(double whole, double FeaturePart::*figure)
    {
        const auto mine = [&] { return std::span(out_.parts).subspan(out_.starts.back()); };
        const auto sum = [&] {
            double all = 0;
            for (const FeaturePart& part : mine()) all += part.*figure;
            return all;
        };
        const double before = sum();
        if (std::abs(before - whole) > largestRest * whole) return false;
        const auto isNone = [&](const FeaturePart& part) { return part.*figure < smallestShare * before; };
        const auto first = out_.parts.begin() + static_cast<std::ptrdiff_t>(out_.starts.back());
        out_.parts.erase(std::remove_if(first, out_.parts.end(), isNone), out_.parts.end());
        const double kept = sum();
        for (FeaturePart& part : mine()) part.*figure *= whole / kept;
        return true;
    }

    const FigureGround& ground_;
    std::size_t first_;
    FlatGeometry geometry_;
    MeasuredFeatures out_;
    std::vector<MeasuredFeatures::LeftOut> unfit_;  // numbers in geometry_
    std::vector<double> shares_;
};

}  // namespace

MeasuredFeatures measureFeatures(const FigureGround& ground, const FlatGeometry& geometry, std::size_t first,
                                 std::size_t end)
{
    return FeatureMeasurer(ground, geometry, first, end).run();
}

}  // namespace frontline
