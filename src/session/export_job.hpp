// A picture that is to be made while the window goes on, and what has come of it.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "map/drawn_map.hpp"
#include "picture/size_estimate.hpp"

namespace frontline {

using CancelFlag = std::shared_ptr<std::atomic<bool>>;

struct ExportJob {
    PictureRequest picture;
    DrawnMap map;
    std::shared_ptr<DataStore> redrawFrom{};  // given: the map's selection is to be drawn first, as in another theme
    View view;
    bool estimate = false;  // only how large the file will be
    std::string key{};      // of an estimate: what it is of
    CancelFlag cancelled{};
};

struct ExportResult {
    std::filesystem::path path;
    bool estimate = false, cancelled = false;
    std::string key;
    std::optional<std::string> error;
    SizeEstimate size;  // of the file, or as estimated
};

}  // namespace frontline
