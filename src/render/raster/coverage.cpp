#include "render/raster/coverage.hpp"

#include <algorithm>
#include <cstring>

namespace frontline::raster {

Coverage::Coverage(int width, Rows rows)
    : width_(width),
      rows_(rows),
      cells_(static_cast<std::size_t>(width) * static_cast<std::size_t>(rows.end - rows.first)),
      spans_(static_cast<std::size_t>(rows.end - rows.first), Span{width, 0})
{}

void Coverage::fill(int y, int left, int right)
{
    left = std::max(left, 0);
    right = std::min(right, width_);
    if (left >= right) return;
    std::memset(row(y) + left, 255, static_cast<std::size_t>(right - left));
    touch(y, left, right);
}

void Coverage::clear(int y, int left, int right)
{
    std::memset(row(y) + left, 0, static_cast<std::size_t>(right - left));
}

}  // namespace frontline::raster
