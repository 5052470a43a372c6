#include "render/raster/interiors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace frontline::raster {

namespace {

/// Where edges cross the middles of the rows.
class Crossings {
public:
    explicit Crossings(Coverage& coverage) : coverage_(coverage) {}

    void add(Pixel a, Pixel b)
    {
        if (a.y > b.y) std::swap(a, b);
        const Rows rows = coverage_.rows();
        // Rows whose middle lies in [a.y, b.y): of two edges that meet at a middle one has it.
        const float from = std::max(a.y, static_cast<float>(rows.first)) - 0.5f,
                    to = std::min(b.y, static_cast<float>(rows.end) + 0.5f) - 0.5f;
        const int first = static_cast<int>(std::ceil(from)), end = std::min(static_cast<int>(std::ceil(to)), rows.end);
        if (first >= end) return;
        const double perRow = (static_cast<double>(b.x) - static_cast<double>(a.x)) /
                              (static_cast<double>(b.y) - static_cast<double>(a.y));
        const double most = coverage_.width() + 1.0;
        double x = static_cast<double>(a.x) + (first + 0.5 - static_cast<double>(a.y)) * perRow;
        for (int y = first; y < end; ++y, x += perRow)
            at_.push_back({y, static_cast<float>(std::clamp(x, -1.0, most))});
    }

    /// Fills what lies between the first and the second, the third and the fourth ... of each row, and forgets them.
    void fill()
    {
        if (at_.empty()) return;
        sortByRow();
        for (std::size_t i = 0; i < sorted_.size();) {
            std::size_t end = i + 1;
            while (end < sorted_.size() && sorted_[end].row == sorted_[i].row) ++end;
            if (end - i > 2)
                std::sort(&sorted_[i], &sorted_[i] + (end - i),
                          [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
            else if (end - i == 2 && sorted_[i + 1].x < sorted_[i].x)
                std::swap(sorted_[i], sorted_[i + 1]);
            for (; i + 1 < end; i += 2)
                coverage_.fill(sorted_[i].row, static_cast<int>(std::ceil(sorted_[i].x - 0.5f)),
                               static_cast<int>(std::ceil(sorted_[i + 1].x - 0.5f)));
            i = end;
        }
        at_.clear();
    }

private:
    struct Crossing {
        int row;
        float x;
    };

    void sortByRow()
    {
        const auto [lowest, highest] = std::ranges::minmax(at_, {}, &Crossing::row);
        const int first = lowest.row;
        starts_.assign(static_cast<std::size_t>(highest.row - first) + 2, 0);
        for (const Crossing& c : at_) ++starts_[static_cast<std::size_t>(c.row - first) + 1];
        for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
        sorted_.resize(at_.size());
        for (const Crossing& c : at_) sorted_[starts_[static_cast<std::size_t>(c.row - first)]++] = c;
    }

    Coverage& coverage_;
    std::vector<Crossing> at_, sorted_;
    std::vector<std::size_t> starts_;
};

}  // namespace

void addPolygons(Coverage& coverage, const LineMesh& rings, const Placement& placement)
{
    Crossings crossings(coverage);
    auto nextPolygon = rings.polygonStarts.begin();
    bool drawing = false;
    Pixel before;
    for (std::size_t i = 0; i < rings.vertices.size(); ++i) {
        const LineVertex& vertex = rings.vertices[i];
        if (nextPolygon != rings.polygonStarts.end() && i >= *nextPolygon) {
            crossings.fill();
            ++nextPolygon;
        }
        if (vertex.length < 0) {
            drawing = false;
            continue;
        }
        const Pixel here = placement(vertex.x, vertex.y);
        if (drawing) crossings.add(before, here);
        before = here;
        drawing = true;
    }
    crossings.fill();
}

void addTriangles(Coverage& coverage, const FillMesh& mesh, const Placement& placement)
{
    Crossings crossings(coverage);
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        std::array<Pixel, 3> corners;
        for (std::size_t c = 0; c < 3; ++c) {
            const std::size_t at = std::size_t{2} * mesh.indices[i + c];
            corners[c] = placement(mesh.xy[at], mesh.xy[at + 1]);
        }
        for (std::size_t c = 0; c < 3; ++c) crossings.add(corners[c], corners[(c + 1) % 3]);
        crossings.fill();
    }
}

}  // namespace frontline::raster
