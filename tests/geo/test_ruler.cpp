// The divider method on lines of known length. On the equator a degree of longitude is a pi/180 and one of latitude
// a (1 - e2) pi/180 (the radii of curvature of WGS84 there); over a few kilometres the ground is a plane.
#include "geo/ruler.hpp"

#include <cmath>

#include "catch.hpp"
#include "geo/geodesic.hpp"

using namespace frontline;

namespace {

constexpr double kilometresX = 111.319491, kilometresY = 110.574276;  // of a degree on the equator

std::vector<Xy> onEquator(const std::vector<Xy>& kilometres)
{
    std::vector<Xy> line;
    for (const Xy& p : kilometres) line.push_back({30 + p.x / kilometresX, p.y / kilometresY});
    return line;
}

double lengthKm(const std::vector<Xy>& line, double rulerKm)
{
    return rulerLengthMetres(line, rulerKm * 1000) / 1000;
}

/// Each edge replaced by four of a third of its length.
std::vector<Xy> kochStep(const std::vector<Xy>& line)
{
    std::vector<Xy> out{line.front()};
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Xy a = line[i], third{(line[i + 1].x - a.x) / 3, (line[i + 1].y - a.y) / 3};
        const double sine = std::sqrt(3.0) / 2;
        out.push_back({a.x + third.x, a.y + third.y});
        out.push_back({a.x + 1.5 * third.x - sine * third.y, a.y + 1.5 * third.y + sine * third.x});
        out.push_back({a.x + 2 * third.x, a.y + 2 * third.y});
        out.push_back(line[i + 1]);
    }
    return out;
}

}  // namespace

TEST_CASE("a straight line is as long with every ruler")
{
    // A degree and a half of a meridian: 48 to 49.5 N, with vertices that the ruler does not meet.
    const std::vector<Xy> line{{37, 48}, {37, 48.137}, {37, 48.9}, {37, 49.5}};
    const double length = geodesicDistanceMetres({37, 48}, {37, 49.5}) / 1000;
    for (const double ruler : {0.0, 0.1, 1.0, 7.3, 20.0, 50.0})
        CHECK(lengthKm(line, ruler) == Approx(length).epsilon(1e-9));
}

TEST_CASE("a zigzag of 5 km edges loses two fifths to a ruler of 6 km")
{
    // Teeth 3 km wide and 4 km high: 20 edges of 5 km, 60 km from end to end.
    std::vector<Xy> teeth;
    for (int i = 0; i <= 20; ++i) teeth.push_back({3.0 * i, i % 2 == 0 ? 0.0 : 4.0});
    const std::vector<Xy> line = onEquator(teeth);
    CHECK(lengthKm(line, 0) == Approx(100).epsilon(1e-5));
    CHECK(lengthKm(line, 5) == Approx(100).epsilon(1e-4));
    CHECK(lengthKm(line, 6) == Approx(60).epsilon(1e-4));
    CHECK(lengthKm(line, 30) == Approx(60).epsilon(1e-4));
}

TEST_CASE("what is left of the line behind the last step is counted")
{
    // A right angle of 3 km by 4 km: one step of 4.5 km cuts the corner, the rest is what Pythagoras leaves of 4 km.
    const std::vector<Xy> line = onEquator({{0, 0}, {3, 0}, {3, 4}});
    const double up = std::sqrt(4.5 * 4.5 - 3 * 3);
    CHECK(lengthKm(line, 4.5) == Approx(4.5 + (4 - up)).epsilon(1e-5));
    CHECK(lengthKm(line, 10) == Approx(5).epsilon(1e-5));
    CHECK(lengthKm(line, 1) == Approx(7).epsilon(1e-5));
}

TEST_CASE("a Koch curve gains a third with each ruler that is a third as long")
{
    const std::vector<Xy> line = onEquator(kochStep(kochStep(kochStep({{0, 0}, {27, 0}}))));
    CHECK(lengthKm(line, 27) == Approx(27).epsilon(1e-4));
    CHECK(lengthKm(line, 9) == Approx(36).epsilon(1e-4));
    CHECK(lengthKm(line, 3) == Approx(48).epsilon(1e-4));
    CHECK(lengthKm(line, 1) == Approx(64).epsilon(1e-4));
    CHECK(lengthKm(line, 0) == Approx(64).epsilon(1e-4));
}

TEST_CASE("a ring in which the compass has no room measures nothing")
{
    const std::vector<Xy> square = onEquator({{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}});
    CHECK(lengthKm(square, 0) == Approx(8).epsilon(1e-5));
    CHECK(lengthKm(square, 1) == Approx(8).epsilon(1e-5));
    CHECK(lengthKm(square, 3) == Approx(0).margin(1e-6));
}

TEST_CASE("lines without length measure nothing")
{
    CHECK(rulerLengthMetres({}, 1000) == 0);
    CHECK(lengthKm({{30, 48}}, 1) == 0);
    CHECK(lengthKm({{30, 48}, {30, 48}, {30, 48}}, 1) == 0);
    CHECK(lengthKm({{30, 48}, {30, 48}}, 0) == 0);
}
