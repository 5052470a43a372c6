// A picture that is to be made while the window goes on, and what has come of it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "map/drawn_map.hpp"
#include "picture/size_estimate.hpp"

namespace frontline {

struct ExportJob {
    PictureRequest picture;
    DrawnMap map;
    std::shared_ptr<DataStore> redrawFrom{};  // given: the map's selection is to be drawn first, as in another theme
    View view;
    bool estimate = false;    // only how large the file will be
    std::string key{};        // of an estimate: what it is of
    std::stop_source stop{};  // asked to when nobody wants the picture any more
};

struct ExportResult {
    std::filesystem::path path;
    bool estimate = false, cancelled = false;
    std::string key;
    std::optional<std::string> error;
    SizeEstimate size;  // of the file, or as estimated
};

}  // namespace frontline
