#include "data/sources.hpp"

#include <filesystem>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

Result<std::vector<Source>> read(const std::string& text)
{
    const TemporaryFolder folder;
    return readSources(folder.write("sources.toml", text));
}

void checkRefused(const std::string& text, const std::string& line, const std::string& what)
{
    const auto refused = read(text);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("line " + line) != std::string::npos);
    CHECK(refused.error().message.find(what) != std::string::npos);
}

}  // namespace

TEST_CASE("the project's own sources say licence, attribution and status of each")
{
    const auto sources = readSources(std::filesystem::path(FRONTLINE_SOURCE_DIR) / "geodata" / "sources.toml");
    if (!sources) FAIL(sources.error().message);
    bool line = false;
    for (const Source& source : *sources) {
        CHECK_FALSE(source.licence.empty());
        CHECK_FALSE(source.status.empty());
        CHECK_FALSE(source.title.empty());
        CHECK(source.title.in(Language::of("uk")) != source.title.own());
        // The names of licences are the same in every language.
        const std::string& licence = source.licence.own();
        if (licence != "CC BY 4.0" && !licence.starts_with("LGPL-3.0-or-later"))
            CHECK(source.licence.in(Language::of("uk")) != licence);
        if (!source.note.empty()) CHECK(source.note.in(Language::of("uk")) != source.note.own());
        line =
            line || source.attribution.own() == "Line of contact: generalised after DeepStateMap (deepstatemap.live)";
    }
    CHECK(line);
}

TEST_CASE("a title and an attribution may be in several languages")
{
    const auto sources = read(
        "[[source]]\nid = \"a\"\ntitle = { en = \"A line\", uk = \"Лінія\" }\nattribution = { en = \"Line: us\", uk = "
        "\"Лінія: ми\" }\n");
    REQUIRE(sources.ok());
    CHECK(sources->front().title.in(Language::of("uk")) == "Лінія");
    CHECK(sources->front().attribution.own() == "Line: us");
    CHECK(sources->front().attribution.in(Language::of("uk")) == "Лінія: ми");
    CHECK(sources->front().attribution.in(Language::of("pl")) == "Line: us");
}

TEST_CASE("how exact a source is said to be is in the language that is asked for")
{
    const auto sources = read(
        "[[source]]\nid = \"a\"\nstatus = \"generalised\"\ntolerance_metres = 1500\nnote = { en = \"x\", uk = "
        "\"ікс\" }\n");
    REQUIRE(sources.ok());
    CHECK(accuracyText(sources->front(), Language::of("en")) == "generalised, 1,500 m");
    CHECK(accuracyText(sources->front(), Language::of("uk")) == "узагальнено, 1\u00A0500 м");
    CHECK(sources->front().note.in(Language::of("uk")) == "ікс");
    CHECK(accuracyText(Source(), Language::of("en")) == "");
}

TEST_CASE("errors name the line and the key")
{
    checkRefused("[[source]]\nid = \"a\"\nlicense = \"x\"\n", "3", "license");
    checkRefused("[[source]]\nid = 5\n", "2", "id");
    checkRefused("[[source]]\ntitle = \"x\"\n", "1", "no id");
    checkRefused("[[source]]\nid = \"a\"\n[[source]]\nid = \"a\"\n", "3", "twice");
    checkRefused("[[source]]\nid = \"a\"\ntolerance_metres = \"500\"\n", "3", "tolerance_metres");
    checkRefused("[[source]]\nid = \"a\"\nstatus = \"sure\"\n", "1", "sure");
    checkRefused("[[source]]\nid = \"a\"\nattribution = { uk = \"x\" }\n", "3", "attribution");
    checkRefused("[[source]]\nid = \"a\"\nattribution = { en = \"x\", u = \"y\" }\n", "3", "attribution");
    checkRefused("[[source]]\nid = \"a\"\nattribution = 5\n", "3", "attribution");
    checkRefused("source = 5\n", "1", "[[source]]");
    checkRefused("[[source]\n", "1", "");
    checkRefused("id = \"a\"\n", "1", "id");
}
