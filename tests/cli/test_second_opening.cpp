// Large files are opened a second time from what was kept of them.
#include <fcntl.h>
#include <sys/stat.h>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "program.hpp"

using namespace frontline;
namespace fs = std::filesystem;

namespace {

/// Of many squares, more than 5 MB, as if written a while ago.
void writeSquares(const fs::path& file, double size)
{
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < 40'000; ++i) {
        const double x = 30 + i % 200 * 0.05, y = 46 + i / 200 * 0.02;
        text += fmt::format(
            R"({}{{"type":"Feature","properties":{{"n":{}}},"geometry":{{"type":"Polygon","coordinates":[[[{:.4f},{:.4f}],[{:.4f},{:.4f}],[{:.4f},{:.4f}],[{:.4f},{:.4f}]]]}}}})",
            i == 0 ? "" : ",", i, x, y, x + size, y, x + size, y + size, x, y + size);
    }
    std::ofstream(file) << text << "]}";
    timespec times[2]{};
    clock_gettime(CLOCK_REALTIME, &times[0]);
    times[0].tv_sec -= 60;
    times[1] = times[0];
    REQUIRE(utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
}

class OwnCache {
public:
    OwnCache()
    {
        if (const char* given = std::getenv("XDG_CACHE_HOME")) before_ = given;
        setenv("XDG_CACHE_HOME", folder_.path().c_str(), 1);
    }
    ~OwnCache() { setenv("XDG_CACHE_HOME", before_.c_str(), 1); }
    OwnCache(const OwnCache&) = delete;
    OwnCache& operator=(const OwnCache&) = delete;
    [[nodiscard]] std::size_t files() const
    {
        std::size_t count = 0;
        std::error_code none;
        for (const auto& entry : fs::recursive_directory_iterator(folder_.path(), none))
            count += entry.is_regular_file() ? 1 : 0;
        return count;
    }

private:
    TemporaryFolder folder_;
    std::string before_;
};

std::string drawn(const fs::path& file, const fs::path& picture, std::vector<std::string> more = {})
{
    std::vector<std::string> arguments{"render", "-q", "--out", picture, "--size", "640x400", file};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Run run = runProgram(arguments);
    REQUIRE(run.exitCode == 0);
    // Each ring was left open: that is said at every opening.
    CHECK(run.errors.find("a ring was not closed and was closed") != std::string::npos);
    return fileText(picture);
}

}  // namespace

TEST_CASE("a large file is drawn the same, with the same warnings, when it is opened again", "[again]")
{
    const OwnCache cache;
    const TemporaryFolder folder;
    const fs::path file = folder / "squares.geojson", picture = folder / "map.png";
    writeSquares(file, 0.01);
    const std::string first = drawn(file, picture, {"--view", "country"});
    CHECK(cache.files() == 1);
    CHECK(drawn(file, picture, {"--view", "country"}) == first);
    CHECK(cache.files() == 1);
    CHECK(drawn(file, picture, {"--view", "country", "--no-cache"}) == first);
    const std::string near = drawn(file, picture, {"--bbox", "33,47,34,47.6"});
    CHECK(cache.files() == 2);
    CHECK(drawn(file, picture, {"--bbox", "33,47,34,47.6"}) == near);
    CHECK(drawn(file, picture, {"--bbox", "33,47,34,47.6", "--no-cache"}) == near);
}

TEST_CASE("a large file that has changed is drawn as it is now", "[again]")
{
    const OwnCache cache;
    const TemporaryFolder folder;
    const fs::path file = folder / "squares.geojson", picture = folder / "map.png";
    writeSquares(file, 0.01);
    const std::string first = drawn(file, picture);
    writeSquares(file, 0.03);
    CHECK(drawn(file, picture) != first);
}

TEST_CASE("nothing is kept of a file that is drawn with --no-cache", "[again]")
{
    const OwnCache cache;
    const TemporaryFolder folder;
    writeSquares(folder / "squares.geojson", 0.01);
    drawn(folder / "squares.geojson", folder / "map.png", {"--no-cache"});
    CHECK(cache.files() == 0);
}

TEST_CASE("several programs at once open a large file that none has kept yet", "[again]")
{
    const OwnCache cache;
    const TemporaryFolder folder;
    writeSquares(folder / "squares.geojson", 0.01);
    const std::string script =
        "for i in 1 2 3; do \"$1\" render -q --out \"$2/map$i.png\" --size 640x400 "
        "\"$2/squares.geojson\" & done; wait";
    runCommand("/bin/sh", {"-c", script, "sh", programPath(), folder.string()});
    const std::string after = drawn(folder / "squares.geojson", folder / "map.png");
    for (const char* picture : {"map1.png", "map2.png", "map3.png"}) CHECK(fileText(folder / picture) == after);
    CHECK(cache.files() == 1);
}
