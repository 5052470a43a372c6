#include "render/raster/raster.hpp"

#include "base/jobs.hpp"
#include "renderer_support.hpp"

using namespace frontline;

TEST_CASE(
    "a picture that is drawn in strips is the picture that is drawn at once, in order and up to where it is stopped")
{
    const DisplayList list = listOf({fillOf({{square(10.3, 9.7, 155.5)}}, {20, 90, 200, 90}),
                                     lineOf({{5, 5}, {190, 170}}, 2.4f), lineOf({{0, 100}, {200, 100}}, 1)});
    const View view = pixelView(200, 180);
    const Image whole = drawn<Processor>(list, view);
    for (const int stripRows : {1, 50, 180, 1000}) {
        Image joined{200, 0, 3, {}};
        const auto done = drawPictureInStrips(list, view, stripRows, [&](const Image& strip, int firstRow) {
            CHECK(firstRow == joined.height);
            joined.height += strip.height;
            joined.pixels.insert(joined.pixels.end(), strip.pixels.begin(), strip.pixels.end());
            return true;
        });
        REQUIRE(done);
        CHECK((joined.pixels == whole.pixels));
    }
    int strips = 0;
    CHECK(drawPictureInStrips(list, view, 50, [&](const Image&, int) { return ++strips < 2; }));
    CHECK(strips == 2);
}
