#include "geo/line_along.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <span>

#include "geo/geodesic.hpp"

namespace frontline {

namespace {

std::vector<AlongPiece> cutIntoPieces(std::span<const Xy> line, double pieceMetres)
{
    std::vector<AlongPiece> pieces;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double metres = geodesicDistanceMetres(lonLat(line[i]), lonLat(line[i + 1]));
        if (metres == 0) continue;
        const auto count = static_cast<std::size_t>(std::ceil(metres / pieceMetres));
        Xy from = line[i];
        for (std::size_t k = 1; k <= count; ++k) {
            Xy to = line[i + 1];
            if (k < count) {
                const LonLat place = geodesicPointTowards(lonLat(line[i]), lonLat(line[i + 1]),
                                                          metres * static_cast<double>(k) / static_cast<double>(count));
                to = {place.lonDegrees, place.latDegrees};
            }
            pieces.push_back({from, to, metres / static_cast<double>(count), k == 1, false});
            from = to;
        }
    }
    return pieces;
}

/// Calls change(first, end) for each run of pieces with the flag that is shorter than metres.
template <class Change>
void forShortRuns(const std::vector<AlongPiece>& pieces, bool along, double metres, const Change& change)
{
    for (std::size_t first = 0; first < pieces.size();) {
        std::size_t end = first;
        double length = 0;
        while (end < pieces.size() && pieces[end].along == pieces[first].along) length += pieces[end++].metres;
        // Pieces are cut evenly: a run of exactly the length must not fall short by a rounding.
        if (pieces[first].along == along && length < metres * (1 - 1e-9)) change(first, end);
        first = end;
    }
}

}  // namespace

std::vector<AlongPiece> piecesAlong(std::span<const Xy> line, const SegmentIndex& index, const AlongRule& rule)
{
    std::vector<AlongPiece> pieces = cutIntoPieces(line, rule.pieceMetres);
    std::vector<char> close(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        AlongPiece& piece = pieces[i];
        const bool inside = index.isInside({(piece.from.x + piece.to.x) / 2, (piece.from.y + piece.to.y) / 2});
        piece.along = inside || index.isAlong(piece.from, piece.to, rule.nearMetres, rule.angleDegrees);
        close[i] = piece.along || index.isNear(piece.from, piece.to, rule.nearMetres);
    }
    const auto set = [&](std::size_t first, std::size_t end, bool along) {
        for (AlongPiece& piece : std::span(pieces).subspan(first, end - first)) piece.along = along;
    };
    std::vector<AlongPiece> before = pieces;
    forShortRuns(before, false, rule.shortestMetres, [&](std::size_t first, std::size_t end) {
        const bool between = first > 0 && end < pieces.size();
        const auto run = std::span(close).subspan(first, end - first);
        if (between && std::ranges::all_of(run, [](char c) { return c != 0; })) set(first, end, true);
    });
    before = pieces;
    forShortRuns(before, true, rule.shortestMetres,
                 [&](std::size_t first, std::size_t end) { set(first, end, false); });
    return pieces;
}

namespace {

using Key = std::pair<std::int64_t, std::int64_t>;

Key keyOf(Xy place)
{
    return {std::llround(place.x * 1e7), std::llround(place.y * 1e7)};
}

/// Adds the line without its loops, and each of them.
void addApart(std::vector<std::vector<Xy>>& out, const std::vector<Xy>& line)
{
    std::vector<Xy> rest;
    std::map<Key, std::size_t> passed;  // vertices of rest
    std::vector<std::vector<Xy>> loops;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto before = passed.find(keyOf(line[i]));
        // There and back over one edge is no loop, and neither is the whole of a closed line.
        const bool loop = before != passed.end() && rest.size() - before->second > 2 &&
                          !(before->second == 0 && i + 1 == line.size());
        if (loop) {
            const auto from = rest.begin() + static_cast<std::ptrdiff_t>(before->second);
            loops.emplace_back(from, rest.end()).push_back(line[i]);
            for (auto vertex = from + 1; vertex != rest.end(); ++vertex) passed.erase(keyOf(*vertex));
            rest.erase(from + 1, rest.end());
        } else {
            passed.emplace(keyOf(line[i]), rest.size());
            rest.push_back(line[i]);
        }
    }
    out.push_back(std::move(rest));
    for (std::vector<Xy>& closed : loops) out.push_back(std::move(closed));
}

}  // namespace

std::vector<std::vector<Xy>> joinLines(const FlatGeometry& lines)
{
    std::multimap<Key, std::size_t> starts, ends;
    std::vector<std::size_t> rings;
    for (std::size_t r = 0; r < lines.ringCount(); ++r) {
        const auto ring = lines.ring(r);
        if (ring.size() < 2) continue;
        rings.push_back(r);
        // A closed part is complete.
        if (keyOf(ring.front()) == keyOf(ring.back())) continue;
        starts.emplace(keyOf(ring.front()), r);
        ends.emplace(keyOf(ring.back()), r);
    }
    const auto take = [&](std::multimap<Key, std::size_t>& from, Xy place, const std::vector<char>& used) {
        const auto [first, last] = from.equal_range(keyOf(place));
        for (auto i = first; i != last; ++i)
            if (!used[i->second]) return static_cast<std::ptrdiff_t>(i->second);
        return std::ptrdiff_t{-1};
    };
    std::vector<std::vector<Xy>> joined;
    std::vector<char> used(lines.ringCount(), 0);
    for (const std::size_t ring : rings) {
        if (used[ring]) continue;
        std::deque<std::size_t> chain{ring};
        used[ring] = 1;
        if (!(lines.ring(ring).front() == lines.ring(ring).back())) {
            for (auto next = take(starts, lines.ring(ring).back(), used); next >= 0;
                 next = take(starts, lines.ring(chain.back()).back(), used))
                chain.push_back(static_cast<std::size_t>(next)), used[chain.back()] = 1;
            for (auto next = take(ends, lines.ring(ring).front(), used); next >= 0;
                 next = take(ends, lines.ring(chain.front()).front(), used))
                chain.push_front(static_cast<std::size_t>(next)), used[chain.front()] = 1;
        }
        std::vector<Xy> line;
        for (const std::size_t part : chain) {
            const auto coordinates = lines.ring(part);
            line.insert(line.end(), coordinates.begin() + (line.empty() ? 0 : 1), coordinates.end());
        }
        addApart(joined, line);
    }
    return joined;
}

double kilometresAlong(const FlatGeometry& lines, const SegmentIndex& index, const AlongRule& rule)
{
    double metres = 0;
    if (!index.empty())
        for (const std::vector<Xy>& line : joinLines(lines))
            for (const AlongPiece& piece : piecesAlong(line, index, rule))
                if (piece.along) metres += piece.metres;
    return metres / 1000;
}

}  // namespace frontline
