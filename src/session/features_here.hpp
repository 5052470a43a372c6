// Which features of the layers that are drawn lie at a place: for the card and the line under the pointer.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/feature_boxes.hpp"
#include "base/local_text.hpp"
#include "geo/coordinates.hpp"
#include "map/data_store.hpp"
#include "map/ids.hpp"
#include "session/job.hpp"

namespace frontline {

class Session;

struct FeatureHere {
    LayerId layer;
    LocalText title;  // of the layer
    TablePointer table;
    std::size_t feature = 0;
    double metres = 0;   // from the place; 0 within a polygon
    bool ofMap = false;  // of a layer of the map, not of a user's file
    std::string label;   // in the session's language; "" where nothing in it names it

    [[nodiscard]] bool isSame(const FeatureHere& other) const
    {
        return table == other.table && feature == other.feature;
    }
};

/// The boxes of the tables that are drawn, made in the background.
struct KnownBoxes {
    struct Known {
        TablePointer table;
        std::shared_ptr<const FeatureBoxes> boxes;
    };
    std::vector<Known> known;
    [[nodiscard]] const FeatureBoxes* of(const TablePointer& table) const;
};

/// Of the visible layers that have attributes: first those of the user's files, then those of the map; of each the
/// polygons that the place lies in, the topmost first, then points and lines so many pixels away, the nearest first.
/// Layers whose boxes are still to be made are left out. pointsOnly: of the map's layers none but points, which cost
/// little: for what is asked at every move of the pointer.
std::vector<FeatureHere> featuresHere(const Session& session, LonLat place, double reachPixels, bool pointsOnly);

/// How far from the pointer a point or line is still meant.
double pointerReachPixels(const Session& session);

/// "Layer: name" of what is under the pointer, "Layer: name (+2)" where there is more; "" for nothing.
std::string lineUnderPointer(const Session& session);

/// Tables that are drawn and too large to be looked through at every move, whose boxes are not there yet.
bool lacksBoxes(const Session& session);
Job boxesJob(const Session& session);

}  // namespace frontline
