// One renderer for all tests, and what is drawn with it.
#pragma once

#include <vector>

#include "catch.hpp"
#include "render/raster/raster.hpp"
#include "render_stage.hpp"
#include "scene/mesh_builder.hpp"

namespace frontline {

/// A view whose map units are pixels, y up, with the origin at the bottom left.
inline View pixelView(int width, int height)
{
    static const Projection projection = Projection::create("EPSG:3857").value();
    return {projection, {width / 2.0, height / 2.0}, 1, width, height, 1};
}

/// What draws in the window, and what draws pictures.
struct OpenGl {
    static Result<Image> draw(const DisplayList& list, const View& view) { return renderer().drawToImage(list, view); }
};
struct Processor {
    static Result<Image> draw(const DisplayList& list, const View& view) { return drawPicture(list, view); }
};

template <class Renderer>
Image drawn(const DisplayList& list, const View& view)
{
    auto image = Renderer::draw(list, view);
    if (!image) FAIL(image.error().message);
    return std::move(image).value();
}

inline const Color white{255, 255, 255, 255}, black{0, 0, 0, 255};

/// Darkness of a pixel of a black-on-white picture, 0 (white) to 1 (black).
inline double ink(const Image& image, int x, int y)
{
    return 1 - image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 3] / 255.0;
}

inline double totalInk(const Image& image)
{
    double sum = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) sum += ink(image, x, y);
    return sum;
}

inline std::vector<Xy> square(double x, double y, double side)
{
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

inline FillDraw fillOf(const std::vector<std::vector<std::vector<Xy>>>& polygons, Color color)
{
    FillMeshBuilder triangles({0, 0});
    LineMeshBuilder edges({0, 0});
    for (const auto& rings : polygons) {
        triangles.addPolygon(rings);
        edges.startPolygon();
        for (const auto& ring : rings) edges.addRing(ring);
    }
    return {triangles.take(), edges.take(), color, std::nullopt};
}

inline LineDraw lineOf(const std::vector<Xy>& line, float width, Color color = black)
{
    LineMeshBuilder builder({0, 0});
    builder.addLine(line);
    return {builder.take(), color, width, {}, 0};
}

inline DisplayList listOf(std::vector<DrawCommand> commands)
{
    return {white, std::move(commands)};
}

}  // namespace frontline
