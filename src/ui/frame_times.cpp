#include "ui/frame_times.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace frontline {

double FrameTimes::quantile(double share) const
{
    if (frames_.empty()) return 0;
    std::vector<double> totals;
    totals.reserve(frames_.size());
    for (const FrameTime& frame : frames_) totals.push_back(frame.total());
    const auto rank =
        static_cast<std::size_t>(std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(totals.size())));
    const auto at = totals.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
    std::ranges::nth_element(totals, at);
    return *at;
}

}  // namespace frontline
