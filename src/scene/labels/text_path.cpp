#include "scene/labels/text_path.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "geo/clip.hpp"

namespace frontline {

namespace {

/// Points on either side over which a point is averaged.
constexpr int smoothing = 4;

struct Stretch {
    double from, to;  // along the line
};

/// Where the line is inside the box; neighbours closer than the gap are one.
std::vector<Stretch> stretchesWithin(std::span<const Xy> line, const std::vector<double>& along, const Box& box,
                                     double gap)
{
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        double t0 = 0, t1 = 1;
        if (!(along[i + 1] > along[i]) || !clipSegment(line[i], line[i + 1], box, t0, t1)) continue;
        const double length = along[i + 1] - along[i];
        const Stretch piece{along[i] + t0 * length, along[i] + t1 * length};
        if (!stretches.empty() && piece.from - stretches.back().to <= gap)
            stretches.back().to = piece.to;
        else
            stretches.push_back(piece);
    }
    return stretches;
}

/// The points of the line at the multiples of step from first to last.
std::vector<Xy> sample(std::span<const Xy> line, const std::vector<double>& along, double step, long first, long last)
{
    std::vector<Xy> points;
    auto segment = static_cast<std::size_t>(std::max<std::ptrdiff_t>(
        1, std::ranges::upper_bound(along, static_cast<double>(first) * step) - along.begin()));
    for (long k = first; k <= last; ++k) {
        const double s = static_cast<double>(k) * step;
        while (segment + 1 < along.size() && along[segment] < s) ++segment;
        segment = std::min(segment, along.size() - 1);
        const double length = along[segment] - along[segment - 1];
        const double t = length > 0 ? std::clamp((s - along[segment - 1]) / length, 0.0, 1.0) : 0;
        const Xy a = line[segment - 1], b = line[segment];
        points.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    }
    return points;
}

std::vector<Xy> smoothed(const std::vector<Xy>& points)
{
    std::vector<Xy> out(points.size());
    const auto count = static_cast<int>(points.size());
    for (int i = 0; i < count; ++i) {
        const int reach = std::min({smoothing, i, count - 1 - i});
        Xy sum;
        for (int k = i - reach; k <= i + reach; ++k) {
            sum.x += points[static_cast<std::size_t>(k)].x;
            sum.y += points[static_cast<std::size_t>(k)].y;
        }
        out[static_cast<std::size_t>(i)] = {sum.x / (2 * reach + 1), sum.y / (2 * reach + 1)};
    }
    return out;
}

double turn(double from, double to)
{
    return std::remainder(to - from, 2 * std::numbers::pi);
}

}  // namespace

Xy TextPath::at(double along) const
{
    const double position = std::clamp((along - from) / step, 0.0, static_cast<double>(points.size() - 1));
    const auto i = std::min(static_cast<std::size_t>(position), points.size() - 2);
    const double t = position - static_cast<double>(i);
    return {points[i].x + (points[i + 1].x - points[i].x) * t, points[i].y + (points[i + 1].y - points[i].y) * t};
}

TextPath::Nearest TextPath::nearestTo(Xy pixel) const
{
    Nearest nearest{from, std::numeric_limits<double>::infinity()};
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Xy a = points[i], d{points[i + 1].x - a.x, points[i + 1].y - a.y};
        const double squared = d.x * d.x + d.y * d.y;
        const double t =
            squared > 0 ? std::clamp(((pixel.x - a.x) * d.x + (pixel.y - a.y) * d.y) / squared, 0.0, 1.0) : 0;
        const double distance = std::hypot(pixel.x - a.x - t * d.x, pixel.y - a.y - t * d.y);
        if (distance < nearest.distance) nearest = {from + step * (static_cast<double>(i) + t), distance};
    }
    return nearest;
}

std::vector<TextPath> textPaths(std::span<const Xy> line, const Box& frame, double step, double widthPixels)
{
    std::vector<TextPath> paths;
    if (line.size() < 2) return paths;
    std::vector<double> along{0};
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        if (!std::isfinite(length)) return paths;
        along.push_back(along.back() + length);
    }
    if (along.back() < widthPixels) return paths;
    // What a letter near the frame is smoothed over lies a little outside.
    const double beyond = (smoothing + 2) * step;
    for (const Stretch& stretch : stretchesWithin(line, along, frame.grownBy(beyond), 2 * beyond)) {
        const auto first = static_cast<long>(std::ceil(std::max(0.0, stretch.from - beyond) / step));
        const auto last = static_cast<long>(std::floor(std::min(along.back(), stretch.to + beyond) / step));
        if (static_cast<double>(last - first) * step < widthPixels) continue;
        paths.push_back({static_cast<double>(first) * step, step, smoothed(sample(line, along, step, first, last))});
    }
    return paths;
}

std::optional<CurvedText> layAlong(const TextPath& path, double middle, bool above, double gapPixels,
                                   const ShapedText& text, const TextStyle& style)
{
    const double size = style.sizePixels, width = text.widthEm * size;
    const double start = middle - width / 2, end = middle + width / 2;
    if (path.points.size() < 2 || text.glyphs.empty() || start < path.from || end > path.to()) return std::nullopt;
    const bool backwards = path.at(end).x < path.at(start).x;
    const double baselineUp = above ? gapPixels : -gapPixels - FontSet::capHeightEm * size;
    CurvedText curved;
    Xy lastMiddle;
    double lastHalf = 0;
    for (std::size_t g = 0; g < text.glyphs.size();) {
        std::size_t next = g + 1;
        while (next < text.glyphs.size() && text.glyphs[next].cluster == text.glyphs[g].cluster) ++next;
        const double x0 = text.glyphs[g].x, x1 = next < text.glyphs.size() ? text.glyphs[next].x : text.widthEm;
        const double centre = (x0 + x1) / 2 * size, half = std::max((x1 - x0) / 2 * size, path.step);
        const double s = backwards ? end - centre : start + centre;
        const Xy p = path.at(s), behind = path.at(s - half), ahead = path.at(s + half);
        double angle = std::atan2(ahead.y - behind.y, ahead.x - behind.x);
        if (backwards) angle += std::numbers::pi;
        const double cosine = std::cos(angle), sine = std::sin(angle), back = (x1 - x0) / 2 * size;
        const Xy origin{p.x + sine * baselineUp - cosine * back, p.y - cosine * baselineUp - sine * back};
        if (!curved.letters.empty()) {
            const double bend = std::abs(turn(curved.letters.back().angleRadians, angle));
            curved.bendRadians += bend;
            curved.sharpestRadians = std::max(curved.sharpestRadians, bend);
        }
        const double middleUp = FontSet::capHeightEm * size / 2;
        const Xy letterMiddle{origin.x + cosine * back + sine * middleUp, origin.y + sine * back - cosine * middleUp};
        if (!curved.letters.empty())
            curved.tightest =
                std::min(curved.tightest, std::hypot(letterMiddle.x - lastMiddle.x, letterMiddle.y - lastMiddle.y) /
                                              std::max(lastHalf + back, 1e-9));
        lastMiddle = letterMiddle, lastHalf = back;
        curved.letters.push_back({g, next, origin, angle});
        Box box;
        for (const double right : {0.0, (x1 - x0) * size})
            for (const double down : {-FontSet::capHeightEm * size, FontSet::descenderEm * size})
                box.add(Xy{origin.x + right * cosine - down * sine, origin.y + right * sine + down * cosine});
        curved.boxes.push_back(box);
        g = next;
    }
    return curved;
}

}  // namespace frontline
