#include "render/vector/svg_text.hpp"

#include <cmath>

#include "catch.hpp"

using namespace frontline;
using namespace frontline::vector;

TEST_CASE("numbers are written to a hundredth, without zeros at their end")
{
    CHECK(number(12) == "12");
    CHECK(number(-0.5) == "-.5");
    CHECK(number(0.05) == ".05");
    CHECK(number(3.146) == "3.15");
    CHECK(number(-1234.5) == "-1234.5");
    CHECK(number(0) == "0");
    CHECK(number(-0.001) == "0");
    CHECK(number(std::nan("")) == "0");
}

TEST_CASE("path data ends where the path ends, however many steps there are")
{
    Subpath line;
    for (int i = 0; i <= 3000; ++i) line.pixels.push_back({i / 3.0, 0.0});
    const std::string data = pathData({line});
    REQUIRE(data.starts_with("M0 0l"));
    double x = 0;
    for (std::size_t at = data.find('l'); at != std::string::npos; at = data.find('l', at + 1))
        x += std::stod(data.substr(at + 1));
    CHECK(x == Approx(1000).margin(0.005));
}

TEST_CASE("a closed path is closed, and each part starts anew")
{
    const Path path{{{{0, 0}, {10, 0}, {10, 10.25}}, true}, {{{5, -5}, {6, -5.5}}, false}};
    CHECK(pathData(path) == "M0 0l10 0l0 10.25zM5-5l1-.5");
}

TEST_CASE("colours are hexadecimal, with an opacity only where they need one")
{
    CHECK(paint("fill", {0xD6, 0xE3, 0xEA, 255}) == " fill=\"#D6E3EA\"");
    CHECK(paint("stroke", {0, 10, 255, 51}) == " stroke=\"#000AFF\" stroke-opacity=\"0.2\"");
}

TEST_CASE("names of groups keep letters of any script, digits, hyphens, underlines, dots and strokes")
{
    CHECK(idName("layer-line_2014") == "layer-line_2014");
    CHECK(idName("my file.gpkg \"x\"<&>#") == "my-file.gpkg--x-----");
    CHECK(idName("план/пости:1") == "план/пости:1");
}

TEST_CASE("base64 is that of RFC 4648")
{
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xFF\xFE") == "//4=");
}
