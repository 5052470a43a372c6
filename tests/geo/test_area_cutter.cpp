#include "geo/area_cutter.hpp"

#include <cmath>

#include "catch.hpp"
#include "geo/geodesic.hpp"
#include "one_feature.hpp"
#include "with_jobs.hpp"

using namespace frontline;

namespace {

FlatGeometry cutterBox(double west, double south, double east, double north)
{
    return withGeodesicPoints(
        oneFeature(GeometryKind::Polygon, {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}),
        500);
}

/// Two squares side by side, and an area beyond them in the east.
AreaCutter twoSquares()
{
    FlatGeometry areas = cutterBox(30, 48, 31, 49);
    appendFeatures(areas, cutterBox(31, 48, 32, 49));
    appendFeatures(areas, cutterBox(32, 48, 32.1, 49));
    FlatGeometry outline = cutterBox(30, 48, 31, 49);
    appendFeatures(outline, cutterBox(31, 48, 32, 49));
    return AreaCutter(areas, outline);
}

double sumOfParts(const std::vector<AreaCutter::Part>& parts)
{
    double sum = 0;
    for (const auto& part : parts)
        if (part.area != 2) sum += part.squareMetres;  // which is told outside as well
    return sum;
}

}  // namespace

TEST_CASE("a polygon is cut into its parts in each area and outside, as GeographicLib measures them")
{
    // Planimeter of GeographicLib 2.1.2, of boxes cut where the geodesics along their edges meet the meridians.
    const auto inside = twoSquares().cut(cutterBox(30.6, 48.2, 31.6, 48.8), 0);
    REQUIRE(inside);
    REQUIRE(inside->size() == 2);
    CHECK((*inside)[0].area == 0);
    CHECK((*inside)[0].squareMetres == Approx(1972242225.3).margin(5));
    CHECK((*inside)[1].area == 1);
    CHECK((*inside)[1].squareMetres == Approx(1232638915.7 + 1725714186.3).margin(5));
    const auto across = twoSquares().cut(cutterBox(31.6, 48.2, 32.4, 48.8), 0);
    REQUIRE(across);
    REQUIRE(across->size() == 3);
    CHECK((*across)[0].squareMetres == Approx(1972250414.2).margin(5));
    CHECK((*across)[1].area == 2);
    CHECK((*across)[2].area == AreaCutter::outside);
    CHECK((*across)[2].squareMetres == Approx(1972250414.3).margin(5));
    CHECK(sumOfParts(*across) == Approx(3944500828.6).margin(5));
}

TEST_CASE("a polygon in one area, or far from all, is one part")
{
    const AreaCutter cutter = twoSquares();
    const auto within = cutter.cut(cutterBox(30.2, 48.2, 30.4, 48.4), 0);
    REQUIRE(within->size() == 1);
    CHECK(within->front().area == 0);
    const auto away = cutter.cut(cutterBox(10, 48.2, 10.4, 48.4), 0);
    REQUIRE(away->size() == 1);
    CHECK(away->front().area == AreaCutter::outside);
}

TEST_CASE("a large polygon is cut on all threads into the same parts")
{
    std::vector<Xy> ring;
    constexpr std::size_t corners = 50'000;
    for (std::size_t i = 0; i < corners; ++i) {
        const double angle = 6.283185307179586 * static_cast<double>(i) / static_cast<double>(corners);
        const double radius = 0.3 + 0.01 * std::sin(200 * angle);
        ring.push_back({31 + radius * std::cos(angle), 48.5 + radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    const FlatGeometry round = oneFeature(GeometryKind::Polygon, ring);
    const auto partsWith = [&](int threads) {
        const WithJobs with(threads);
        const auto parts = twoSquares().cut(round, 0);
        REQUIRE(parts);
        REQUIRE(parts->size() == 2);
        return std::pair{(*parts)[0].squareMetres, (*parts)[1].squareMetres};
    };
    const auto [west, east] = partsWith(1);
    CHECK(west + east == Approx(geodesicAreaSquareMetres(round, 0)).epsilon(1e-9));
    CHECK(partsWith(4) == std::pair{west, east});
}
