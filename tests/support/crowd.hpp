// Layers of many points, for tests of symbols that lie over each other.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "drawn_maps.hpp"
#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline {

inline TablePointer pointsTable(std::span<const Xy> lonLat)
{
    FeatureTable table;
    table.geometry.kind = GeometryKind::Point;
    for (const Xy& place : lonLat) {
        table.geometry.addRing(std::vector<Xy>{place});
        table.geometry.endPart();
        table.geometry.endFeature();
    }
    return std::make_shared<const FeatureTable>(std::move(table));
}

/// As own files of points are drawn.
inline DrawnRule pointRule(SymbolShape shape = SymbolShape::Circle)
{
    DrawnRule rule;
    rule.symbol = DrawnSymbol{shape, 5, {0x00, 0x72, 0xB2, 255}, Color{255, 255, 255, 255}, 0.8};
    return rule;
}

/// Places about 30.5 E, 48.5 N, the denser the nearer, the same at every call and with every library.
inline std::vector<Xy> crowd(std::size_t count, double spreadDegrees)
{
    std::mt19937 random(7);
    const auto share = [&] { return (static_cast<double>(random()) + 0.5) / 4294967296.0; };
    std::vector<Xy> places;
    for (std::size_t i = 0; i < count; ++i) {
        const double from = spreadDegrees * std::sqrt(-2 * std::log(share())), angle = 2 * std::numbers::pi * share();
        places.push_back({30.5 + from * std::cos(angle), 48.5 + 0.67 * from * std::sin(angle)});
    }
    return places;
}

/// Of the degree about them.
inline View crowdView(int width = 480, int height = 480)
{
    View view{Projection::create("EPSG:3857").value(), {}, 1, width, height, defaultPixelsPerPoint};
    view.fit(projectedBox(view.projection, {30, 48, 31, 49}));
    return view;
}

inline DrawnMap mapWithoutFurniture()
{
    DrawnMap map = emptyMap();
    FurnitureChoice& choice = map.selection.furniture;
    choice.title = choice.subtitle = choice.legend = choice.scaleBar = choice.attribution = false;
    map.background = {0, 128, 0, 255};
    return map;
}

inline std::size_t symbolsOf(const DisplayList& list)
{
    std::size_t count = 0;
    for (const DrawCommand& command : list.commands)
        if (const auto* draw = std::get_if<SymbolDraw>(&command)) count += draw->symbols.size();
    return count;
}

}  // namespace frontline
