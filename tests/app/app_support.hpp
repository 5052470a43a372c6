// What the tests of the application share.
#pragma once

#include <filesystem>
#include <string>

#include "app/application.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

namespace frontline {

/// tests/app/files/small/map.toml: layers land, line and towns (bottom first), dates 2024-01-01 and 2025-01-01 (shown),
/// themes day (shown) and night, views near (the first), wide (the largest) and town, CRS UTM 37N.
std::filesystem::path smallMapPath();

/// An application of 1000 × 800 pixels with the small map, loaded.
Application smallApplication();

/// Runs the work that the application wants done until there is none.
void runJobs(Application& app);

inline InputEvent keyPress(const std::string& key, bool control = false, bool shift = false)
{
    InputEvent event;
    event.kind = InputKind::KeyDown;
    event.key = key;
    event.control = control;
    event.shift = shift;
    return event;
}

inline InputEvent pointer(InputKind kind, double x, double y, int button = 1)
{
    InputEvent event;
    event.kind = kind;
    event.x = x;
    event.y = y;
    if (kind == InputKind::Down || kind == InputKind::Up) event.button = button;
    return event;
}

}  // namespace frontline
