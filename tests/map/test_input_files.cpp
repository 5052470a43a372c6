#include "map/input_files.hpp"

#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("no file that a map or a user's selection is read from is written over, under whatever name")
{
    const TemporaryFolder folder;
    const auto write = [&](const char* name) { return folder.write(name, "x"); };
    MapDefinition map;
    map.path = write("map.toml");
    map.claimFile = write("claims.svg");
    map.data[DataId("a")] = DataFile{write("a.geojson"), "", "", 0, false};
    map.themes[ThemeId("mine")].path = write("theme.toml");
    Scenario scenario;
    scenario.file = write("scenarios.csv").string();
    map.scenarios.push_back(std::make_shared<const Scenario>(scenario));
    Selection selection;
    selection.files.push_back(
        {std::make_shared<const LayerDefinition>(), DataFile{write("own.png"), "", "", 0, false}});
    (void)folder.write("sources.toml", "");
    (void)folder.write("other.png", "");
    const auto replay = write("replay.json");
    for (const char* name :
         {"map.toml", "sources.toml", "claims.svg", "a.geojson", "theme.toml", "scenarios.csv", "own.png"}) {
        INFO(name);
        const auto refused = checkOutputs(map, selection, {folder / "other.png", folder / name});
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().message, Contains(name) && Contains("would be lost"));
    }
    std::filesystem::create_directory(folder / "sub");
    std::filesystem::create_symlink("own.png", folder / "link.png");
    std::filesystem::create_hard_link(folder / "own.png", folder / "same.png");
    for (const char* name : {"sub/../own.png", "link.png", "same.png"})
        CHECK_FALSE(checkOutputs(map, selection, {folder / name}));
    CHECK(checkOutputs(map, selection, {folder / "other.png", folder / "new.png", replay}));
    CHECK_FALSE(checkOutputs(map, selection, {replay}, {replay}));
}
