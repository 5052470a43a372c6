#include "geo/set_operations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/jobs.hpp"
#include "base/message.hpp"
#include "geo/crossings.hpp"
#include "geo/geos_bridge.hpp"
#include "geo/overlapping_boxes.hpp"

namespace frontline {

namespace {

using geos::Context;
using geos::GeometryPointer;

FlatGeometry oneFeature(const Context& context, const GEOSGeometry* g, GeometryKind kind)
{
    FlatGeometry out;
    out.kind = kind;
    context.appendParts(out, g);
    out.endFeature();
    return out;
}

using BinaryOperation = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*);

/// The operation; when GEOS stumbles over invalid rings, once more on repaired input.
GeometryPointer robust(const Context& context, BinaryOperation operation, const GEOSGeometry* a, const GEOSGeometry* b)
{
    if (GeometryPointer result = context.own(operation(context.handle(), a, b))) return result;
    const GeometryPointer validA = context.makeValid(a);
    const GeometryPointer validB = context.makeValid(b);
    if (!validA || !validB) return context.own(nullptr);
    return context.own(operation(context.handle(), validA.get(), validB.get()));
}

Result<FlatGeometry> binary(const char* name, BinaryOperation operation, const FlatGeometry& a, const FlatGeometry& b)
{
    const Context context;
    const GeometryPointer left = context.united(a), right = context.united(b);
    if (!left || !right) return context.error(name);
    const GeometryPointer result = robust(context, operation, left.get(), right.get());
    if (!result) return context.error(name);
    return oneFeature(context, result.get(), GeometryKind::Polygon);
}

/// Each feature within the mask: whole when it is covered, nothing when it is apart, cut when it crosses.
Result<FlatGeometry> within(const std::string& name, const FlatGeometry& features, const FlatGeometry& mask)
{
    const Context context;
    const auto handle = context.handle();
    const GeometryPointer whole = context.united(mask);
    if (!whole) return context.error(name);
    const geos::PreparedPointer prepared = context.prepare(*whole);
    FlatGeometry out;
    out.kind = features.kind;
    for (std::size_t f = 0; f < features.featureCount(); ++f) {
        const GeometryPointer feature = context.fromFlat(features, f);
        if (!feature) return context.error(msg("{}, feature {}", name, f));
        if (GEOSPreparedCovers_r(handle, prepared.get(), feature.get()) == 1) {
            context.appendParts(out, feature.get());
        } else if (GEOSPreparedIntersects_r(handle, prepared.get(), feature.get()) != 0) {
            const GeometryPointer cut = robust(context, GEOSIntersection_r, feature.get(), whole.get());
            if (!cut) return context.error(msg("{}, feature {}", name, f));
            context.appendParts(out, cut.get());
        }
        out.endFeature();
    }
    return out;
}

/// Walks along lines and keeps the stretches within a polygon, each as one line in the direction of the walk. (GEOS'
/// own intersection breaks a line up where it touches itself, and forgets the order.)
class LineClipper {
public:
    LineClipper(const Context& context, const GEOSGeometry& mask)
        : context_(context), mask_(mask), prepared_(context.prepare(mask))
    {}

    /// Adds a part for each stretch. False when GEOS fails.
    bool add(FlatGeometry& out, std::span<const Xy> line)
    {
        if (line.size() < 2) return true;
        const GeometryPointer whole = context_.line(line);
        if (!whole) return false;
        if (GEOSPreparedCovers_r(context_.handle(), prepared_.get(), whole.get()) == 1) {
            stretch_.assign(line.begin(), line.end());
            endStretch(out);
            return true;
        }
        if (GEOSPreparedIntersects_r(context_.handle(), prepared_.get(), whole.get()) == 0) return true;
        for (std::size_t i = 1; i < line.size(); ++i)
            if (line[i] != line[i - 1] && !addEdge(out, line[i - 1], line[i])) return false;
        endStretch(out);
        return true;
    }

private:
    /// The stretch of an edge from a to b, as shares of it.
    struct Piece {
        double from, to;
        Xy first, last;
    };

    bool addEdge(FlatGeometry& out, Xy a, Xy b)
    {
        const std::array ends{a, b};
        const GeometryPointer edge = context_.line(ends);
        if (!edge) return false;
        if (GEOSPreparedCovers_r(context_.handle(), prepared_.get(), edge.get()) == 1) {
            addPiece(out, {0, 1, a, b});
            return true;
        }
        std::vector<Piece> pieces;
        if (GEOSPreparedIntersects_r(context_.handle(), prepared_.get(), edge.get()) == 1) {
            const GeometryPointer cut = robust(context_, GEOSIntersection_r, edge.get(), &mask_);
            if (!cut) return false;
            pieces = piecesOf(*cut, a, b);
        }
        for (const Piece& piece : pieces) addPiece(out, piece);
        if (pieces.empty() || pieces.back().last != b) endStretch(out);
        return true;
    }

    [[nodiscard]] std::vector<Piece> piecesOf(const GEOSGeometry& cut, Xy a, Xy b) const
    {
        FlatGeometry lines;
        lines.kind = GeometryKind::Line;
        context_.appendParts(lines, &cut);
        const double dx = b.x - a.x, dy = b.y - a.y;
        const auto share = [&](Xy at) { return ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy); };
        std::vector<Piece> pieces;
        for (std::size_t r = 0; r < lines.ringCount(); ++r) {
            const auto line = lines.ring(r);
            Piece piece{share(line.front()), share(line.back()), line.front(), line.back()};
            if (piece.from > piece.to) std::swap(piece.from, piece.to), std::swap(piece.first, piece.last);
            pieces.push_back(piece);
        }
        std::ranges::sort(pieces, {}, &Piece::from);
        return pieces;
    }

    void addPiece(FlatGeometry& out, const Piece& piece)
    {
        if (!stretch_.empty() && stretch_.back() != piece.first) endStretch(out);
        if (stretch_.empty()) stretch_.push_back(piece.first);
        stretch_.push_back(piece.last);
    }

    void endStretch(FlatGeometry& out)
    {
        if (stretch_.size() > 1) {
            out.addRing(stretch_);
            out.endPart();
        }
        stretch_.clear();
    }

    const Context& context_;
    const GEOSGeometry& mask_;
    geos::PreparedPointer prepared_;
    std::vector<Xy> stretch_;
};

/// What repairs of one file's polygons may cost. GEOS takes time by the square of crossings, of holes, and of what lies
/// side by side.
class RepairEffort {
public:
    bool isEnoughFor(const FlatGeometry& polygons, std::size_t feature)
    {
        constexpr std::size_t mostCrossings = 1000, mostRings = 4000;
        std::size_t rings = 0, vertices = 0;
        for (auto p = polygons.featureStarts[feature]; p < polygons.featureStarts[feature + 1]; ++p)
            for (auto r = polygons.partStarts[p]; r < polygons.partStarts[p + 1]; ++r)
                ++rings, vertices += polygons.ring(r).size();
        if (rings > mostRings || vertices > vertices_) return false;
        vertices_ -= vertices;
        const std::size_t most = std::min(mostCrossings, crossings_);
        const std::size_t crossings = countCrossings(polygons, feature, most);
        if (crossings > most) return false;
        crossings_ -= crossings;
        const std::uint64_t pairs = overlappingEdges(polygons, feature);
        if (pairs > pairs_) return false;
        pairs_ -= pairs;
        return true;
    }

private:
    // What is left. Of edges, a pair takes about a microsecond, and each has its neighbours.
    std::size_t vertices_ = 2'000'000, crossings_ = 100'000;
    std::uint64_t pairs_ = 12'000'000;
};

/// What GEOS may take to tell whether one file's polygons are valid: time by the square of what lies side by side.
class CheckEffort {
public:
    explicit CheckEffort(const FlatGeometry& polygons) : pairs_(40'000'000 + 100 * polygons.coordinates.size()) {}

    bool isEnoughFor(const FlatGeometry& polygons, std::size_t feature)
    {
        const std::uint64_t effort = validityEffort(polygons, feature);
        if (effort > pairs_) return false;
        pairs_ -= effort;
        return true;
    }

private:
    std::uint64_t pairs_;  // what is left
};

/// Of each feature a place where edges cross, if there is one.
std::vector<std::optional<Xy>> crossingsOf(const FlatGeometry& polygons)
{
    std::vector<std::optional<Xy>> places(polygons.featureCount());
    const std::size_t each = 1 + polygons.featureCount() / 256, pieces = (polygons.featureCount() + each - 1) / each;
    parallelFor(pieces, [&](std::size_t piece) {
        for (std::size_t f = piece * each; f < std::min((piece + 1) * each, polygons.featureCount()); ++f)
            places[f] = findCrossing(polygons, f);
    });
    return places;
}

void copyFeature(FlatGeometry& out, const FlatGeometry& from, std::size_t feature)
{
    const auto index = static_cast<std::uint32_t>(feature);
    appendFeatures(out, selectFeatures(from, {&index, 1}));
}

}  // namespace

Result<FlatGeometry> unionAll(const FlatGeometry& polygons)
{
    const Context context;
    const GeometryPointer all = context.fromFlat(polygons);
    const GeometryPointer result = all ? context.unaryUnion(all.get()) : context.own(nullptr);
    if (!result) return context.error("union");
    return oneFeature(context, result.get(), GeometryKind::Polygon);
}

Result<FlatGeometry> unionOf(const FlatGeometry& a, const FlatGeometry& b)
{
    return binary("union", GEOSUnion_r, a, b);
}

Result<FlatGeometry> intersectionOf(const FlatGeometry& a, const FlatGeometry& b)
{
    return binary("intersection", GEOSIntersection_r, a, b);
}

Result<FlatGeometry> differenceOf(const FlatGeometry& a, const FlatGeometry& b)
{
    return binary("difference", GEOSDifference_r, a, b);
}

Result<FlatGeometry> intersectEach(const FlatGeometry& polygons, const FlatGeometry& mask)
{
    return within(msg("intersection"), polygons, mask);
}

Result<FlatGeometry> clipLines(const FlatGeometry& lines, const FlatGeometry& polygons)
{
    const std::string name = msg("clipping of lines");
    const Context context;
    const GeometryPointer mask = context.united(polygons);
    if (!mask) return context.error(name);
    LineClipper clipper(context, *mask);
    FlatGeometry out;
    out.kind = GeometryKind::Line;
    for (std::size_t f = 0; f < lines.featureCount(); ++f) {
        for (auto p = lines.featureStarts[f]; p < lines.featureStarts[f + 1]; ++p)
            for (auto r = lines.partStarts[p]; r < lines.partStarts[p + 1]; ++r)
                if (!clipper.add(out, lines.ring(r))) return context.error(msg("{}, feature {}", name, f));
        out.endFeature();
    }
    return out;
}

namespace {

/// A feature of polygons that is not valid, or cannot be told to be.
struct Unfit {
    std::string reason;
    bool checked = true;
};

/// Nothing: it is valid, as far as it has to be.
std::optional<Unfit> checkDrawn(const std::optional<Xy>& crossing)
{
    if (!crossing) return std::nullopt;
    return Unfit{fmt::format("Self-intersection[{:.10g} {:.10g}]", crossing->x, crossing->y)};  // in GEOS's words
}

std::optional<Unfit> checkMeasured(const Context& context, const GEOSGeometry& feature)
{
    if (GEOSisValid_r(context.handle(), &feature) == 1) return std::nullopt;
    char* text = GEOSisValidReason_r(context.handle(), &feature);
    Unfit unfit{text ? text : "invalid"};
    GEOSFree_r(context.handle(), text);
    return unfit;
}

}  // namespace

Result<Done> repairPolygons(FlatGeometry& polygons, const std::function<void(const InvalidPolygon&)>& found,
                            Validity validity)
{
    if (polygons.kind != GeometryKind::Polygon) return Done{};
    const bool drawn = validity == Validity::OfDrawn;
    const auto crossings = drawn ? crossingsOf(polygons) : std::vector<std::optional<Xy>>{};
    if (drawn && std::ranges::none_of(crossings, [](const auto& place) { return place.has_value(); })) return Done{};
    const Context context;
    FlatGeometry out;
    RepairEffort effort;
    CheckEffort checks(polygons);
    bool changed = false;
    for (std::size_t f = 0; f < polygons.featureCount(); ++f) {
        GeometryPointer feature = context.own(nullptr);
        std::optional<Unfit> unfit;
        if (drawn) {
            unfit = checkDrawn(crossings[f]);
        } else if (!checks.isEnoughFor(polygons, f)) {
            unfit = Unfit{"", false};
        } else {
            feature = context.fromFlat(polygons, f);
            if (!feature) return context.error(msg("repair, feature {}", f));
            unfit = checkMeasured(context, *feature);
        }
        if (!unfit) {
            copyFeature(out, polygons, f);
            continue;
        }
        const InvalidPolygon invalid{f, unfit->reason, unfit->checked && effort.isEnoughFor(polygons, f),
                                     unfit->checked};
        found(invalid);
        if (!invalid.repaired) {
            copyFeature(out, polygons, f);
            continue;
        }
        if (!feature) feature = context.fromFlat(polygons, f);
        const GeometryPointer valid = feature ? context.makeValid(feature.get()) : context.own(nullptr);
        if (!valid) return context.error(msg("repair, feature {}", f));
        context.appendParts(out, valid.get());
        out.endFeature();
        changed = true;
    }
    if (changed) polygons = std::move(out);
    return Done{};
}

}  // namespace frontline
