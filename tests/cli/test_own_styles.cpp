#include <regex>
#include <sstream>

#include "rendered.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// Squares of 0.2 degrees in the square West, side by side from 30.1 E on.
std::string squares(const std::vector<std::string>& properties)
{
    std::ostringstream text;
    text << R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < properties.size(); ++i) {
        const double west = 30.1 + 0.3 * static_cast<double>(i);
        text << (i > 0 ? "," : "") << R"({"type":"Feature","properties":)" << properties[i]
             << R"(,"geometry":{"type":"Polygon","coordinates":[[[)" << west << ",48.3],[" << west + 0.2 << ",48.3],["
             << west + 0.2 << ",48.7],[" << west << ",48.7],[" << west << ",48.3]]]}}";
    }
    text << "]}";
    return text.str();
}

/// Drawn in a box of two degrees by one, 400 by 200 pixels, without furniture: the colours in the middle of the
/// squares.
std::vector<Color> colorsOf(const std::string& file, std::vector<std::string> more, std::size_t count)
{
    const TemporaryFolder folder;
    const std::string out = folder / "map.png";
    std::vector<std::string> arguments{"render", "--map",    squaresMap(),  "--size", "400x200",   "--out",
                                       out,      "--bbox",   "30,48,32,49", "--crs",  "EPSG:4326", "--furniture",
                                       "none",   "--layers", "zones",       file};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Run run = runProgram(arguments);
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    const Image image = picture(out);
    std::vector<Color> colors;
    for (std::size_t i = 0; i < count; ++i)
        colors.push_back(pixel(image, static_cast<int>(40 + 60 * i), image.height / 2));
    return colors;
}

int distance(Color a, Color b)
{
    return std::abs(a.red - b.red) + std::abs(a.green - b.green) + std::abs(a.blue - b.blue);
}

}  // namespace

TEST_CASE("areas are drawn in the colours of their classes")
{
    const TemporaryFolder folder;
    const auto file =
        folder.write("zones.geojson", squares({R"({"n":1,"k":"a"})", R"({"n":50,"k":"b"})", R"({"n":99,"k":"a"})"}));
    const auto plain = colorsOf(file, {"--style", "default"}, 3);
    CHECK(plain[0] == plain[1]);
    const auto byKind = colorsOf(file, {"--classify", "k"}, 3);
    CHECK(byKind[0] == byKind[2]);
    CHECK(distance(byKind[0], byKind[1]) > 60);
    const auto byNumber = colorsOf(file, {"--classify", "zones=n:breaks=40,80:viridis"}, 3);
    CHECK(distance(byNumber[0], byNumber[1]) > 60);
    CHECK(distance(byNumber[1], byNumber[2]) > 60);
}

TEST_CASE("what is not of the map's date is not drawn, and a click finds it no more")
{
    const TemporaryFolder folder;
    const auto file = folder.write(
        "zones.geojson", squares({R"({"date":"2024-01-01"})", R"({"date":"2025-01-01"})", R"({"date":"2024-12-31"})"}));
    const std::vector<std::string> date{"--date", "2025-01-01"};
    const auto all = colorsOf(file, {"--color", "#B3005E", date[0], date[1]}, 3);
    const auto exact = colorsOf(file, {"--color", "#B3005E", "--days", "exact", date[0], date[1]}, 3);
    CHECK(exact[1] == all[1]);
    CHECK(exact[0] != all[0]);
    CHECK(exact[2] != all[2]);
    const auto last = colorsOf(file, {"--color", "#B3005E", "--days", "last:7", date[0], date[1]}, 3);
    CHECK(last[0] != all[0]);
    CHECK(last[2] == all[2]);
    checkFails({"render", "--map", squaresMap(), "--out", folder / "x.png", file, "--days", "soon"}, 2, "--days");
}

TEST_CASE("the legend has an entry for each class, in the language of the map")
{
    const TemporaryFolder folder;
    const auto file = folder.write(
        "zones.geojson", squares({R"({"n":1.5,"date":"2024-01-01"})", R"({"n":5000.5,"date":"2024-01-01"})"}));
    const auto textOf = [&](const char* language) {
        const std::string out = folder / "map.svg";
        mustRun({"render", "--map", squaresMap(), "--size", "900x600", "--out", out, "--language", language, file,
                 "--classify", "n:breaks=2.5", "--days", "upto", "--date", "2025-01-01", "--quiet"});
        return std::regex_replace(fileText(out), std::regex("<[^>]*>"), "");
    };
    const std::string english = textOf("en");
    CHECK_THAT(english, Contains("under 2.5") && Contains("2.5 and more") && Contains("up to 1 January 2025"));
    CHECK_THAT(textOf("uk"), Contains("менше 2,5") && Contains("до 1 січня 2025"));
}

TEST_CASE("what cannot be made into classes or styles is an error of its option")
{
    const TemporaryFolder folder;
    const auto file = folder.write("zones.geojson", squares({R"({"n":1,"k":"a"})", R"({"n":2,"k":"b"})"}));
    const auto fails = [&](const std::string& option, const std::string& value, const std::string& text) {
        checkFails({"render", "--map", squaresMap(), "--out", folder / "x.png", file, option, value}, 2, text);
    };
    fails("--classify", "m", "--classify: ");
    fails("--classify", "k:jenks", "columns with numbers: n");
    fails("--classify", "n:breaks=3,1", "breaks");
    fails("--style", "colour=#112233", "color");
    fails("--style", "width=many", "width");
    fails("--days", "upto", "--days: ");
    fails("--filter", "m = 1", "--filter: ");
}
