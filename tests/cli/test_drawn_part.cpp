// Of a file with an index only what is drawn is read.
#include <string>
#include <vector>

#include "flatgeobuf_copy.hpp"
#include "program.hpp"

using namespace frontline;
namespace fs = std::filesystem;

TEST_CASE("a picture is the same bytes whether all of a file was read or only what it shows", "[again]")
{
    const TemporaryFolder parts, whole, picture;
    const std::vector<std::vector<std::string>> views{{"--bbox", "36,47.5,38.5,49"},
                                                      {"--centre", "30.5,50.4", "--zoom", "8"},
                                                      {"--centre", "24,48.7", "--zoom", "9", "--crs", "EPSG:3035"},
                                                      {"--view", "country"},
                                                      {"--bbox", "33,44,36.5,46.2", "--furniture", "+inset"},
                                                      {"--bbox", "-170,-60,170,70", "--crs", "EPSG:3857"}};
    for (const char* name : {"oblasts", "rivers", "places", "neighbours"}) {
        const std::string file = std::string(name) + ".fgb";
        const fs::path indexed = parts / file, plain = whole / file;
        copyAsFlatGeobuf(fs::path(FRONTLINE_SOURCE_DIR) / "geodata" / file, indexed, true);
        copyAsFlatGeobuf(indexed, plain, false);
        for (const auto& view : views) {
            INFO(name << " " << view[1]);
            const auto drawn = [&](const fs::path& shown) {
                std::vector<std::string> arguments{"render", "--out", picture / "map.png", "--size", "480x320", shown};
                arguments.insert(arguments.end(), view.begin(), view.end());
                const Run run = runProgram(arguments);
                REQUIRE(run.exitCode == 0);
                const bool unseen = run.errors.find("nothing of it is in view") != std::string::npos;
                CHECK(run.errors.empty() != unseen);
                return std::pair(fileText(picture / "map.png"), unseen);
            };
            CHECK((drawn(indexed) == drawn(plain)));
        }
    }
}
