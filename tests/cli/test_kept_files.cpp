// What is on the disk already is not lost by what the program writes.
#include <fstream>

#include "program.hpp"
#include "scenario_map.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

std::vector<std::string> rendering(const std::string& out, const std::vector<std::string>& more = {})
{
    std::vector<std::string> arguments{"render", "--map", squaresMap(), "--size", "200x100", "--out", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

const std::vector<std::string> withSources{"--furniture", "-attribution"};

}  // namespace

TEST_CASE("a file of somebody's own is not replaced by a text or a world file that goes with a picture")
{
    const TemporaryFolder folder;
    struct Case {
        const char* beside;
        std::vector<std::string> options;
    };
    for (const Case& one :
         {Case{"a.png.sources.txt", withSources}, Case{"a.png.txt", {"--describe"}}, Case{"a.pgw", {"--world-file"}}}) {
        const auto mine = folder.write(one.beside, "mine");
        checkFails(rendering(folder / "a.png", one.options), 1, one.beside);
        CHECK(fileText(mine) == "mine");
        CHECK(folder.fileCount() == 1);
        std::filesystem::remove(mine);
    }
}

TEST_CASE("what goes with a picture is written anew with the picture")
{
    const TemporaryFolder folder;
    for (int time = 0; time < 2; ++time) {
        const Run run =
            runProgram(rendering(folder / "a.png", {"--furniture", "-attribution", "--describe", "--world-file"}));
        INFO(run.errors);
        CHECK(run.exitCode == 0);
    }
    CHECK(folder.names() == std::vector<std::string>{"a.pgw", "a.png", "a.png.sources.txt", "a.png.txt"});
}

TEST_CASE("a picture that does not fit on the disk leaves what went with the one before")
{
    const TemporaryFolder folder;
    REQUIRE(runProgram(rendering(folder / "a.png", withSources)).exitCode == 0);
    const std::string picture = fileText(folder / "a.png"), sources = fileText(folder / "a.png.sources.txt");
    const Run run =
        runProgram(rendering(folder / "a.png", {"--furniture", "-attribution", "--credit", "Another"}), 1000);
    CHECK(run.exitCode == 1);
    CHECK(run.errorLines() == 1);
    CHECK(fileText(folder / "a.png") == picture);
    CHECK(fileText(folder / "a.png.sources.txt") == sources);
    CHECK(folder.fileCount() == 2);
}

TEST_CASE("nothing is written over what is read, into a device, or in the place of a link")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.path()), before = fileText(folder / "oblasts.geojson");
    const std::vector<std::string> data{"export", "--map", map, "--scenario", "pocket", "--out"};
    const auto exporting = [&](const std::string& out) {
        auto arguments = data;
        arguments.push_back(out);
        const Run run = runProgram(arguments);
        INFO(out);
        CHECK(run.exitCode == 1);
        return run.errors;
    };
    CHECK_THAT(exporting(folder / "oblasts.geojson"), Contains("would be lost"));
    std::filesystem::create_hard_link(folder / "oblasts.geojson", folder / "same.geojson");
    CHECK_THAT(exporting(folder / "same.geojson"), Contains("would be lost"));
    std::filesystem::create_symlink("/dev/full", folder / "device.geojson");
    CHECK_THAT(exporting(folder / "device.geojson"), Contains("is a link to /dev/full"));
    std::filesystem::copy_file(folder / "towns.geojson", folder / "copy.png");
    checkFails(rendering(folder / "copy.png", {folder / "copy.png"}), 1, "would be lost");
    CHECK(fileText(folder / "copy.png") == fileText(folder / "towns.geojson"));
    CHECK(fileText(folder / "oblasts.geojson") == before);
    CHECK(std::filesystem::is_symlink(folder / "device.geojson"));
}
