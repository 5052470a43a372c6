// Where the panels are. Fixed by the window's size, so that a view can be fitted to what they leave free.
#pragma once

#include "geo/coordinates.hpp"

namespace frontline {

/// Pixels from the top left, y down.
struct Layout {
    double width = 0, height = 0;  // of the window
    double scale = 1;              // pixels per point of the user interface
    double menuHeight = 0;
    Box layers, dates;

    /// What of the window the open panels leave free for the subject of the map.
    [[nodiscard]] Box freeArea() const;
};

/// panels: whether they are open. dateCount: of the map, decides the size of the date strip.
Layout computeLayout(double widthPixels, double heightPixels, double scale, bool panels, std::size_t dateCount);

}  // namespace frontline
