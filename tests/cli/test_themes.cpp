// Theme files on the command line.
#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

std::vector<std::string> renderSquares(const std::string& out, const std::string& theme)
{
    return {"render", "--map", squaresMap(), "--size", "300x200", "--out", out, "--theme", theme};
}

}  // namespace

TEST_CASE("a picture is drawn in the style of a theme file")
{
    const TemporaryFolder folder;
    const std::string theme = folder.write("mine.toml", "base = \"paper\"\n[colors]\nland = \"#12AB34\"\n");
    REQUIRE(runProgram(renderSquares(folder / "a.svg", theme)).errors == "");
    CHECK_THAT(fileText(folder / "a.svg"), Contains("#12AB34"));
    REQUIRE(runProgram(renderSquares(folder / "b.svg", "paper")).errors == "");
    CHECK_THAT(fileText(folder / "b.svg"), !Contains("#12AB34"));
}

TEST_CASE("a theme that is unknown, missing or wrong gives one line and no picture")
{
    const TemporaryFolder folder;
    const std::string out = folder / "a.png";
    checkFails(renderSquares(out, "papper"), 2, "--theme: unknown theme \"papper\"; did you mean \"paper\"?");
    checkFails(renderSquares(out, folder / "none.toml"), 1, folder / "none.toml");
    const std::string wrong =
        folder.write("wrong.toml", "base = \"paper\"\n[[layers]]\nid = \"land\"\nline = { dashes = [1, 1] }\n");
    checkFails(renderSquares(out, wrong), 1,
               wrong + ", line 4: layer \"land\", line: unknown key \"dashes\"; did you mean \"dash\"?");
    checkFails(renderSquares(out, folder.string() + "/"), 1, folder.string());
    CHECK_FALSE(std::filesystem::exists(out));
}

TEST_CASE("the themes that come with the program, and the user's, are listed and chosen by name")
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "frontline/themes");
    (void)folder.write("frontline/themes/own.toml", "base = \"night\"\n");
    (void)folder.write("frontline/themes/broken.toml", "base = \"day\"\n");
    const char* given = std::getenv("XDG_CONFIG_HOME");
    const std::string before = given ? given : "";
    setenv("XDG_CONFIG_HOME", folder.string().c_str(), 1);
    const Run listed = runProgram({"layers"});
    const Run drawn = runProgram({"render", "--size", "300x200", "--theme", "own", "--out", folder / "a.png"});
    if (given)
        setenv("XDG_CONFIG_HOME", before.c_str(), 1);
    else
        unsetenv("XDG_CONFIG_HOME");
    CHECK_THAT(listed.output, Contains("high-contrast, night, own, paper, print-grey"));
    CHECK_THAT(listed.errors,
               Contains("warning: the theme \"broken\" cannot be used: ") && Contains("unknown theme \"day\""));
    CHECK(drawn.exitCode == 0);
    CHECK(drawn.errors == "");
}
