// How files say that their features are to be drawn.
#include <string>

#include "data/read_features.hpp"
#include "data/styles/file_style.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

std::vector<FeatureTable> tablesOf(const std::filesystem::path& file)
{
    auto tables = readFeatures(file);
    if (!tables) FAIL(tables.error().message);
    return std::move(tables).value();
}

const FileStyle* styleOf(const FeatureTable& table, std::size_t feature)
{
    const std::uint32_t number = table.styles.of(feature);
    return number == FileStyles::none ? nullptr : &table.styles.styles[number];
}

std::string feature(const std::string& properties, const std::string& geometry)
{
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

std::string collection(const std::string& features)
{
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

const char* const square = R"({"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,49],[37,48]]]})";
const char* const stretch = R"({"type":"LineString","coordinates":[[37,48],[38,49]]})";
const char* const spot = R"({"type":"Point","coordinates":[37,48]})";

}  // namespace

TEST_CASE("a GeoJSON with simplestyle attributes is drawn by them")
{
    const TemporaryFolder folder;
    const auto tables = tablesOf(folder.write(
        "a.geojson",
        collection(feature(R"("fill":"#ff00aa","fill-opacity":0.5,"stroke":"#123","stroke-width":4)", square) + "," +
                   feature(R"("fill":"#ff00aa","fill-opacity":0.5,"stroke":"#123","stroke-width":4)", square) + "," +
                   feature(R"("name":"plain")", square))));
    REQUIRE(tables.size() == 1);
    const FileStyle* const style = styleOf(tables[0], 0);
    REQUIRE(style);
    CHECK(style->fill == Color{0xFF, 0x00, 0xAA, 128});
    CHECK(style->stroke == Color{0x11, 0x22, 0x33, 255});
    CHECK(style->strokeWidthPoints == 3);  // 4 pixels of 1/96 inch
    CHECK(styleOf(tables[0], 1) == style);
    CHECK_FALSE(styleOf(tables[0], 2));
}

TEST_CASE("what simplestyle attributes leave open is as its specification has it")
{
    const TemporaryFolder folder;
    const auto tables = tablesOf(
        folder.write("a.geojson", collection(feature(R"("stroke":"#00ff00")", square) + "," +
                                             feature(R"("marker-color":"#e6550d","marker-size":"large")", spot) + "," +
                                             feature(R"("stroke-opacity":0.25)", stretch) + "," +
                                             feature(R"("fill":"no colour","stroke-width":"thick")", square))));
    REQUIRE(tables.size() == 3);
    const FeatureTable &points = tables[0], &lines = tables[1], &areas = tables[2];
    REQUIRE(styleOf(areas, 0));
    CHECK(styleOf(areas, 0)->fill == Color{0x55, 0x55, 0x55, 153});  // #555555 at 0.6
    CHECK(styleOf(areas, 1)->fill == Color{0x55, 0x55, 0x55, 153});
    CHECK(styleOf(areas, 1)->strokeWidthPoints == 1.5);  // 2 pixels
    CHECK(styleOf(points, 0)->symbol == Color{0xE6, 0x55, 0x0D, 255});
    CHECK(styleOf(points, 0)->symbolPoints == 12);
    CHECK(styleOf(lines, 0)->stroke == Color{0x55, 0x55, 0x55, 64});
}

TEST_CASE("colours of a KML come from the style that a placemark names, or from its own, and its points have names")
{
    const TemporaryFolder folder;
    const std::string polygon =
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>37,48 38,48 38,49 37,48</coordinates></LinearRing>"
        "</outerBoundaryIs></Polygon>";
    const auto tables = tablesOf(
        folder.write("a.kml",
                     "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>d</name><Style id=\"g\"><LineStyle>"
                     "<color>ff50981a</color><width>2</width></LineStyle><PolyStyle><color>8050981a</color></PolyStyle>"
                     "</Style><StyleMap id=\"m\"><Pair><key>normal</key><styleUrl>#g</styleUrl></Pair><Pair>"
                     "<key>highlight</key><styleUrl>#g</styleUrl></Pair></StyleMap>"
                     "<Placemark><styleUrl>#g</styleUrl>" +
                         polygon +
                         "</Placemark>"
                         "<Placemark><Style><PolyStyle><color>ffad448e</color></PolyStyle></Style>" +
                         polygon +
                         "</Placemark>"
                         "<Placemark><styleUrl>#m</styleUrl>" +
                         polygon +
                         "</Placemark>"
                         "<Placemark><name>Post</name><Point><coordinates>37,48</coordinates></Point></Placemark>"
                         "</Document></kml>"));
    REQUIRE(tables.size() == 2);
    const FeatureTable &points = tables[0], &areas = tables[1];
    REQUIRE(styleOf(areas, 0));
    // KML writes alpha, blue, green, red.
    CHECK(styleOf(areas, 0)->fill == Color{0x1A, 0x98, 0x50, 0x80});
    CHECK(styleOf(areas, 0)->stroke == Color{0x1A, 0x98, 0x50, 0xFF});
    REQUIRE(styleOf(areas, 1));
    CHECK(styleOf(areas, 1)->fill == Color{0x8E, 0x44, 0xAD, 0xFF});
    REQUIRE(styleOf(areas, 2));
    CHECK(styleOf(areas, 2)->fill == Color{0x1A, 0x98, 0x50, 0x80});
    CHECK(points.text(points.styles.labelColumn, 0) == "Post");
}

TEST_CASE("pens and brushes of a MapInfo interchange file are its styles")
{
    const TemporaryFolder folder;
    (void)folder.write("a.mid", "1\n2\n3\n");
    const std::string ring = " 4\n36 48\n37 48\n37 49\n36 48\n";
    const auto tables = tablesOf(folder.write(
        "a.mif",
        "Version 300\nCharset \"Neutral\"\nDelimiter \",\"\nCoordSys Earth Projection 1, 104\nColumns 1\n n Integer\n"
        "Data\n\nREGION 1\n" +
            ring + " PEN (1,2,255)\n BRUSH (2,16744448,16777215)\nREGION 1\n" + ring +
            " PEN (1,1,0)\n BRUSH (1,0,0)\nREGION 1\n" + ring + " PEN (3,2,0)\n BRUSH (3,65280,16777215)\n"));
    REQUIRE(tables.size() == 1);
    REQUIRE(styleOf(tables[0], 0));
    CHECK(styleOf(tables[0], 0)->fill == Color{0xFF, 0x80, 0x00, 255});
    CHECK(styleOf(tables[0], 0)->stroke == Color{0, 0, 0xFF, 255});
    // Patterns 1 draw nothing.
    REQUIRE(styleOf(tables[0], 1));
    CHECK_FALSE(styleOf(tables[0], 1)->fill);
    CHECK_FALSE(styleOf(tables[0], 1)->stroke);
    REQUIRE(styleOf(tables[0], 2));
    REQUIRE(styleOf(tables[0], 2)->hatch);
    CHECK(styleOf(tables[0], 2)->hatch->degrees == 0.0);
    CHECK(styleOf(tables[0], 2)->hatch->color == Color{0, 0xFF, 0, 255});
}

TEST_CASE("a thousand different styles are told apart, and more than are kept do no harm")
{
    const TemporaryFolder folder;
    std::string features;
    for (int i = 0; i < 3000; ++i) {
        char color[8];
        std::snprintf(color, sizeof color, "#%06x", i * 5000);
        features += (i == 0 ? "" : ",") + feature("\"fill\":\"" + std::string(color) + "\"", square);
    }
    const auto tables = tablesOf(folder.write("a.geojson", collection(features)));
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].styles.styles.size() == FileStyles::most);
    REQUIRE(styleOf(tables[0], 1000));
    CHECK(styleOf(tables[0], 1000)->fill == Color{0x4C, 0x4B, 0x40, 153});  // 5,000,000
    CHECK_FALSE(styleOf(tables[0], 2999));
}
