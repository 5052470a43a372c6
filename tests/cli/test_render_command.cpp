#include "base/color.hpp"
#include "program.hpp"
#include "render/png.hpp"
#include "rendered.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr Color sea{0xD6, 0xE3, 0xEA, 255}, land{0xFB, 0xFA, 0xF5, 255};

}  // namespace

TEST_CASE("a picture has the size asked for, and the same bytes every time")
{
    const TemporaryFolder folder;
    const Run run = runProgram(render(folder / "a.png"));
    CHECK(run.exitCode == 0);
    CHECK(run.errors == "");
    CHECK(std::ranges::count(run.output, '\n') == 1);
    CHECK(runProgram(render(folder / "b.png")).exitCode == 0);
    CHECK(picture(folder / "a.png").width == 200);
    CHECK(picture(folder / "a.png").height == 100);
    CHECK(fileText(folder / "a.png") == fileText(folder / "b.png"));
    CHECK(folder.fileCount() == 2);
}

TEST_CASE("the program's own map gives the same bytes every time")
{
    const TemporaryFolder folder;
    for (const char* name : {"a.png", "b.png"}) {
        const Run run = runProgram({"render", "--out", folder / name});
        CHECK(run.exitCode == 0);
        CHECK(run.errors == "");
    }
    CHECK(picture(folder / "a.png").width == 1920);
    CHECK(fileText(folder / "a.png") == fileText(folder / "b.png"));
}

TEST_CASE("scale 2 is the same map with twice the pixels each way")
{
    const TemporaryFolder folder;
    REQUIRE(runProgram(render(folder / "one.png", {"--layers", "land"})).exitCode == 0);
    REQUIRE(runProgram(render(folder / "two.png", {"--layers", "land", "--scale", "2"})).exitCode == 0);
    const Image one = picture(folder / "one.png"), two = picture(folder / "two.png");
    CHECK(two.width == 400);
    CHECK(two.height == 200);
    // The mean colours agree; pixels at edges differ.
    for (int channel = 0; channel < 3; ++channel) {
        double sums[2] = {};
        for (const Image* image : {&one, &two})
            for (std::size_t i = static_cast<std::size_t>(channel); i < image->pixels.size();
                 i += static_cast<std::size_t>(image->channels))
                sums[image == &two] += image->pixels[i];
        CHECK(sums[1] / 4 == Approx(sums[0]).epsilon(0.01));
    }
}

TEST_CASE("a box, a place, a view, a date, layers and a theme decide what is seen")
{
    const TemporaryFolder folder;
    const std::string out = folder / "a.png";
    SECTION("a box within the land, with the occupied area hidden")
    {
        REQUIRE(runProgram(render(out, {"--bbox", "30.3,48.3,30.9,48.6", "--layers", "land"})).exitCode == 0);
        CHECK(pixel(picture(out), 10, 50) == land);
        CHECK(pixel(picture(out), 150, 30) == land);
    }
    SECTION("a box west of Greenwich, where there is nothing")
    {
        REQUIRE(runProgram(render(out, {"--bbox", "-10.5,40,-9.5,40.5"})).exitCode == 0);
        CHECK(pixel(picture(out), 100, 30) == sea);
        REQUIRE(runProgram(render(out, {"--centre", "-10,40", "--zoom", "8"})).exitCode == 0);
        CHECK(pixel(picture(out), 100, 30) == sea);
    }
    SECTION("a view, by name")
    {
        REQUIRE(
            runProgram(render(out, {"--view", "east", "--layers", "occupied,land", "--crs", "EPSG:3857"})).exitCode ==
            0);
        // 30 % of #B5483A over #FBFAF5: 0.7 * 0xFB + 0.3 * 0xB5 = 230.0, and so on. East of 31.25 at the right.
        const Color occupied = pixel(picture(out), 110, 40), held = pixel(picture(out), 60, 40);
        CHECK(held == land);
        CHECK(occupied.red == Approx(230).margin(1));
        CHECK(occupied.green == Approx(196.6).margin(1));
        CHECK(occupied.blue == Approx(188.9).margin(1));
        REQUIRE(runProgram(render(out, {"--view", "east", "--layers", "occupied,land", "--crs", "EPSG:3857", "--date",
                                        "2024-01-01"}))
                    .exitCode == 0);
        // 31.4 E is held on that date, and occupied a year later.
        CHECK(pixel(picture(out), 95, 40) == land);
    }
    SECTION("a theme, by name")
    {
        REQUIRE(runProgram(render(out, {"--theme", "night", "--bbox", "-10.5,40,-9.5,40.5"})).exitCode == 0);
        CHECK(pixel(picture(out), 100, 30) == Color{0x10, 0x18, 0x1F, 255});
    }
    SECTION("a file on top")
    {
        const std::string line =
            folder.write("line.geojson", R"({"type":"LineString","coordinates":[[30,48.5],[32,48.5]]})");
        REQUIRE(runProgram(render(out, {"--layers", "land", "--bbox", "30.3,48.3,30.9,48.6"})).exitCode == 0);
        const std::string before = fileText(out);
        REQUIRE(runProgram(render(out, {"--layers", "land", "--bbox", "30.3,48.3,30.9,48.6", line})).exitCode == 0);
        CHECK(fileText(out) != before);
    }
}

TEST_CASE("a picture says where it comes from")
{
    const TemporaryFolder folder;
    REQUIRE(runProgram(render(folder / "a.png", {"--bbox", "30,48,32,49", "--scale", "2"})).exitCode == 0);
    const std::string bytes = fileText(folder / "a.png");
    for (const char* text : {"Software", "Frontline ", "Squares", "Squares: drawn for the tests", "+proj=lcc",
                             "2025-01-01", "Bounding box"})
        CHECK_THAT(bytes, Contains(text));
    // pHYs: 192 pixels per inch are 7559 per metre.
    const auto at = bytes.find("pHYs");
    REQUIRE(at != std::string::npos);
    CHECK(bytes.substr(at + 4, 4) == std::string("\0\0\x1d\x87", 4));
}

TEST_CASE("names that the map does not have are refused with those it has")
{
    const TemporaryFolder folder;
    const std::string out = folder / "a.png";
    checkFails(render(out, {"--view", "est"}), 2,
               "--view: unknown view \"est\"; did you mean \"east\"? There are: all, east");
    checkFails(render(out, {"--date", "2026-01-01"}), 2, "--date: unknown date \"2026-01-01\"");
    checkFails(render(out, {"--theme", "papr"}), 2,
               "--theme: unknown theme \"papr\"; did you mean \"paper\"? There are: night, paper");
    checkFails(render(out, {"--layers", "-tons"}), 2,
               "--layers: unknown layer \"tons\"; did you mean \"towns\"? There are: land,");
    checkFails(render(out, {"--layers", ""}), 2, "--layers");
    CHECK(folder.fileCount() == 0);
}

TEST_CASE("a projection that does not exist, or that cannot show the box, is refused")
{
    const TemporaryFolder folder;
    const std::string out = folder / "a.png";
    checkFails(render(out, {"--crs", "EPSG:999999"}), 2, "EPSG:999999");
    checkFails(render(out, {"--crs", "mercator of some kind"}), 2, "mercator of some kind");
    checkFails(render(out, {"--assume-crs", "nonsense"}), 2, "nonsense");
    checkFails(render(out, {"--crs", "+proj=gnom +lat_0=-48 +lon_0=-149"}), 2, "can be projected");
    CHECK(folder.fileCount() == 0);
}

TEST_CASE("sizes, boxes and places that make no sense are refused")
{
    const TemporaryFolder folder;
    const std::string out = folder / "a.png";
    for (const char* size : {"0x100", "100x0", "1000000000x1000000000", "1000000000", "16385x10", "-5x10", "10x", "x",
                             "axb", "10x10x10", "99999999999999999999x1", "1e3x10"})
        checkFails({"render", "--out", out, "--size", size}, 2,
                   "expected WIDTHxHEIGHT in pixels, as 1920x1080, each from 1 to 16384");
    checkFails({"render", "--out", out, "--size", ""}, 2, "--size: needs a value");
    checkFails({"render", "--out", out, "--size", "10000x10000", "--scale", "2"}, 2, "at scale 2");
    for (const char* scale : {"0", "-1", "nan", "inf", "1e9"})
        checkFails(render(out, {"--scale", scale}), 2, "--scale");
    for (const char* box : {"1,2,3", "30,48,29,49", "30,49,31,48", "30,48,31,95", "a,b,c,d", "nan,48,31,49",
                            "-200,48,31,49", "30 48 31 49"})
        checkFails(render(out, {"--bbox", box}), 2, "expected WEST,SOUTH,EAST,NORTH in degrees");
    for (const char* centre : {"37", "37,91", "east,north", "37,48,1", "inf,48"})
        checkFails(render(out, {"--centre", centre, "--zoom", "8"}), 2, "expected LONGITUDE,LATITUDE in degrees");
    checkFails(render(out, {"--centre", "37,48", "--zoom", "-3"}), 2, "from 0 to 24");
    checkFails(render(out, {"--centre", "37,48", "--zoom", "nan"}), 2, "from 0 to 24");
    CHECK(folder.fileCount() == 0);
}

TEST_CASE("an output that cannot be written is said before any work, and nothing is left")
{
    const TemporaryFolder folder;
    checkFails(render(folder / "missing" / "a.png"), 1, folder / "missing");
    checkFails(render("/proc/a.png"), 1, "/proc");
    std::filesystem::create_directory(folder / "folder.png");
    checkFails(render(folder / "folder.png"), 1, "folder.png");
    CHECK(std::filesystem::is_empty(folder / "folder.png"));
    const std::string file = folder.write("file", "");
    checkFails(render(file + "/a.png"), 1, file);
    if (geteuid() != 0) {  // root may write anywhere
        std::filesystem::create_directory(folder / "closed");
        std::filesystem::permissions(folder / "closed",
                                     std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
        checkFails(render(folder / "closed" / "a.png"), 1, folder / "closed");
    }
}

TEST_CASE("a picture that does not fit on the disk leaves the one that was there")
{
    const TemporaryFolder folder;
    const std::string out = folder.write("a.png", "what was there");
    const Run run = runProgram(render(out, {"--size", "600x400"}), 2000);
    CHECK(run.exitCode == 1);
    CHECK(run.errorLines() == 1);
    CHECK_THAT(run.errors, Contains("frontline: ") && Contains(out));
    CHECK(fileText(out) == "what was there");
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("a size that needs more memory than there is is refused with the figures, and PNG does with little")
{
    const TemporaryFolder folder;
    setenv("FRONTLINE_MEMORY_BYTES", "400000000", 1);
    for (const char* name : {"a.jpg", "a.tif", "a.webp"}) {
        const std::string out = folder / name;
        std::vector<std::string> arguments{"render", "--map", squaresMap(), "--size", "16000x16000", "--out", out};
        checkFails(arguments, 1, out + ": a picture of 16000 x 16000 pixels as ");
        checkFails(arguments, 1, " GB, 0.4 GB are available: choose a smaller size or PNG");
    }
    const Run streamed =
        runProgram({"render", "--map", squaresMap(), "--size", "16384x2600", "--out", folder / "a.png"});
    unsetenv("FRONTLINE_MEMORY_BYTES");
    INFO(streamed.errors);
    CHECK(streamed.exitCode == 0);
    CHECK(picture(folder / "a.png").height == 2600);
    CHECK(folder.fileCount() == 1);
    checkFails({"render", "--map", squaresMap(), "--size", "16384x16", "--out", folder / "b.webp"}, 1,
               "WebP holds at most 16383 x 16383 pixels");
}

TEST_CASE("what was written is said in one line, unless nobody wants to know")
{
    const TemporaryFolder folder;
    const auto render = [&](const std::string& name, std::vector<std::string> more) {
        std::vector<std::string> arguments{"render",  "--map", squaresMap(), "--size",
                                           "200x100", "--out", folder / name};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runProgram(arguments);
    };
    const Run png = render("a.png", {"--describe", "--world-file", "--language", "en"});
    CHECK(png.errors == "");
    CHECK(std::ranges::count(png.output, '\n') == 1);
    CHECK_THAT(png.output, StartsWith((folder / "a.png").string() + ": 200 × 100 pixels, ") &&
                               Contains(" KB; beside it: ") && Contains((folder / "a.png.txt").string()) &&
                               Contains((folder / "a.pgw").string()));
    CHECK_THAT(render("b.pdf", {"--language", "en"}).output, StartsWith((folder / "b.pdf").string() + ": "));
    CHECK(render("c.png", {"--quiet"}).output == "");
    const Run exported = runProgram({"export", "--scenario", "freeze", "--out", folder / "a.gpkg"});
    CHECK_THAT(exported.output, StartsWith((folder / "a.gpkg").string() + ": ") && Contains(" KB\n"));
    CHECK(runProgram({"export", "--scenario", "freeze", "--quiet", "--out", folder / "b.gpkg"}).output == "");
}
