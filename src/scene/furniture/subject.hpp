// What furniture had better not cover: weights of the things on the map, in a grid over the picture.
#pragma once

#include <vector>

#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline {

class SubjectGrid {
public:
    /// Cells of 12 points.
    explicit SubjectGrid(const View& view);

    /// weight: >= 0, of a cell that it is in; the highest counts. 1 is a line.
    void addSegment(Xy a, Xy b, double weight);
    void addPlace(Xy pixel, double weight);
    /// Cells whose middle is in a triangle.
    void addArea(const LineMesh& rings, double weight);

    /// The weights of all cells under the box (pixels): covering a stretch of line costs by its length.
    [[nodiscard]] double under(const Box& pixels) const;

private:
    void add(Xy pixel, double weight);

    const View& view_;
    double cell_;
    int columns_, rows_;
    std::vector<float> weights_;
};

}  // namespace frontline
