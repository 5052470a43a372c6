// Which part of the map is seen.
#pragma once

#include "map/ids.hpp"
#include "session/command.hpp"

namespace frontline {

struct ShowView {
    ViewId id;  // of the map's view presets
    void run(Session& session) const;
};

struct ShowViewNumber {
    int number = 0;  // in the order of presetsByKey: 0 is the whole map
    void run(Session& session) const;
};

struct ShowFirstView {  // the one that the map opens with
    void run(Session& session) const;
};

struct ZoomBy {
    double factor = 1;  // about the middle of the window; over 1 zooms in
    void run(Session& session) const;
};

struct PanBy {
    double xPoints = 0, yPoints = 0;  // the window moves over the map, y down
    void run(Session& session) const;
};

}  // namespace frontline
