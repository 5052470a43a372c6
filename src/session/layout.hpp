// Where the panels are. Fixed by the window's size, so that a view can be fitted to what they leave free.
#pragma once

#include <cstddef>
#include <optional>

#include "geo/coordinates.hpp"

namespace frontline {

/// Pixels from the top left, y down.
struct Layout {
    double width = 0, height = 0;  // of the window
    double scale = 1;              // pixels per point of the user interface
    double menuHeight = 0;
    Box layers, dates, ledger, exporting, table;  // an empty box: not there

    /// What of the window the open panels leave free for the subject of the map.
    [[nodiscard]] Box freeArea() const;
    /// The same for title and legend, which need less room.
    [[nodiscard]] Box furnitureArea() const;

private:
    /// A panel at the side that leaves no more than so many pixels is looked past.
    [[nodiscard]] Box between(double leastPixels) const;
};

struct LayoutRequest {
    double widthPixels = 0, heightPixels = 0, scale = 1;
    bool panels = true;          // whether they are open
    std::size_t dateCount = 0;   // of the map, decides the size of the date strip
    std::optional<bool> ledger;  // open, folded, or open where there is room
    bool ledgerWide = false;     // with all its columns in sight, where there is room
    bool exporting = false;      // the export dialog is open: it stands in the ledger's place
    double tablePoints = 0;      // wanted height of the table of attributes; 0: it is closed
};

Layout computeLayout(const LayoutRequest& request);

}  // namespace frontline
