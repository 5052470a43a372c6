#include "analysis/feature_boxes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace frontline {

namespace {

constexpr std::size_t nodeSize = 16;

/// How far along a Hilbert curve of 65,536 x 65,536 cells (Wikipedia, "Hilbert curve", xy2d).
std::uint32_t alongHilbert(std::uint32_t x, std::uint32_t y)
{
    constexpr std::uint32_t side = 1U << 16U;
    std::uint32_t along = 0;
    for (std::uint32_t s = side / 2; s > 0; s /= 2) {
        const std::uint32_t rx = (x & s) != 0 ? 1 : 0, ry = (y & s) != 0 ? 1 : 0;
        along += s * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = side - 1 - x;
                y = side - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return along;
}

std::uint32_t cellOf(double value, double low, double size)
{
    constexpr double cells = 65535;
    return size > 0 ? static_cast<std::uint32_t>(std::clamp((value - low) / size, 0.0, 1.0) * cells) : 0;
}

}  // namespace

FeatureBoxes::SmallBox FeatureBoxes::rounded(const Box& box)
{
    constexpr float infinity = std::numeric_limits<float>::infinity();
    return {std::nextafter(static_cast<float>(box.minX), -infinity),
            std::nextafter(static_cast<float>(box.minY), -infinity),
            std::nextafter(static_cast<float>(box.maxX), infinity),
            std::nextafter(static_cast<float>(box.maxY), infinity)};
}

FeatureBoxes::FeatureBoxes(const FlatGeometry& geometry)
{
    const Box all = boundsOf(geometry);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed;
    keyed.reserve(geometry.featureCount());
    for (std::uint32_t f = 0; f < geometry.featureCount(); ++f) {
        const Box box = boundsOf(geometry, f);
        if (box.empty()) continue;
        const Xy middle = box.centre();
        keyed.emplace_back(
            alongHilbert(cellOf(middle.x, all.minX, all.width()), cellOf(middle.y, all.minY, all.height())), f);
    }
    std::ranges::sort(keyed);
    features_.reserve(keyed.size());
    boxes_.reserve(keyed.size() + keyed.size() / (nodeSize - 1) + 8);
    for (const auto& [key, feature] : keyed) {
        features_.push_back(feature);
        boxes_.push_back(rounded(boundsOf(geometry, feature)));
    }
    levelStarts_ = {0, boxes_.size()};
    while (boxes_.size() - levelStarts_[levelStarts_.size() - 2] > 1) {
        const std::size_t from = levelStarts_[levelStarts_.size() - 2], to = boxes_.size();
        for (std::size_t first = from; first < to; first += nodeSize) {
            SmallBox around = boxes_[first];
            for (std::size_t i = first + 1; i < std::min(first + nodeSize, to); ++i) {
                around.minX = std::min(around.minX, boxes_[i].minX);
                around.minY = std::min(around.minY, boxes_[i].minY);
                around.maxX = std::max(around.maxX, boxes_[i].maxX);
                around.maxY = std::max(around.maxY, boxes_[i].maxY);
            }
            boxes_.push_back(around);
        }
        levelStarts_.push_back(boxes_.size());
    }
}

std::vector<std::uint32_t> FeatureBoxes::touching(const Box& box) const
{
    std::vector<std::uint32_t> out;
    if (features_.empty()) return out;
    const SmallBox asked = rounded(box);
    struct Node {
        std::size_t level, number;
    };
    std::vector<Node> open{{levelStarts_.size() - 2, 0}};
    while (!open.empty()) {
        const Node node = open.back();
        open.pop_back();
        const SmallBox& here = boxes_[levelStarts_[node.level] + node.number];
        if (!(here.minX <= asked.maxX && asked.minX <= here.maxX && here.minY <= asked.maxY && asked.minY <= here.maxY))
            continue;
        if (node.level == 0) {
            out.push_back(features_[node.number]);
            continue;
        }
        const std::size_t below = levelStarts_[node.level] - levelStarts_[node.level - 1];
        for (std::size_t i = node.number * nodeSize; i < std::min((node.number + 1) * nodeSize, below); ++i)
            open.push_back({node.level - 1, i});
    }
    return out;
}

}  // namespace frontline
