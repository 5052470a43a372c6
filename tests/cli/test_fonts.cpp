// Fonts that are missing or broken, and texts that the map's fonts cannot draw, through the program itself.
#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// The program as it is installed (bin beside share), with fonts of its own that can be broken.
struct InstalledProgram {
    TemporaryFolder folder;
    std::filesystem::path root{folder.string()}, fonts = root / "share" / "frontline" / "assets" / "fonts";

    InstalledProgram()
    {
        const std::filesystem::path source(FRONTLINE_SOURCE_DIR);
        const char* given = std::getenv("FRONTLINE");
        const std::filesystem::path program =
            given && *given ? std::filesystem::path(given) : std::filesystem::path(FRONTLINE_BUILD_DIR) / "frontline";
        std::filesystem::create_directories(root / "bin");
        std::filesystem::copy_file(program, root / "bin" / "frontline");
        std::filesystem::create_directories(fonts.parent_path());
        std::filesystem::copy(source / "assets" / "fonts", fonts);
    }
    [[nodiscard]] Run render(const std::string& out) const
    {
        const char* given = std::getenv("FRONTLINE");
        const std::string before = given ? given : "";
        setenv("FRONTLINE", (root / "bin" / "frontline").c_str(), 1);
        const Run run = runProgram({"render", "--map", squaresMap(), "--size", "200x150", "--out", out});
        if (given)
            setenv("FRONTLINE", before.c_str(), 1);
        else
            unsetenv("FRONTLINE");
        return run;
    }
};

void checkBroken(const InstalledProgram& program)
{
    for (const char* name : {"a.png", "a.svg", "a.pdf"}) {
        const std::string out = program.folder / name;
        const Run run = program.render(out);
        INFO(run.errors);
        CHECK(run.exitCode == 1);
        CHECK(run.errorLines() == 1);
        CHECK_THAT(run.errors, Contains((program.fonts / "Inter-Medium.otf").string()) &&
                                   Contains("reinstall the program's assets"));
        CHECK_FALSE(std::filesystem::exists(out));
    }
}

/// A map of one town of this name.
std::string mapOf(const TemporaryFolder& folder, const std::string& name)
{
    (void)folder.write("towns.geojson",
                       R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":")" + name +
                           R"("},"geometry":{"type":"Point","coordinates":[31,48]}}]})");
    return folder.write("map.toml", R"(crs = "EPSG:32636"
[data]
towns = { path = "towns.geojson" }
[themes.paper]
background = "#FFFFFF"
ink = "#000000"
[[views]]
id = "all"
box = [30, 47, 32, 49]
[[layers]]
id = "towns"
data = "towns"
[[layers.rules]]
symbol = { size = 4, color = "ink" }
label = { column = "name", size = 14, color = "ink" }
)");
}

}  // namespace

TEST_CASE("a font file that is missing, empty, cut short, no font or a folder is named with the remedy")
{
    const InstalledProgram program;
    const auto medium = program.fonts / "Inter-Medium.otf";
    const std::string whole = fileText(medium);
    CHECK(program.render(program.folder / "whole.png").exitCode == 0);
    std::filesystem::remove(medium);
    checkBroken(program);
    std::string noise;
    for (int i = 0; i < 50000; ++i) noise.push_back(static_cast<char>(i * 7919 % 251));
    for (const std::string& content : {std::string(), whole.substr(0, whole.size() / 2), whole.substr(0, 40), noise}) {
        std::ofstream(medium, std::ios::binary | std::ios::trunc) << content;
        checkBroken(program);
    }
    std::filesystem::remove(medium);
    std::filesystem::create_directory(medium);
    checkBroken(program);
}

TEST_CASE("a label with a character that no font has is drawn without it, with a warning of layer and feature")
{
    const TemporaryFolder folder;
    const std::string map = mapOf(folder, "Town\uFDD0");
    for (const char* name : {"a.png", "a.svg", "a.pdf"}) {
        const Run run = runProgram({"render", "--map", map, "--size", "300x200", "--out", folder / name});
        CHECK(run.exitCode == 0);
        CHECK(run.errorLines() == 1);
        CHECK_THAT(run.errors, Contains("warning: layer \"towns\", feature 0, label \"Town") && Contains("U+FDD0"));
    }
    const std::string svg = fileText(folder / "a.svg");
    CHECK_THAT(svg, Contains(">Town</text>"));
    // The picture is that of the name without the character.
    const std::string plain = mapOf(folder, "Town");
    CHECK(runProgram({"render", "--map", plain, "--size", "300x200", "--out", folder / "b.svg"}).errors == "");
    const auto texts = [](const std::string& text) { return text.substr(text.find("<g id=\"halos\"")); };
    CHECK(texts(svg) == texts(fileText(folder / "b.svg")));
}

TEST_CASE("a label in another script names the font that draws it in SVG and can be found in PDF")
{
    const TemporaryFolder folder;
    const std::string map = mapOf(folder, "თბილისი");
    const Run run = runProgram({"render", "--map", map, "--size", "300x200", "--out", folder / "a.svg"});
    REQUIRE(run.exitCode == 0);
    REQUIRE(run.errors == "");  // DejaVu has Georgian
    const std::string svg = fileText(folder / "a.svg");
    CHECK_THAT(svg, Contains(">თბილისი</text>"));
    CHECK_THAT(svg, Contains("font-family=\"Inter, Helvetica, Arial, '"));
    REQUIRE(runProgram({"render", "--map", map, "--size", "300x200", "--out", folder / "a.pdf"}).exitCode == 0);
    REQUIRE(std::system(("cd " + folder.string() + " && pdftotext a.pdf a.txt").c_str()) == 0);
    CHECK_THAT(fileText(folder / "a.txt"), Contains("თბილისი"));
}
