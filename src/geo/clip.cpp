#include "geo/clip.hpp"

#include <algorithm>
#include <cmath>

namespace frontline {

namespace {

enum class Side { Left, Right, Bottom, Top };

bool inside(Xy p, Side side, const Box& box)
{
    switch (side) {
        case Side::Left:
            return p.x >= box.minX;
        case Side::Right:
            return p.x <= box.maxX;
        case Side::Bottom:
            return p.y >= box.minY;
        case Side::Top:
            return p.y <= box.maxY;
    }
    return false;
}

Xy crossing(Xy a, Xy b, Side side, const Box& box)
{
    if (side == Side::Left || side == Side::Right) {
        const double x = side == Side::Left ? box.minX : box.maxX;
        return {x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
    }
    const double y = side == Side::Bottom ? box.minY : box.maxY;
    return {a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y};
}

std::vector<Xy> clipToSide(const std::vector<Xy>& open, Side side, const Box& box)
{
    std::vector<Xy> out;
    out.reserve(open.size() + 8);
    for (std::size_t i = 0; i < open.size(); ++i) {
        const Xy a = open[i], b = open[(i + 1) % open.size()];
        const bool aInside = inside(a, side, box), bInside = inside(b, side, box);
        if (aInside) out.push_back(a);
        if (aInside != bInside) out.push_back(crossing(a, b, side, box));
    }
    return out;
}

bool finite(Xy p)
{
    return std::isfinite(p.x) && std::isfinite(p.y);
}

}  // namespace

bool clipSegment(Xy a, Xy b, const Box& box, double& t0, double& t1)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double p[4] = {-dx, dx, -dy, dy};
    const double q[4] = {a.x - box.minX, box.maxX - a.x, a.y - box.minY, box.maxY - a.y};
    for (int i = 0; i < 4; ++i) {
        if (p[i] == 0) {
            if (q[i] < 0) return false;
            continue;
        }
        const double t = q[i] / p[i];
        if (p[i] < 0)
            t0 = std::max(t0, t);
        else
            t1 = std::min(t1, t);
    }
    return t0 <= t1;
}

std::vector<Xy> clipRing(std::span<const Xy> ring, const Box& box)
{
    if (ring.size() < 4) return {};
    Box bounds;
    std::vector<Xy> open;
    open.reserve(ring.size() + 8);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        if (!finite(ring[i])) continue;
        bounds.add(ring[i]);
        open.push_back(ring[i]);
    }
    if (open.size() < 3 || !box.intersects(bounds)) return {};
    if (!box.contains(bounds)) {
        for (const Side side : {Side::Left, Side::Right, Side::Bottom, Side::Top}) {
            open = clipToSide(open, side, box);
            if (open.size() < 3) return {};
        }
    }
    open.push_back(open.front());
    return open;
}

void clipLine(std::span<const Xy> line, const Box& box,
              const std::function<void(std::span<const Xy> coordinates, double lengthBefore)>& piece)
{
    std::vector<Xy> run;
    double length = 0, runStart = 0;
    const auto flush = [&] {
        if (run.size() >= 2) piece(run, runStart);
        run.clear();
    };
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Xy a = line[i], b = line[i + 1];
        if (!finite(a) || !finite(b)) {
            flush();
            continue;
        }
        const double segment = std::hypot(b.x - a.x, b.y - a.y);
        double t0 = 0, t1 = 1;
        if (clipSegment(a, b, box, t0, t1)) {
            if (t0 > 0) flush();
            if (run.empty()) {
                run.push_back(t0 > 0 ? Xy{a.x + (b.x - a.x) * t0, a.y + (b.y - a.y) * t0} : a);
                runStart = length + segment * t0;
            }
            run.push_back(t1 < 1 ? Xy{a.x + (b.x - a.x) * t1, a.y + (b.y - a.y) * t1} : b);
            if (t1 < 1) flush();
        } else {
            flush();
        }
        length += segment;
    }
    flush();
}

}  // namespace frontline
