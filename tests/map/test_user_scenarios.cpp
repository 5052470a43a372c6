#include "map/user_scenarios.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <set>

#include "base/file.hpp"
#include "base/file_lock.hpp"
#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

Scenario zone(const std::string& name, double kilometres)
{
    Scenario scenario;
    scenario.name = LocalText(name);
    ZoneRecipe recipe;
    recipe.heldKm = recipe.occupiedKm = kilometres;
    scenario.zones.push_back(recipe);
    return scenario;
}

}  // namespace

TEST_CASE("the user's scenario file is below XDG_CONFIG_HOME, or else below the home folder")
{
    const std::string home = std::getenv("HOME") ? std::getenv("HOME") : "";
    setenv("HOME", "/home/someone", 1);
    setenv("XDG_CONFIG_HOME", "/etc/mine", 1);
    CHECK(userScenarioFile() == "/etc/mine/frontline/scenarios.toml");
    setenv("XDG_CONFIG_HOME", "relative", 1);
    CHECK(userScenarioFile() == "/home/someone/.config/frontline/scenarios.toml");
    unsetenv("XDG_CONFIG_HOME");
    CHECK(userScenarioFile() == "/home/someone/.config/frontline/scenarios.toml");
    unsetenv("HOME");
    CHECK(userScenarioFile().empty());
    CHECK_FALSE(addUserScenario(MapDefinition{}, zone("a", 1)));
    if (!home.empty()) setenv("HOME", home.c_str(), 1);
}

TEST_CASE("scenarios that are saved are there at the next start, with ids of their own")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "new" / "scenarios.toml";
    MapDefinition map = readSquares();
    Scenario taken;
    taken.id = ScenarioId("my-zone");
    map.scenarios.push_back(std::make_shared<const Scenario>(taken));
    for (const double kilometres : {5.0, 7.5}) {
        const auto saved = addUserScenario(map, zone("My zone", kilometres), file);
        if (!saved) FAIL(saved.error().message);
    }
    MapDefinition again = readSquares();
    const auto read = readUserScenarios(again, file);
    REQUIRE(read);
    CHECK(read.warnings.empty());
    REQUIRE(again.scenarios.size() == 2);
    CHECK(again.scenarios[0]->id == ScenarioId("my-zone-2"));
    CHECK(again.scenarios[1]->id == ScenarioId("my-zone-3"));
    CHECK(again.scenarios[1]->zones[0].heldKm == 7.5);
}

TEST_CASE("what the user wrote in the file stays when a scenario is added")
{
    const TemporaryFolder folder;
    const std::string mine = "# mine\n[[scenarios]]\nid = \"wrong\"\nbase = \"1999-01-01\"";  // no line feed at the end
    const auto file = folder.write("scenarios.toml", mine);
    REQUIRE(addUserScenario(readSquares(), zone("wrong", 3), file));
    const auto content = readFile(file);
    REQUIRE(content);
    CHECK(content->starts_with(mine));
    MapDefinition map = readSquares();
    const auto read = readUserScenarios(map, file);
    REQUIRE(read);
    // The wrong one is named, the other can be used.
    REQUIRE(read.warnings.size() == 1);
    CHECK_THAT(read.warnings[0], Contains("scenarios.toml, line 2") && Contains("1999-01-01"));
    REQUIRE(map.scenarios.size() == 2);
    CHECK(map.scenarios[1]->id == ScenarioId("wrong-2"));
    CHECK(map.scenarios[1]->error.empty());
}

TEST_CASE("a broken file is named, never overwritten, and does not keep the map from opening")
{
    const TemporaryFolder folder;
    const auto file = folder.write("scenarios.toml", "[[scenarios\n");
    const auto saved = addUserScenario(readSquares(), zone("a", 1), file);
    REQUIRE_FALSE(saved);
    CHECK_THAT(saved.error().message, Contains("not saved") && Contains("scenarios.toml") && Contains("line 1"));
    CHECK(*readFile(file) == "[[scenarios\n");
    MapDefinition map = readSquares();
    const auto read = readUserScenarios(map, file);
    REQUIRE(read);
    REQUIRE(read.warnings.size() == 1);
    CHECK_THAT(read.warnings[0], Contains("scenarios.toml, line 1"));
    CHECK(map.scenarios.empty());
}

TEST_CASE("a file that cannot be written is named")
{
    const TemporaryFolder folder;
    (void)folder.write("file", "");
    const auto saved = addUserScenario(readSquares(), zone("a", 1), folder.path() / "file" / "scenarios.toml");
    REQUIRE_FALSE(saved);
    CHECK_THAT(saved.error().message, Contains("scenarios.toml"));
}

TEST_CASE("a file that is not there holds no scenarios")
{
    MapDefinition map = readSquares();
    CHECK(readUserScenarios(map, "/nowhere/scenarios.toml"));
    CHECK(map.scenarios.empty());
}

TEST_CASE("what 80 programs save at the same time is all kept")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "new" / "scenarios.toml";
    const MapDefinition map = readSquares();
    constexpr int programs = 80;
    std::vector<pid_t> children;
    for (int i = 0; i < programs; ++i) {
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) ::_exit(addUserScenario(map, zone("My zone", 1 + i), file).ok() ? 0 : 1);
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    }
    MapDefinition again = readSquares();
    const auto read = readUserScenarios(again, file);
    REQUIRE(read);
    CHECK(read.warnings.empty());
    std::set<double> depths;
    std::set<std::string> ids;
    for (const ScenarioPointer& scenario : again.scenarios) {
        depths.insert(scenario->zones.at(0).heldKm);
        ids.insert(scenario->id.text());
    }
    CHECK(depths.size() == programs);
    CHECK(ids.size() == programs);
}

TEST_CASE("a program that ends while it saves does not keep the next from saving")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "scenarios.toml";
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto lock = FileLock::take(file);
        ::raise(SIGKILL);
        ::_exit(lock.ok() ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(addUserScenario(readSquares(), zone("a", 1), file));
}

TEST_CASE("a list to which nothing can be added stays as it is, and the reason is said")
{
    const TemporaryFolder folder;
    const std::string mine = "scenarios = [{ id = \"a\", base = \"2025-01-01\" }]\n";
    const auto file = folder.write("scenarios.toml", mine);
    const auto saved = addUserScenario(readSquares(), zone("b", 1), file);
    REQUIRE_FALSE(saved);
    CHECK_THAT(saved.error().message, Contains("not saved") && Contains("scenarios.toml"));
    CHECK(*readFile(file) == mine);
}

TEST_CASE("a file that is kept elsewhere is added to where it is, and who may read it stays")
{
    const TemporaryFolder folder, elsewhere;
    const auto kept = elsewhere.write("mine.toml", "# mine\n");
    std::filesystem::permissions(kept, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    std::filesystem::create_symlink(kept, folder / "scenarios.toml");
    REQUIRE(addUserScenario(readSquares(), zone("a", 1), folder / "scenarios.toml"));
    CHECK(std::filesystem::is_symlink(folder / "scenarios.toml"));
    CHECK(readFile(kept)->starts_with("# mine\n"));
    CHECK_THAT(*readFile(kept), Contains("[[scenarios]]"));
    CHECK(std::filesystem::status(kept).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}
