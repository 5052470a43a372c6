#include "scene/furniture/inset.hpp"

#include "furniture_support.hpp"

using namespace frontline;

namespace {

DrawnMap withInset()
{
    DrawnMap map = smallMap();
    editable(map).views.push_back({ViewId("whole"), LocalText("Everything"), squares});
    map.selection.furniture.inset = true;
    map.layers[0].rules[0].fill->hatch.reset();
    return map;
}

/// Where lines of the inset are, in pixels.
Box linesOf(const FurnitureDrawing& drawing, const View& view)
{
    Box box;
    for (const DrawCommand& command : drawing.inset)
        if (const auto* line = std::get_if<LineDraw>(&command))
            for (const LineVertex& v : line->mesh->vertices)
                box.add(view.toPixel({line->mesh->origin.x + v.x, line->mesh->origin.y + v.y}));
    return box;
}

}  // namespace

TEST_CASE("the inset shows the ground of the whole, with the frame of the picture in its place")
{
    const DrawnMap map = withInset();
    const View view = viewOf({30.1, 48.1, 30.2, 48.2});  // a small part in the west
    const auto drawing = drawn(map, view);
    REQUIRE_FALSE(drawing.inset.empty());
    const auto* clip = std::get_if<ClipStart>(&drawing.inset.front());
    REQUIRE((clip && clip->box));
    const Box inset{double(clip->box->x), double(clip->box->y), double(clip->box->x + clip->box->width),
                    double(clip->box->y + clip->box->height)};
    CHECK((inset.minX > 480 && inset.maxX < 960 && inset.minY > 0));
    const Box frame = linesOf(drawing, view);
    CHECK(inset.contains(frame));
    CHECK(frame.centre().x < inset.centre().x);  // in the west and the south of the squares
    CHECK(frame.centre().y > inset.centre().y);
    CHECK(frame.width() >= 4);
    // The last command of it takes the clip away.
    const auto* end = std::get_if<ClipStart>(&drawing.inset.back());
    REQUIRE(end);
    CHECK_FALSE(end->box);
}

TEST_CASE("there is no inset where the picture shows the whole, or the map has no whole")
{
    DrawnMap map = withInset();
    CHECK(drawn(map, viewOf({29, 47, 33, 50})).inset.empty());
    editable(map).views.clear();
    CHECK(drawn(map, viewOf({30.1, 48.1, 30.2, 48.2})).inset.empty());
    map = withInset();
    map.selection.furniture.inset = false;
    CHECK(drawn(map, viewOf({30.1, 48.1, 30.2, 48.2})).inset.empty());
}

TEST_CASE("the meshes of the inset are kept until the map changes")
{
    DrawnMap map = withInset();
    InsetMeshes meshes;
    const View overview = viewOf(squares, 150, 100);
    const auto first = meshes.of(map, overview);
    CHECK(meshes.of(map, overview) == first);
    map.layers[0].table = squareAt(31, 48);
    CHECK_FALSE(meshes.of(map, overview) == first);
}
