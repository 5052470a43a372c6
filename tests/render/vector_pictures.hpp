// Small display lists for the tests of SVG and PDF.
#pragma once

#include <filesystem>

#include "catch.hpp"
#include "render/vector/vector_picture.hpp"
#include "scene/mesh_builder.hpp"
#include "scene/text_run.hpp"

namespace frontline {

inline std::filesystem::path testFonts()
{
    return std::filesystem::path(FRONTLINE_SOURCE_DIR) / "assets" / "fonts";
}

/// 200 x 100 pixels at scale 1; map units are pixels, y up, from the bottom left.
inline View vectorView(double scale = 1)
{
    const int width = static_cast<int>(200 * scale), height = static_cast<int>(100 * scale);
    return {
        Projection::create("EPSG:3857").value(), {100, 50}, 1 / scale, width, height, defaultPixelsPerPoint * scale};
}

inline std::vector<Xy> ringOf(double x, double y, double width, double height)
{
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}};
}

/// One polygon: its outer ring, then its holes.
inline FillDraw polygonOf(const std::vector<std::vector<Xy>>& rings, Color color)
{
    FillMeshBuilder triangles({0, 0});
    LineMeshBuilder edges({0, 0});
    triangles.addPolygon(rings);
    edges.startPolygon();
    for (const auto& ring : rings) edges.addRing(ring);
    return {triangles.take(), edges.take(), color, std::nullopt};
}

inline LineDraw strokeOf(const std::vector<Xy>& line, float width, Color color)
{
    LineMeshBuilder builder({0, 0});
    builder.addLine(line);
    return {builder.take(), color, width, {}, 0};
}

inline GlyphDraw textOf(const std::string& text, double x, double baseline, const std::string& layer = "",
                        double letterSpacing = 0)
{
    static const auto fonts = FontSet::create(testFonts()).value();
    TextStyle style;
    style.sizePixels = 12;
    style.letterSpacing = letterSpacing;
    style.color = {0x26, 0x23, 0x1F, 255};
    style.halo = {255, 255, 255, 255};
    style.haloPixels = 1.5;
    GlyphDraw draw;
    appendText(draw, *fonts, text, style, x, baseline);
    draw.atlas = fonts->atlas();
    draw.runs.back().layer = layer;
    return draw;
}

inline VectorOptions vectorOptions()
{
    VectorOptions options;
    options.fonts = testFonts();
    return options;
}

}  // namespace frontline
