// Texts of files in what the program writes: no bytes that are no text, no controls, no formulas.
#include <cstdlib>
#include <set>

#include "program.hpp"
#include "scenario_map.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

void replaceIn(const std::filesystem::path& file, const std::string& what, const std::string& by)
{
    std::string text = fileText(file);
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    std::ofstream(file, std::ios::binary) << text.replace(at, what.size(), by);
}

/// The controls, bytes that are no UTF-8 among them, that are in a text: 0 where it may be shown anywhere.
long controls(const std::string& text)
{
    return std::count_if(text.begin(), text.end(),
                         [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; });
}

}  // namespace

TEST_CASE("a label of bytes that are no text is drawn with replacement characters in every picture, and said once")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.path());
    replaceIn(folder / "towns.geojson", "Middle", "M\xE8\xE4\x1B[31m\xCC");
    for (const char* name : {"a.png", "a.svg", "a.pdf", "a.jpg", "a.webp", "a.tif"}) {
        INFO(name);
        const Run run = runProgram({"render", "--map", map, "--size", "400x300", "--bbox", "31,48,32,49", "--describe",
                                    "--out", folder / name});
        INFO(run.errors);
        CHECK(run.exitCode == 0);
        CHECK(std::filesystem::exists(folder / name));
        const auto first = run.errors.find("towns.geojson: not all of its texts are UTF-8");
        REQUIRE(first != std::string::npos);
        CHECK(run.errors.find("towns.geojson: not all of its texts", first + 1) == std::string::npos);
        CHECK(controls(run.errors) == 0);
        CHECK(controls(fileText(folder / (name + std::string(".txt")))) == 0);
    }
    CHECK_THAT(fileText(folder / "a.svg"), Contains("M\uFFFD\uFFFD\uFFFD[31m\uFFFD"));
    REQUIRE(std::system(("cd " + folder.string() + " && pdftotext a.pdf text").c_str()) == 0);
    CHECK_THAT(fileText(folder / "text"), Contains("[31m"));
}

TEST_CASE("names in tables are cells: no formula for a spreadsheet, no markup in Markdown, one line in text")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.path());
    replaceIn(folder / "oblasts.geojson", "\"East\"", "\"=1+cmd|' /C calc'!A0 <b>\\n\\u001b[2J\"");
    const auto stats = [&](const char* form) {
        const Run run = runProgram({"stats", "--map", map, "--scenario", "pocket", form});
        INFO(run.errors);
        REQUIRE(run.exitCode == 0);
        CHECK(controls(run.output) == 0);
        return run.output;
    };
    CHECK_THAT(stats("--csv"), Contains(",\"'=1+cmd|' /C calc'!A0 <b>\n"));
    CHECK_THAT(stats("--markdown"), Contains("=1+cmd\\|' /C calc'!A0 &lt;b> "));
    const std::string json = stats("--json");
    CHECK(nlohmann::json::parse(json, nullptr, false).is_array());
}
