#include "window/screenshot.hpp"

#include <fstream>

#include "render/png.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

Image grey(std::uint8_t value)
{
    return {3, 2, 3, std::vector<std::uint8_t>(18, value)};
}

}  // namespace

TEST_CASE("A picture never overwrites another")
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "frontline-a.png") << "mine";
    for (const std::uint8_t value : std::vector<std::uint8_t>{10, 20, 30}) {
        const auto saved = saveScreenshot(grey(value), folder.path(), "frontline-a", 96);
        REQUIRE(saved);
        const auto back = readPng(*saved);
        REQUIRE(back);
        CHECK(back->pixels[0] == value);
    }
    CHECK(folder.names() ==
          std::vector<std::string>{"frontline-a-2.png", "frontline-a-3.png", "frontline-a-4.png", "frontline-a.png"});
    std::ifstream first(folder.path() / "frontline-a.png");
    std::string content;
    first >> content;
    CHECK(content == "mine");
}

TEST_CASE("A picture into a folder that is not there is an error, and nothing is left")
{
    const TemporaryFolder folder;
    const auto saved = saveScreenshot(grey(1), folder.path() / "none", "a", 96);
    REQUIRE_FALSE(saved);
    CHECK_THAT(saved.error().message, Catch::Matchers::Contains("none/a.png"));
    CHECK(folder.names().empty());
}

TEST_CASE("A picture that does not show its sources has a file with them beside it")
{
    const TemporaryFolder folder;
    const auto saved = saveScreenshot(grey(1), folder.path(), "a", 96, "Natural Earth\n");
    REQUIRE(saved);
    CHECK(folder.names() == std::vector<std::string>{"a.png", "a.png.sources.txt"});
    std::ifstream in(folder.path() / "a.png.sources.txt");
    std::string line;
    std::getline(in, line);
    CHECK(line == "Natural Earth");
    // One that is somebody's stays: the name is another.
    std::ofstream(folder.path() / "b.png.sources.txt") << "mine";
    const auto second = saveScreenshot(grey(1), folder.path(), "b", 96, "Natural Earth\n");
    REQUIRE(second);
    CHECK(second->filename() == "b-2.png");
    CHECK_FALSE(std::filesystem::exists(folder.path() / "b.png"));
    std::ifstream mine(folder.path() / "b.png.sources.txt");
    std::getline(mine, line);
    CHECK(line == "mine");
}
