#include "render/raster/strokes.hpp"

#include <algorithm>
#include <cmath>

namespace frontline::raster {

namespace {

struct DashPattern {
    std::array<float, 8> lengths{};
    int count = 0;
    float period = 0;

    /// Of a pixel at a length along the line: the ends of dashes are cut square, with a soft edge of one pixel.
    [[nodiscard]] float coverage(float at) const
    {
        const float p = at - period * std::floor(at / period);
        float covered = 0, from = 0;
        for (int i = 0; i + 1 < count; i += 2) {
            const float to = from + lengths[static_cast<std::size_t>(i)];
            // The dash before the period's start and the one after its end are near it too.
            for (const float q : {p - period, p, p + period})
                covered = std::max(covered, std::clamp(std::min(q - from, to - q) + 0.5f, 0.0f, 1.0f));
            from = to + lengths[static_cast<std::size_t>(i) + 1];
        }
        return covered;
    }
};

DashPattern patternOf(const Stroke& stroke)
{
    DashPattern pattern{stroke.dash, stroke.dashCount};
    if (pattern.count % 2 == 1) {
        pattern.count = std::min(pattern.count, 4);
        std::copy_n(stroke.dash.begin(), pattern.count, pattern.lengths.begin() + pattern.count);
        pattern.count *= 2;
    }
    for (int i = 0; i < pattern.count; ++i) pattern.period += pattern.lengths[static_cast<std::size_t>(i)];
    if (!(pattern.period > 0)) pattern.count = 0;
    return pattern;
}

class Strokes {
public:
    Strokes(Coverage& coverage, const Stroke& stroke, std::uint8_t most)
        : coverage_(coverage), pattern_(patternOf(stroke)), most_(most)
    {
        const float half = stroke.widthPixels / 2;
        outer_ = std::max(half, 0.5f) + 0.5f;
        // Thinner than a pixel: as wide as one, and as much fainter.
        scale_ = 255 * std::min(stroke.widthPixels, 1.0f);
        innerSquared_ = (outer_ - 1) * (outer_ - 1);
        outerSquared_ = outer_ * outer_;
    }

    [[nodiscard]] float reach() const { return outer_; }

    /// lengthBefore: pixels along the line at the segment's start.
    void add(Pixel a, Pixel b, float lengthBefore)
    {
        const float dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
        const Segment segment{a, dx, dy, squared > 0 ? 1 / squared : 0, std::sqrt(squared), lengthBefore};
        const Rows rows = coverage_.rows();
        const float top = std::max(std::min(a.y, b.y) - outer_, static_cast<float>(rows.first)),
                    bottom = std::min(std::max(a.y, b.y) + outer_, static_cast<float>(rows.end));
        const float left = std::max(std::min(a.x, b.x) - outer_, 0.0f),
                    right = std::min(std::max(a.x, b.x) + outer_, static_cast<float>(coverage_.width()));
        if (!(top < bottom) || !(left < right)) return;
        // On a slanting line only what lies near it in each row is looked at.
        const bool slanting = std::abs(dy) > 1e-3f;
        const float perRow = slanting ? dx / dy : 0, aside = slanting ? outer_ * segment.length / std::abs(dy) : 0;
        for (int y = static_cast<int>(top); y < rows.end && static_cast<float>(y) < bottom; ++y) {
            float from = left, to = right;
            if (slanting) {
                const float middle = a.x + (static_cast<float>(y) + 0.5f - a.y) * perRow;
                from = std::max(from, middle - aside);
                to = std::min(to, middle + aside);
            }
            const int first = static_cast<int>(std::max(from, 0.0f)),
                      end = std::min(static_cast<int>(std::ceil(to)), coverage_.width());
            if (first < end) addRow(segment, y, first, end);
        }
    }

private:
    struct Segment {
        Pixel start;
        float dx, dy, perSquaredLength, length, lengthBefore;
    };

    void addRow(const Segment& s, int y, int first, int end)
    {
        std::uint8_t* cells = coverage_.row(y);
        const float py = static_cast<float>(y) + 0.5f - s.start.y;
        int touchedFrom = end, touchedTo = first;
        for (int x = first; x < end; ++x) {
            if (cells[x] >= most_) continue;
            const float px = static_cast<float>(x) + 0.5f - s.start.x;
            const float t = std::clamp((px * s.dx + py * s.dy) * s.perSquaredLength, 0.0f, 1.0f);
            const float ox = px - t * s.dx, oy = py - t * s.dy, squared = ox * ox + oy * oy;
            if (squared >= outerSquared_) continue;
            float covered = scale_;
            if (squared > innerSquared_) covered *= outer_ - std::sqrt(squared);
            if (pattern_.count > 0) covered *= pattern_.coverage(s.lengthBefore + t * s.length);
            const auto value = std::min(static_cast<std::uint8_t>(nearest(covered)), most_);
            if (value <= cells[x]) continue;
            cells[x] = value;
            touchedFrom = std::min(touchedFrom, x);
            touchedTo = x + 1;
        }
        if (touchedFrom < touchedTo) coverage_.touch(y, touchedFrom, touchedTo);
    }

    Coverage& coverage_;
    DashPattern pattern_;
    std::uint8_t most_;
    float outer_ = 1, scale_ = 255, innerSquared_ = 0, outerSquared_ = 1;
};

}  // namespace

void addStrokes(Coverage& coverage, const LineMesh& mesh, const Placement& placement, const Stroke& stroke,
                std::uint8_t most)
{
    Strokes strokes(coverage, stroke, most);
    const float top = static_cast<float>(coverage.rows().first) - strokes.reach(),
                bottom = static_cast<float>(coverage.rows().end) + strokes.reach();
    const auto outside = [&](const Pixel& a, const Pixel& b) {
        return (a.y < top && b.y < top) || (a.y > bottom && b.y > bottom);
    };
    bool drawing = false;
    Pixel before;
    float length = 0;
    for (const LineVertex& vertex : mesh.vertices) {
        if (vertex.length < 0) {
            drawing = false;
            continue;
        }
        const Pixel here = placement(vertex.x, vertex.y);
        if (drawing && !outside(before, here)) strokes.add(before, here, length * placement.perUnit());
        before = here;
        length = vertex.length;
        drawing = true;
    }
}

}  // namespace frontline::raster
