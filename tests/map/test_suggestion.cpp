#include "map/suggestion.hpp"

#include "catch.hpp"

using namespace frontline;

TEST_CASE("the edit distance counts inserted, deleted, replaced and exchanged letters")
{
    CHECK(editDistance("", "abc") == 3);
    CHECK(editDistance("kitten", "sitting") == 3);  // Wagner and Fischer's example
    CHECK(editDistance("paper", "papre") == 1);
    CHECK(editDistance("East", "eAST") == 0);
}

TEST_CASE("the nearest name is suggested, but not a name that has nothing in common")
{
    const std::vector<std::string> views{"east", "donbas", "dobropillia", "country"};
    CHECK(nearestName("dobropilla", views) == "dobropillia");
    CHECK(nearestName("dobro", views) == "dobropillia");
    CHECK(nearestName("xyz", views) == "");
    CHECK(nearestName("", views) == "");
    CHECK(nearestName("on", {"a", "b"}) == "");
}

TEST_CASE("a message about an unknown name lists those there are")
{
    CHECK(unknownName("view", "est", {"east", "west"}) ==
          "unknown view \"est\"; did you mean \"east\"? There are: east, west");
    CHECK(unknownName("view", "q", {"east", "west"}) == "unknown view \"q\"; there are: east, west");
    CHECK(unknownName("view", "q", {}) == "unknown view \"q\"; there is none");
}
