#include "geo/clip.hpp"

#include <cmath>

#include "catch.hpp"

using namespace frontline;

namespace {

double area(const std::vector<Xy>& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) sum += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    return sum / 2;
}

struct Piece {
    std::vector<Xy> coordinates;
    double lengthBefore;
};

std::vector<Piece> pieces(const std::vector<Xy>& line, const Box& box)
{
    std::vector<Piece> out;
    clipLine(line, box, [&](std::span<const Xy> piece, double before) {
        out.push_back({{piece.begin(), piece.end()}, before});
    });
    return out;
}

const Box unitBox{0, 0, 10, 10};

}  // namespace

TEST_CASE("a ring inside the box is unchanged")
{
    const std::vector<Xy> ring{{1, 1}, {9, 1}, {9, 9}, {1, 9}, {1, 1}};
    CHECK(clipRing(ring, unitBox) == ring);
}

TEST_CASE("a ring that reaches out of the box keeps the area inside")
{
    // A diamond of half diagonal 8 about the corner (10, 10): a quarter of its 128 units lies inside.
    const std::vector<Xy> ring{{18, 10}, {10, 18}, {2, 10}, {10, 2}, {18, 10}};
    const auto clipped = clipRing(ring, unitBox);
    CHECK(area(clipped) == Approx(32));
    CHECK(clipped.front() == clipped.back());
}

TEST_CASE("a ring around the box becomes the box")
{
    CHECK(area(clipRing(std::vector<Xy>{{-5, -5}, {20, -5}, {20, 20}, {-5, 20}, {-5, -5}}, unitBox)) == Approx(100));
}

TEST_CASE("a ring outside the box, or one without three corners, leaves nothing")
{
    CHECK(clipRing(std::vector<Xy>{{20, 20}, {30, 20}, {30, 30}, {20, 20}}, unitBox).empty());
    CHECK(clipRing(std::vector<Xy>{{1, 1}, {2, 2}, {1, 1}}, unitBox).empty());
    CHECK(clipRing(std::vector<Xy>{}, unitBox).empty());
}

TEST_CASE("coordinates that could not be projected are left out of a ring")
{
    const std::vector<Xy> ring{{1, 1}, {9, 1}, {std::nan(""), std::nan("")}, {9, 9}, {1, 9}, {1, 1}};
    CHECK(area(clipRing(ring, unitBox)) == Approx(64));
}

TEST_CASE("a line that leaves the box and comes back is two stretches that know their length before")
{
    const auto out = pieces({{5, 5}, {15, 5}, {15, 8}, {5, 8}}, unitBox);
    REQUIRE(out.size() == 2);
    CHECK(out[0].coordinates == std::vector<Xy>{{5, 5}, {10, 5}});
    CHECK(out[0].lengthBefore == 0);
    CHECK(out[1].coordinates == std::vector<Xy>{{10, 8}, {5, 8}});
    CHECK(out[1].lengthBefore == Approx(10 + 3 + 5));
}

TEST_CASE("a segment that only passes through the box is cut at both ends")
{
    const auto out = pieces({{-10, 5}, {20, 5}}, unitBox);
    REQUIRE(out.size() == 1);
    CHECK(out[0].coordinates == std::vector<Xy>{{0, 5}, {10, 5}});
    CHECK(out[0].lengthBefore == Approx(10));
}

TEST_CASE("a coordinate that could not be projected interrupts a line")
{
    const auto out = pieces({{1, 1}, {2, 1}, {std::nan(""), 1}, {4, 1}, {5, 1}}, unitBox);
    REQUIRE(out.size() == 2);
    CHECK(out[0].coordinates == std::vector<Xy>{{1, 1}, {2, 1}});
    CHECK(out[1].coordinates == std::vector<Xy>{{4, 1}, {5, 1}});
}

TEST_CASE("a segment meets the box where it lies in it, touches its corner, or runs along its side")
{
    const auto stretch = [](Xy a, Xy b) {
        double from = 0, to = 1;
        const bool any = clipSegment(a, b, unitBox, from, to);
        return any ? std::pair{from, to} : std::pair{-1.0, -1.0};
    };
    const std::pair none{-1.0, -1.0};
    CHECK(stretch({1, 1}, {2, 2}) == std::pair{0.0, 1.0});
    CHECK(stretch({-10, 5}, {30, 5}) == std::pair{0.25, 0.5});
    CHECK(stretch({-5, 5}, {5, -5}) == std::pair{0.5, 0.5});
    CHECK(stretch({0, -10}, {0, 10}) == std::pair{0.5, 1.0});
    CHECK(stretch({-6, 5}, {5, -6}) == none);
    CHECK(stretch({-1, -10}, {-1, 10}) == none);
    CHECK(stretch({11, 5}, {20, 5}) == none);
}
