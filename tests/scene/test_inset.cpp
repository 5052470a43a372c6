#include "scene/furniture/inset.hpp"

#include "furniture_support.hpp"

using namespace frontline;

namespace {

Document withInset()
{
    Document document = smallMap();
    document.views.push_back({"whole", "Everything", "", squares});
    document.furniture.inset = true;
    document.layers[0].rules[0].fill->hatch.reset();
    return document;
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
    const Document document = withInset();
    const View view = viewOf({30.1, 48.1, 30.2, 48.2});  // a small part in the west
    const auto drawing = drawn(document, view);
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
    Document document = withInset();
    CHECK(drawn(document, viewOf({29, 47, 33, 50})).inset.empty());
    document.views.clear();
    CHECK(drawn(document, viewOf({30.1, 48.1, 30.2, 48.2})).inset.empty());
    document = withInset();
    document.furniture.inset = false;
    CHECK(drawn(document, viewOf({30.1, 48.1, 30.2, 48.2})).inset.empty());
}

TEST_CASE("the meshes of the inset are kept until the map changes")
{
    Document document = withInset();
    InsetMeshes meshes;
    const View overview = viewOf(squares, 150, 100);
    const auto first = meshes.of(document, overview);
    CHECK(meshes.of(document, overview) == first);
    document.layers[0].table = squareAt(31, 48);
    CHECK_FALSE(meshes.of(document, overview) == first);
}
