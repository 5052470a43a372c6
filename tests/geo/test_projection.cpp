#include "geo/projection.hpp"

#include <cmath>
#include <numbers>
#include <thread>
#include <vector>

#include "bait.hpp"
#include "catch.hpp"

using namespace frontline;

TEST_CASE("the axis order is longitude, latitude and easting, northing whatever the CRS says of itself")
{
    // EPSG:4326 and EPSG:28407 (Pulkovo 1942) list latitude or northing first.
    const auto degrees = Projection::create("EPSG:4326");
    REQUIRE(degrees.ok());
    CHECK(degrees->forward(LonLat{37, 48}).x == Approx(37));
    const auto gauss = Projection::create("EPSG:28407");
    REQUIRE(gauss.ok());
    const Xy p = gauss->forward(LonLat{39, 48});
    CHECK(p.x == Approx(7'500'000).margin(300));
    CHECK(p.y == Approx(5'320'000).margin(3000));
}

TEST_CASE("Web Mercator and UTM give the coordinates of their formulas")
{
    const auto mercator = Projection::create("3857");
    REQUIRE(mercator.ok());
    const double latitude = 48.5 * std::numbers::pi / 180;
    const Xy m = mercator->forward(LonLat{37, 48.5});
    CHECK(m.x == Approx(6378137 * 37 * std::numbers::pi / 180));
    CHECK(m.y == Approx(6378137 * std::log(std::tan(std::numbers::pi / 4 + latitude / 2))));
    const auto utm = Projection::create("EPSG:32637");
    CHECK(utm->forward(LonLat{39, 0}).x == Approx(500000));
    // A quarter meridian times 0.9996.
    CHECK(utm->forward(LonLat{39, 90}).y == Approx(10001965.729 * 0.9996).margin(0.01));
    CHECK(utm->name() == "WGS 84 / UTM zone 37N");
}

TEST_CASE("what goes forward comes back, on several threads at once")
{
    const auto projection =
        Projection::create("+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=33 +datum=WGS84 +units=m");
    REQUIRE(projection.ok());
    const auto roundTrip = [&](double shift, double& worst) {
        std::vector<Xy> points;
        for (int i = 0; i < 60000; ++i) points.push_back({22 + i % 180 / 10.0 + shift, 44 + i % 83 / 10.0});
        auto there = points;
        projection->forward(there);
        projection->inverse(there);
        for (std::size_t i = 0; i < points.size(); ++i)
            worst = std::max({worst, std::abs(there[i].x - points[i].x), std::abs(there[i].y - points[i].y)});
    };
    double worst[3] = {0, 0, 0};
    {
        std::jthread a([&] { roundTrip(0, worst[0]); }), b([&] { roundTrip(0.03, worst[1]); });
        roundTrip(0.07, worst[2]);
    }
    for (const double w : worst) CHECK(w < 1e-9);
}

TEST_CASE("coordinates that cannot be projected become NaN and are counted")
{
    const auto mercator = Projection::create("EPSG:3857");
    std::vector<Xy> points{{37, 48}, {37, 91}, {37, std::nan("")}, {INFINITY, 48}, {38, 48}};
    CHECK(mercator->forward(points) == 3);
    CHECK(std::isfinite(points[0].x));
    CHECK(std::isnan(points[1].x));
    CHECK(std::isnan(points[2].y));
    CHECK(std::isnan(points[3].x));
    CHECK(std::isfinite(points[4].x));
}

TEST_CASE("a definition that is no map projection is named with what is expected")
{
    for (const char* definition : {"", "EPSG:99999999", "EPSG:", "+proj=nonsense", "hello", "foo", "EPSG:4978",
                                   "EPSG:5773", "PROJCS[\"broken"}) {
        const auto refused = Projection::create(definition);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().message.find(definition) != std::string::npos);
        CHECK(refused.error().message.find("EPSG") != std::string::npos);
    }
}

TEST_CASE("the scale is that of the ground, and grid north is not always true north")
{
    const auto mercator = Projection::create("EPSG:3857");
    // At 60 degrees a unit of Web Mercator is about half a metre.
    CHECK(mercator->groundMetresPerUnit(mercator->forward(LonLat{37, 60})) == Approx(0.5).epsilon(0.005));
    const auto utm = Projection::create("EPSG:32637");
    CHECK(utm->groundMetresPerUnit(utm->forward(LonLat{39, 48})) == Approx(1 / 0.9996).epsilon(1e-5));
    // Convergence of the meridians: (lambda - lambda0) sin(phi), to the first order; true north lies west of grid north
    // east of the central meridian.
    CHECK(std::abs(utm->gridConvergenceDegrees(utm->forward(LonLat{41, 48}))) ==
          Approx(2 * std::sin(48 * std::numbers::pi / 180)).epsilon(0.01));
    CHECK(utm->gridConvergenceDegrees(utm->forward(LonLat{41, 48})) < 0);
}

TEST_CASE("a box of degrees is taken with its bent edges")
{
    const auto conic = Projection::create("+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=33 +datum=WGS84");
    const Box box = projectedBox(*conic, {23, 46, 43, 50});
    // The southern parallel hangs lowest at the central meridian.
    CHECK(box.minY == Approx(conic->forward(LonLat{33, 46}).y).margin(1));
}

TEST_CASE("a CRS opens no file but those of PROJ's own folders")
{
    Bait bait;
    const std::string secret = bait.file("secret", "<1> +proj=longlat +datum=WGS84 <>\n");
    const std::string wgs84 =
        R"(GEOGCRS["WGS 84",DATUM["WGS 84",ELLIPSOID["WGS 84",6378137,298.257223563]],CS[ellipsoidal,2],)"
        R"(AXIS["lat",north],AXIS["lon",east],ANGLEUNIT["degree",0.0174532925199433]])";
    for (const std::string& definition : std::vector<std::string>{
             "+init=" + secret + ":1", "+proj=longlat +ellps=krass +nadgrids=" + secret,
             "+proj=utm +zone=37 +ellps=krass +nadgrids=@" + secret,
             R"(BOUNDCRS[SOURCECRS[GEOGCRS["a",DATUM["a",ELLIPSOID["k",6378245,298.3]],CS[ellipsoidal,2],)"
             R"(AXIS["lat",north],AXIS["lon",east],ANGLEUNIT["degree",0.0174532925199433]]],TARGETCRS[)" +
                 wgs84 +
                 R"(],ABRIDGEDTRANSFORMATION["t",METHOD["NTv2",ID["EPSG",9615]],PARAMETERFILE[)"
                 R"("Latitude and longitude difference file",")" +
                 secret + "\"]]]",
             secret, bait.address("a")}) {
        INFO(definition);
        if (const auto projection = Projection::create(definition)) (void)projection->forward(LonLat{37, 48});
        CHECK(bait.reached() == "");
    }
    CHECK(Projection::create("EPSG:28407").ok());
}

TEST_CASE("a CRS may be named, but not by a part of its name")
{
    CHECK(Projection::create("WGS 84 / UTM zone 37N").ok());
    CHECK(Projection::create("wgs84 / utm zone 37n").ok());
    CHECK(Projection::create("WGS84").ok());
    for (const char* part : {"foo", "Amersf", "UTM zone 37N"}) {
        INFO(part);
        CHECK_FALSE(Projection::create(part).ok());
    }
}
