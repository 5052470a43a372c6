// Coordinates as people write them, and headings as they name them.
#include "catch.hpp"
#include "data/tables/column_types.hpp"
#include "data/tables/coordinate_text.hpp"
#include "data/tables/headings.hpp"
#include "data/tables/mgrs.hpp"
#include "data/tables/table_places.hpp"
#include "data/tables/table_rows.hpp"

using namespace frontline;

namespace {

double degreesOf(std::string_view text)
{
    const auto angle = angleOf(text);
    INFO(text);
    REQUIRE(angle);
    return angle->degrees;
}

void checkPair(std::string_view text, double longitude, double latitude, bool firstIsLongitude = false)
{
    const auto place = pairOf(text, firstIsLongitude);
    INFO(text);
    REQUIRE(place);
    CHECK(place->lonDegrees == Approx(longitude).margin(1e-9));
    CHECK(place->latDegrees == Approx(latitude).margin(1e-9));
}

}  // namespace

TEST_CASE("a number may have a decimal comma and blanks between its thousands")
{
    CHECK(plainNumber("48.25") == 48.25);
    CHECK(plainNumber(" 48,25 ") == 48.25);
    CHECK(plainNumber("−48,25") == -48.25);
    CHECK(plainNumber("5 316 784,01") == 5316784.01);
    CHECK(plainNumber("5\u00A0316\u00A0784") == 5316784);
    CHECK(plainNumber("5,316,784.01") == 5316784.01);
    CHECK(plainNumber("3.1e2") == 310);
    for (const char* none : {"", "-", "n/a", "NaN", "inf", "48.5N", "31,4O", "48 5", "1 23 456", "4,5,6", "1e999"}) {
        INFO(none);
        CHECK_FALSE(plainNumber(none));
    }
}

TEST_CASE("an angle is read with and without minutes, seconds and a letter for the quarter of the sky")
{
    CHECK(degreesOf("48.5") == 48.5);
    CHECK(degreesOf("48,5°") == 48.5);
    CHECK(degreesOf("48°15'30\"") == Approx(48.2583333333));
    CHECK(degreesOf("48°15′30,6″ N") == Approx(48.2585));
    CHECK(degreesOf("N48 15 30") == Approx(48.2583333333));
    CHECK(degreesOf("48:15:30") == Approx(48.2583333333));
    CHECK(degreesOf("48° 15.5'") == Approx(48.2583333333));
    CHECK(degreesOf("33°51'36\" S") == Approx(-33.86));
    CHECK(degreesOf("W 0° 7.5'") == Approx(-0.125));
    CHECK(degreesOf("-0 30") == Approx(-0.5));
    CHECK(degreesOf("37,5° сх. д.") == 37.5);
    CHECK(degreesOf("48°30' пн.ш.") == 48.5);
    CHECK(degreesOf("37°30′ в. д.") == 37.5);
    CHECK(angleOf("48.5 N")->axis == AngleAxis::Latitude);
    CHECK(angleOf("37,5 в.д.")->axis == AngleAxis::Longitude);
    CHECK(angleOf("37.5")->axis == AngleAxis::Unknown);
    for (const char* none : {"", "-", "n/a", "48°75'", "48.5°30'", "48 15 75", "1 2 3 4", "48.5 N E", "-48 S", "N",
                             "31,4O", "48'30", "--5", "nan", "48.5 miles"}) {
        INFO(none);
        CHECK_FALSE(angleOf(none));
    }
}

TEST_CASE("both coordinates in one text are told apart, whatever separates them")
{
    for (const char* text : {"48.5, 37.2", "48.5,37.2", "48.5 37.2", "48,5; 37,2", "48,5, 37,2", "48,5 37,2",
                             "48,5,37,2", "(48.5, 37.2)", "[48.5; 37.2]", "48.5 / 37.2", "48.5N 37.2E", "37.2E, 48.5N",
                             "N 48.5, E 37.2", "48°30' 37°12'", "48 30 0 37 12 0", "48°30'00\" N, 37°12'00\" E",
                             "lat: 48.5, lon: 37.2", "48°30′ пн. ш. 37°12′ сх. д.", "48,5° с.ш., 37,2° в.д."})
        checkPair(text, 37.2, 48.5);
    checkPair("37.2, 48.5", 37.2, 48.5, true);
    checkPair("48.5N 37.2E", 37.2, 48.5, true);
    checkPair("-33.86, 151.21", 151.21, -33.86);
    for (const char* none : {"", "48.5", "Bakhmut", "48.5 N, 37.2 N", "48.5, 37.2, 100 m", "street 5, 7"}) {
        INFO(none);
        CHECK_FALSE(pairOf(none, false));
    }
}

TEST_CASE("a reference of MGRS is the middle of its square")
{
    // By GeographicLib's GeoConvert 2.1.2: -g -p 3, of references that it made of these places.
    MgrsReader reader;
    const auto check = [&](std::string_view text, double latitude, double longitude) {
        const auto place = reader.place(text);
        INFO(text);
        REQUIRE(place);
        CHECK(place->latDegrees == Approx(latitude).margin(2e-7));
        CHECK(place->lonDegrees == Approx(longitude).margin(2e-7));
    };
    check("37UCP6703373440", 48.50000350, 37.20000245);
    check("37U CP 67 73", 48.50063708, 37.20629545);
    check("36uua2415391597", 50.45000058, 30.52300074);
    check("36T WQ 39680 38638", 44.59999907, 33.49999520);
    check("56HLH3441651925", -33.85999876, 151.21000117);
    check("32VKN9723000510", 60.39000305, 5.32000474);
    check("33XWG1481383004", 78.22000311, 15.64999897);
    check("36TUU5814", 47.96815611, 31.10423379);
    check("37UDQ", 49.20075621, 38.31363799);
    for (const char* none : {"", "37", "37U", "37UCP1", "37UCP123", "61UCP6773", "37ICP6773", "37UJP6773", "37UCW6773",
                             "37UCP670337344O", "37UCP67 73 1", "Bakhmut", "37UCP6703373440111"}) {
        INFO(none);
        CHECK_FALSE(reader.place(none));
    }
}

TEST_CASE("headings of coordinates are known in English, Ukrainian and Russian")
{
    for (const char* name :
         {"lat", "LAT", "Latitude", " latitude ", "Lat.", "LAT_DD", "latitude (WGS84)", "Latitude, deg", "gps_latitude",
          "Широта", "шир.", "ШИРОТА (WGS-84), град.", "Широта, °", "latitude_deg"}) {
        INFO(name);
        CHECK(headingOf(name) == Heading::Latitude);
    }
    for (const char* name : {"lon", "Lng", "LONG", "longitude", "Довгота", "довг.", "долгота", "Долгота (градусы)",
                             "geo_longitude", "Lon [deg]"}) {
        INFO(name);
        CHECK(headingOf(name) == Heading::Longitude);
    }
    for (const char* name : {"coordinates", "Координати", "Координаты", "координати (широта, довгота)", "lat_lon",
                             "Lat, Lng", "position", "Широта, довгота"}) {
        INFO(name);
        CHECK(headingOf(name) == Heading::Coordinates);
    }
    CHECK(headingOf("lon/lat") == Heading::LongitudeAndLatitude);
    CHECK(headingOf("Довгота; широта") == Heading::LongitudeAndLatitude);
    CHECK(headingOf("MGRS") == Heading::Mgrs);
    CHECK(headingOf("x") == Heading::Easting);
    CHECK(headingOf("Northing (m)") == Heading::Northing);
    CHECK(headingOf("the_geom") == Heading::Geometry);
    for (const char* name :
         {"", "name", "plate", "flat", "longest", "latency", "xy_id", "population", "область", "long name"}) {
        INFO(name);
        CHECK(headingOf(name) == Heading::Other);
    }
}

TEST_CASE("a column called location holds places only where its values are coordinates")
{
    const std::vector<std::string> names{"name", "location"};
    CHECK(findPlaces(names, {{"A", "48.5, 37.2"}, {"B", ""}}, false).kind == TablePlaces::Kind::Pair);
    CHECK(findPlaces(names, {{"A", "37U CP 67033 73440"}}, false).kind == TablePlaces::Kind::Mgrs);
    CHECK(findPlaces(names, {{"A", "Bakhmut"}, {"B", "48.5, 37.2"}, {"C", "Izium"}}, false).kind ==
          TablePlaces::Kind::None);
}

TEST_CASE("a pair of which the first is over 90 has the longitude first")
{
    const auto found = findPlaces({"position"}, {{"37.2, 48.5"}, {"151.21, -33.86"}}, false);
    CHECK(found.kind == TablePlaces::Kind::Pair);
    CHECK(found.longitudeFirst);
    CHECK_FALSE(findPlaces({"position"}, {{"37.2, 48.5"}}, false).longitudeFirst);
}

TEST_CASE("a geometry is found by its heading or by what the column holds")
{
    const auto byContent = findPlaces({"id", "place"}, {{"1", "SRID=32637;POINT (500000 5316300)"}}, false);
    CHECK(byContent.kind == TablePlaces::Kind::WellKnownText);
    CHECK(byContent.x == 1);
    CHECK(byContent.crs == "EPSG:32637");
    CHECK(findPlaces({"shape"}, {{R"({"type":"Point","coordinates":[37,48]})"}}, false).kind ==
          TablePlaces::Kind::GeoJson);
    CHECK(findPlaces({"geometry"}, {{"round"}}, false).kind == TablePlaces::Kind::None);
    // Without a CRS, longitudes and latitudes besides are of more use.
    const std::vector<std::string> names{"wkt", "lon", "lat"};
    const std::vector<std::vector<std::string>> rows{{"POINT(1 2)", "37", "48"}};
    CHECK(findPlaces(names, rows, false).kind == TablePlaces::Kind::LongitudeLatitude);
    CHECK(findPlaces(names, rows, true).kind == TablePlaces::Kind::WellKnownText);
}

TEST_CASE("the separator and the row of headings are found")
{
    CHECK(formOf("name,lat,lon\nA,48.5,37\n").separator == ',');
    CHECK(formOf("назва;широта;довгота\nA;48,5;37,2\nB;48,6;37,3\n").separator == ';');
    CHECK(formOf("Широта, град;Довгота, град;Назва\n48,5;37,2;A\n48,6;37,3;B\n").separator == ';');
    CHECK(formOf("a|lat|lon\nx, y|48|37\n").separator == '|');
    CHECK(formOf("a\tlat\tlon\nx\t48\t37\n").separator == '\t');
    CHECK(formOf("name,\"a;b;c;d\",lat,lon\nA,\"1;2;3;4\",48.5,37\n").separator == ',');
    CHECK(formOf("sep=;\nname;lat\nA;48\n").separator == ';');
    CHECK(formOf("sep=;\nname;lat\nA;48\n").rowsBefore == 1);
    CHECK(formOf("Events of May\n\nname;lat;lon\nA;48;37\n").rowsBefore == 1);  // the empty line is no row
    CHECK(formOf("name,lat,lon\nA,48.5,37\n").rowsBefore == 0);
    CHECK(formOf("name,value\nlat,lon\n").rowsBefore == 0);
    CHECK(formOf("id;geo\n1;{\"type\":\"Point\",\"coordinates\":[36.25,47.5]}\n").separator == ';');
    CHECK(formOf("id;geo\n1;{\"type\":\"Point\",\"coordinates\":[36.25,47.5]}\n").strayQuotes);
    CHECK_FALSE(formOf("name,\"lat\",lon\n\"a \"\"b\"\"\",48.5,37\n").strayQuotes);
}

TEST_CASE("zeros before a number and signs of plus make it a text")
{
    CHECK(wholeOf("14") == 14);
    CHECK(wholeOf("-14") == -14);
    CHECK(wholeOf("0") == 0);
    for (const char* none : {"0014", "+5", "-0", "00", "1.0", "", "9223372036854775808"}) {
        INFO(none);
        CHECK_FALSE(wholeOf(none));
    }
    CHECK(numberOf("0.5", false) == 0.5);
    CHECK(numberOf("48,25", true) == 48.25);
    CHECK_FALSE(numberOf("48,25", false));
    CHECK_FALSE(numberOf("007.5", false));
    CHECK_FALSE(numberOf("12345678901234567890", false));
}
