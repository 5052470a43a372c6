// Where GeoTIFFs and pictures with world files lie, as GDAL reads them.
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <memory>
#include <numbers>

#include "program.hpp"
#include "rendered.hpp"

using namespace frontline;

namespace {

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

const char* const conic = "+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=33 +datum=WGS84 +units=m +no_defs";

OGRSpatialReference referenceOf(const std::string& definition)
{
    OGRSpatialReference out;
    REQUIRE(out.SetFromUserInput(definition.c_str()) == OGRERR_NONE);
    out.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return out;
}

struct Place {
    double x = 0, y = 0;
};

/// By GDAL and PROJ, from degrees.
Place projected(const std::string& crs, Place lonLat)
{
    const OGRSpatialReference from = referenceOf("EPSG:4326"), to = referenceOf(crs);
    const std::unique_ptr<OGRCoordinateTransformation> transformation(OGRCreateCoordinateTransformation(&from, &to));
    REQUIRE(transformation);
    REQUIRE(transformation->Transform(1, &lonLat.x, &lonLat.y));
    return lonLat;
}

Dataset opened(const std::string& path)
{
    GDALAllRegister();
    Dataset dataset(GDALDataset::Open(path.c_str()));
    INFO(path);
    REQUIRE(dataset);
    return dataset;
}

std::array<double, 6> transformOf(GDALDataset& dataset)
{
    std::array<double, 6> out{};
    REQUIRE(dataset.GetGeoTransform(out.data()) == CE_None);
    return out;
}

std::vector<std::string> render(const std::string& out, const std::string& crs, const std::vector<std::string>& more)
{
    std::vector<std::string> arguments{"render", "--out", out, "--crs", crs};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

}  // namespace

TEST_CASE("a GeoTIFF lies where PROJ has the middle of its view, to a tenth of a pixel, in the CRS that was asked for")
{
    // The middle of the Earth's web map at level 9 is 2 pi 6378137 / (256 * 2^9) metres a pixel at the equator, and
    // smaller by the cosine of the latitude; Web Mercator's grid has none of this but for what the ellipsoid adds.
    for (const char* const crs : {conic, "EPSG:32637", "EPSG:3857"}) {
        INFO(crs);
        const TemporaryFolder folder;
        mustRun(render(folder / "a.tif", crs, {"--centre", "37.085,48.461", "--zoom", "9", "--size", "801x601"}));
        const Dataset dataset = opened(folder / "a.tif");
        CHECK(dataset->GetRasterXSize() == 801);
        REQUIRE(dataset->GetSpatialRef());
        const OGRSpatialReference expected = referenceOf(crs);
        CHECK(dataset->GetSpatialRef()->IsSame(&expected));
        const auto t = transformOf(*dataset);
        CHECK(t[2] == 0);
        CHECK(t[4] == 0);
        CHECK(t[5] == -t[1]);
        const Place middle = projected(crs, {37.085, 48.461});
        const double tenth = t[1] / 10;
        CHECK(t[0] + 400.5 * t[1] == Approx(middle.x).margin(tenth));
        CHECK(t[3] + 300.5 * t[5] == Approx(middle.y).margin(tenth));
        // The pixel's size, by the distance that PROJ finds on the grid for 0.02 degrees each way, against the ground.
        const double cosine = std::cos(48.461 * std::numbers::pi / 180);
        const double ground = 2 * std::numbers::pi * 6378137 * cosine / (256 * 512);
        const Place west = projected(crs, {37.075, 48.461}), east = projected(crs, {37.095, 48.461});
        const Place south = projected(crs, {37.085, 48.451}), north = projected(crs, {37.085, 48.471});
        // Of 0.02 degrees at 48.461 N on the ellipsoid (Snyder 1987, 4-8 and 4-9): radii of 6,390.1 and 6,371.3 km.
        const double acrossMetres = 6390141 * cosine * 0.02 * std::numbers::pi / 180;
        const double alongMetres = 6371246 * 0.02 * std::numbers::pi / 180;
        const double scale = std::sqrt(std::hypot(east.x - west.x, east.y - west.y) / acrossMetres *
                                       std::hypot(north.x - south.x, north.y - south.y) / alongMetres);
        // A tenth of a pixel over half of the picture's width.
        CHECK(t[1] == Approx(ground * scale).epsilon(0.1 / 400));
    }
}

TEST_CASE("the corners of a GeoTIFF are those of the box that was asked for")
{
    // A square of a picture about a box whose sides all lie on the grid: in Web Mercator it fits to the pixel.
    const TemporaryFolder folder;
    mustRun(render(folder / "a.tif", "EPSG:3857", {"--bbox", "36,48,38,49", "--size", "1000x900"}));
    const Dataset dataset = opened(folder / "a.tif");
    const auto t = transformOf(*dataset);
    const Place southWest = projected("EPSG:3857", {36, 48}), northEast = projected("EPSG:3857", {38, 49});
    const double unit = std::max((northEast.x - southWest.x) / 1000, (northEast.y - southWest.y) / 900);
    CHECK(t[1] == Approx(unit).epsilon(1e-6));
    const double tenth = unit / 10;
    const double x = (southWest.x + northEast.x) / 2, y = (southWest.y + northEast.y) / 2;
    CHECK(t[0] == Approx(x - 500 * unit).margin(tenth));
    CHECK(t[3] == Approx(y + 450 * unit).margin(tenth));
    CHECK(t[0] + 1000 * t[1] == Approx(x + 500 * unit).margin(tenth));
    CHECK(t[3] + 900 * t[5] == Approx(y - 450 * unit).margin(tenth));
}

TEST_CASE("what is drawn lies where the georeference says, to a tenth of a pixel")
{
    // The line of contact of the map of squares runs along the meridian of 31.25.
    for (const char* const crs : {conic, "EPSG:32637", "EPSG:3857"}) {
        INFO(crs);
        const TemporaryFolder folder;
        mustRun(render(folder / "a.tif", crs,
                       {"--map", squaresMap(), "--layers", "contact-line", "--centre", "31.25,48.55", "--zoom", "8",
                        "--size", "400x300"}));
        const Dataset dataset = opened(folder / "a.tif");
        const auto t = transformOf(*dataset);
        std::vector<unsigned char> pixels(400 * 3);
        for (const int row : {60, 150, 240}) {
            REQUIRE(dataset->RasterIO(GF_Read, 0, row, 400, 1, pixels.data(), 400, 1, GDT_Byte, 3, nullptr, 3, 1200,
                                      1) == CE_None);
            // The middle of what is not background near the middle, weighted by how much it differs from it.
            double sum = 0, weights = 0;
            for (int x = 150; x < 250; ++x) {
                double weight = 0;
                for (std::size_t c = 0; c < 3; ++c)
                    weight += std::abs(int(pixels[static_cast<std::size_t>(3 * x) + c]) - int(pixels[c]));
                sum += weight * (x + 0.5), weights += weight;
            }
            REQUIRE(weights > 0);
            // The meridian at the height of the row, found on the grid: it is nearly straight.
            const double y = t[3] + (row + 0.5) * t[5];
            Place low = projected(crs, {31.25, 48}), high = projected(crs, {31.25, 49.1});
            double south = 48, north = 49.1;
            for (int i = 0; i < 50; ++i) {
                const double middle = (south + north) / 2;
                const Place at = projected(crs, {31.25, middle});
                (at.y < y ? south : north) = middle;
                (at.y < y ? low : high) = at;
            }
            CHECK(sum / weights == Approx((low.x - t[0]) / t[1]).margin(0.1));
        }
    }
}

TEST_CASE("a world file beside a PNG says the same as a GeoTIFF of the same view")
{
    for (const char* const crs : {conic, "EPSG:32637", "EPSG:3857"}) {
        INFO(crs);
        const TemporaryFolder folder;
        const std::vector<std::string> view{"--centre", "37.085,48.461", "--zoom",      "9",
                                            "--size",   "200x150",       "--world-file"};
        mustRun(render(folder / "a.tif", crs, view));
        mustRun(render(folder / "b.png", crs, view));
        REQUIRE(std::filesystem::exists(folder / "b.pgw"));
        const Dataset tiff = opened(folder / "a.tif"), png = opened(folder / "b.png");
        const auto expected = transformOf(*tiff), read = transformOf(*png);
        for (std::size_t i = 0; i < 6; ++i) CHECK(read[i] == Approx(expected[i]).margin(expected[1] / 100));
    }
}
