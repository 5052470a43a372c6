#include "picture/texts_beside.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("a text beside a picture is known by its last line, and no other is taken for one")
{
    const TemporaryFolder folder;
    CHECK(checkTextBeside(folder / "none.txt"));
    CHECK(signedText("Natural Earth").starts_with("Natural Earth\n[Frontline "));
    CHECK(checkTextBeside(folder.write("ours.txt", signedText("Natural Earth\n"))));
    CHECK(checkTextBeside(folder.write("empty.txt", signedText(""))));
    for (const char* text : {"", "notes", "[Frontline 0.1.0]\nand more", "Frontline 0.1.0\n", "x [Frontline 0.1.0]"}) {
        INFO(text);
        const auto refused = checkTextBeside(folder.write("theirs.txt", text));
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().message, Contains("theirs.txt") && Contains("would be lost"));
    }
    CHECK_FALSE(checkTextBeside(folder.path()));
}

TEST_CASE("a world file is known by its six numbers")
{
    const TemporaryFolder folder;
    CHECK(checkWorldFile(folder / "none.pgw"));
    CHECK(checkWorldFile(folder.write("a.pgw", "100\n0\n0\n-100\n-1.5e3\n250.125\n")));
    for (const char* text : {"", "100\n0\n0\n-100\n1\n", "1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\n4\n5\n6\nnotes\n", "notes"})
        CHECK_FALSE(checkWorldFile(folder.write("b.pgw", text)));
}
