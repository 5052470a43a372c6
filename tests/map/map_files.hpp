// Maps for the tests of the map folder.
#pragma once

#include <filesystem>
#include <string>

#include "catch.hpp"
#include "map/map_definition.hpp"
#include "temporary_folder.hpp"

namespace frontline {

/// Two squares of a degree, West (30..31 E) and East (31..32 E) between 48 and 49 N, and an island of half a degree
/// far in the west. The ground east of a meridian is occupied: of 31.5 on 2024-01-01, of 31.25 on 2025-01-01, when
/// there is a pocket of a tenth of a degree in West as well; of 31.75 by a line without a date.
inline std::filesystem::path squaresMap()
{
    return std::filesystem::path(FRONTLINE_TEST_DIR) / "map" / "files" / "squares" / "map.toml";
}

inline MapDefinition readSquares()
{
    auto map = readMap(squaresMap());
    if (!map) FAIL(map.error().message);
    return std::move(map).value();
}

/// The layer of the map with the id.
inline const LayerDefinition& layerOf(const MapDefinition& map, const char* id)
{
    const LayerPointer layer = map.layer(LayerId(id));
    REQUIRE(layer);
    return *layer;
}

/// The colour of a reference in a theme of the map.
inline Color colorOf(const MapDefinition& map, ThemeId theme, const ColorRef& ref)
{
    return colorIn(map.palette(theme), ref);
}

// Ellipsoidal areas in km2, by the closed formula for a quadrangle between two parallels and two meridians on WGS84
// (Snyder 1987, eq. 3-12 and 3-16, times the share of the full circle). Edges along a parallel bulge by 0.1 % of the
// area when they are taken as geodesics, alike on both sides.
inline constexpr double degreeSquareKm2 = 8217.732, tenthSquareKm2 = 82.258, islandKm2 = 2064.446;

}  // namespace frontline
