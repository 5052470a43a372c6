// A session with the small map, and input for it.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "catch.hpp"
#include "session/session.hpp"
#include "temporary_folder.hpp"
#include "test_map.hpp"

namespace frontline {

/// Layers land, line and towns (bottom first), dates 2024-01-01 and 2025-01-01 (shown), themes day (shown) and night,
/// views near (the first), wide (the largest) and town, CRS UTM 37N.
inline std::filesystem::path smallMapPath()
{
    return std::filesystem::path(FRONTLINE_TEST_DIR) / "session" / "files" / "small" / "map.toml";
}

/// Does the work that the session wants done until there is none.
inline void runJobs(Session& session)
{
    while (auto job = session.nextJob()) session.finish(job->run(), 0);
}

/// A session of so many pixels, with nothing loaded.
inline Session sessionOf(const TestMap& test, int widthPixels = 1000, int heightPixels = 800)
{
    auto projection = Projection::create(crsOf(*test.map, test.selection));
    REQUIRE(projection);
    return {test.map, test.selection, test.store, *std::move(projection), widthPixels, heightPixels, 1};
}

/// The small map, loaded, in its view near.
inline Session smallSession()
{
    Session session = sessionOf(TestMap(smallMapPath()));
    runJobs(session);
    return session;
}

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

/// A key with what it sets going.
inline void key(Session& session, const std::string& name, bool control = false, bool shift = false)
{
    session.handle(keyPress(name, control, shift), {}, 0);
    runJobs(session);
}

inline void finishMoving(Session& session, double now)
{
    for (int i = 0; i < 1000 && session.moving(); ++i) session.advance(now += 1.0 / 60);
    REQUIRE_FALSE(session.moving());
}

/// What is drawn of a layer, on a side of a swipe; nullptr when it is not among the layers.
inline const DrawnLayer* drawnLayer(const Session& session, const char* id,
                                    DrawnLayer::Side side = DrawnLayer::Side::Both)
{
    for (const DrawnLayer& layer : session.drawn().layers)
        if (layer.id() == LayerId(id) && (side == DrawnLayer::Side::Both || layer.side == side)) return &layer;
    return nullptr;
}

/// The ids of the layers, bottom first.
inline std::vector<std::string> order(const Session& session)
{
    std::vector<std::string> ids;
    for (const LayerPointer& layer : layersOf(session.map(), session.selection())) ids.push_back(layer->id.text());
    return ids;
}

/// Whether the layer is drawn.
inline bool visible(const Session& session, const char* id)
{
    return drawnLayer(session, id)->visible;
}

}  // namespace frontline
