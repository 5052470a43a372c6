// A map as a command asks for it. Internal to cli.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/requests.hpp"
#include "cli/view_choice.hpp"
#include "map/data_store.hpp"
#include "map/drawn_map.hpp"
#include "map/selection.hpp"

namespace frontline {

/// What a command works on.
struct OpenedMap {
    MapPointer map;
    std::unique_ptr<DataStore> store = std::make_unique<DataStore>();
    Selection selection;

    [[nodiscard]] MapData data() const { return {*map, *store}; }
};

/// Reads the map with the user's scenarios, and makes the selection that is asked for; reads no data but the files that
/// are named, which become layers on top. drawn: the options of a view that is drawn and of which nothing is counted,
/// which go into the selection: of the files that are named, features that it does not show may be left out. Warnings
/// are added to warnings.
std::optional<Failure> openMap(const MapRequest& request, OpenedMap& opened, std::vector<std::string>& warnings,
                               const PictureView* drawn = nullptr);

/// The map as selected, with all that is shown. A layer that cannot be shown is a failure: a picture without it would
/// mislead.
std::optional<Failure> drawOpened(const OpenedMap& opened, DrawnMap& drawn, std::vector<std::string>& warnings);

}  // namespace frontline
