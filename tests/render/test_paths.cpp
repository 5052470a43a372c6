#include "render/vector/paths.hpp"

#include <cmath>

#include "vector_pictures.hpp"

using namespace frontline;
using namespace frontline::vector;

namespace {

const Color opaque{0, 0, 0, 255};

/// Twice the area that the path fills by the non-zero rule when no parts overlap: outer rings less holes.
double twiceArea(const Path& path)
{
    double sum = 0;
    for (const Subpath& p : path)
        for (std::size_t i = 0; i < p.pixels.size(); ++i) {
            const Xy a = p.pixels[i], b = p.pixels[(i + 1) % p.pixels.size()];
            sum += a.x * b.y - b.x * a.y;
        }
    return std::abs(sum);
}

}  // namespace

TEST_CASE("a polygon becomes closed rings in pixels, with its hole the other way round")
{
    const Path path = fillPath(polygonOf({ringOf(10, 10, 60, 60), ringOf(30, 30, 20, 20)}, opaque), vectorView());
    REQUIRE(path.size() == 2);
    CHECK(path[0].closed);
    CHECK(path[0].pixels.size() == 4);
    CHECK(twiceArea(path) == Approx(2 * (3600 - 400)));
}

TEST_CASE("what lies outside of the picture is cut off just beyond its edge")
{
    const Path path = fillPath(polygonOf({ringOf(-5000, -5000, 10000, 10000)}, opaque), vectorView());
    REQUIRE(path.size() == 1);
    for (const Xy& p : path[0].pixels) {
        CHECK(p.x >= -5);
        CHECK(p.x <= 205);
        CHECK(p.y >= -5);
        CHECK(p.y <= 105);
    }
    CHECK(twiceArea(path) >= 2 * 200 * 100);
    CHECK(fillPath(polygonOf({ringOf(500, 10, 10, 10)}, opaque), vectorView()).empty());
}

TEST_CASE("a line keeps its place, and says how much of it was before where it enters the picture")
{
    const Path path = linePath(*strokeOf({{-100, 50}, {50, 50}, {50, 300}}, 2, opaque).mesh, vectorView(), 2);
    REQUIRE(path.size() == 1);
    CHECK_FALSE(path[0].closed);
    // It starts beyond the edge by the margin and its width; y is down.
    CHECK(path[0].pixels.front().x == Approx(-6).margin(2));
    CHECK(path[0].lengthBefore == Approx(100 + path[0].pixels.front().x).margin(0.01));
    CHECK(path[0].pixels[1].x == Approx(50));
    CHECK(path[0].pixels[1].y == Approx(50));
    CHECK(path[0].pixels.back().y < 0);
}

TEST_CASE("a ring that is all in the picture is drawn closed, and one that leaves it in pieces")
{
    LineMeshBuilder inside({0, 0}), across({0, 0});
    inside.addRing(ringOf(10, 10, 30, 30));
    across.addRing(ringOf(-20, 10, 60, 30));
    const Path whole = linePath(*inside.take(), vectorView(), 1);
    REQUIRE(whole.size() == 1);
    CHECK(whole[0].closed);
    for (const Subpath& piece : linePath(*across.take(), vectorView(), 1)) CHECK_FALSE(piece.closed);
}
