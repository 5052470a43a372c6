// Maps that name files outside their folders.
#include "map/data_store.hpp"
#include "map/hash.hpp"
#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// A map of the one data file.
std::string with(const std::string& file)
{
    return "crs = \"EPSG:32637\"\ndates = [\"2025-01-01\"]\n[themes.paper]\nbackground = \"#FFFFFF\"\n[data.lines]\n"
           "path = \"" +
           file + "\"\n[[layers]]\nid = \"line\"\ndata = \"lines\"\n";
}

}  // namespace

TEST_CASE("a map names what lies elsewhere when it is allowed, and can be read without it")
{
    const TemporaryFolder outside, folder;
    const auto lines = std::filesystem::canonical(outside.write("lines.fgb", "x"));
    const auto scenarios = std::filesystem::canonical(
        outside.write("s.toml", "[[scenarios]]\nid = \"freeze\"\nname = \"Freeze\"\nbase = \"2025-01-01\"\n"));
    const std::string text =
        "scenarios = \"" + scenarios.string() + "\"\nscenario = \"freeze\"\n" + with(lines.string());
    const auto path = folder.write("map.toml", text);
    CHECK_THAT(readMap(folder.write("map.toml", text)).error().message,
               Contains("line 1") && Contains("--allow " + scenarios.string()));

    const auto without = readMap(path, {{}, true});
    if (!without) FAIL(without.error().message);
    std::vector<std::filesystem::path> all{lines, scenarios};
    std::ranges::sort(all);
    CHECK(without->outside == all);
    CHECK(without->contentHash == sha256(text));
    CHECK(without->scenarios.empty());
    CHECK(without->scenario.empty());
    CHECK(without->data.at(DataId("lines")).outside);
    DataStore store;
    const auto table = store.table(without->data.at(DataId("lines")));
    REQUIRE_FALSE(table.ok());
    CHECK_THAT(table.error().message, Contains("--allow " + lines.string()));

    const auto some = readMap(path, {{scenarios}, true});
    REQUIRE(some.ok());
    CHECK(some->outside == std::vector{lines});
    CHECK(some->scenario == ScenarioId("freeze"));

    const auto allowed = readMap(path, {all, false});
    if (!allowed) FAIL(allowed.error().message);
    CHECK(allowed->outside.empty());
    CHECK(allowed->contentHash == without->contentHash);
    CHECK(allowed->data.at(DataId("lines")).path == lines);
    CHECK_FALSE(allowed->data.at(DataId("lines")).outside);
}

TEST_CASE("an address of data is left out with the files elsewhere, and can be answered for")
{
    const TemporaryFolder folder;
    const std::string text = with("HTTPS://Example.org/lines.fgb"), address = "https://example.org/lines.fgb";
    const auto path = folder.write("map.toml", text);
    const auto refused = readMap(path);
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message,
               Contains("line 6") && Contains(withoutSecrets(address)) && Contains("--allow example.org"));
    const auto without = readMap(path, {{}, true});
    if (!without) FAIL(without.error().message);
    CHECK(without->outside == std::vector<std::filesystem::path>{address});
    CHECK(without->contentHash == sha256(text));
    DataStore store;
    const auto table = store.table(without->data.at(DataId("lines")));
    REQUIRE_FALSE(table.ok());
    CHECK_THAT(table.error().message,
               Contains(address) && Contains("on the network") && Contains("--allow example.org"));
    const auto answered = readMap(path, {{address}, true});
    REQUIRE(answered.ok());
    CHECK(answered->outside.empty());
    CHECK_FALSE(answered->data.at(DataId("lines")).outside);
    CHECK(answered->data.at(DataId("lines")).path == address);
}

TEST_CASE("what is no address of data is an error even where what lies elsewhere is left out")
{
    const TemporaryFolder folder;
    for (const char* address : {"/vsicurl/https://example.org/lines.fgb", "ftp://example.org/lines.fgb",
                                "http://me:secret@example.org/lines.fgb"}) {
        const auto map = readMap(folder.write("map.toml", with(address)), {{}, true});
        REQUIRE_FALSE(map.ok());
        CHECK_THAT(map.error().message, Contains("line ") && Contains("example.org/lines.fgb"));
        CHECK_THAT(map.error().message, !Contains("secret"));
    }
    for (const char* key : {"scenarios", "claims"}) {
        const auto map =
            readMap(folder.write("map.toml", std::string(key) + " = \"https://example.org/s.toml\"\n" + with("a.fgb")),
                    {{}, true});
        REQUIRE_FALSE(map.ok());
        CHECK_THAT(map.error().message, Contains("line 1") && Contains("no connection is made"));
    }
}

TEST_CASE("a content is known by its SHA-256")
{
    // FIPS 180-4, appendix B.1, and the hash of nothing.
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
