#include "session/picture_name.hpp"

#include <cmath>

#include "catch.hpp"

using namespace frontline;

TEST_CASE("Pictures are named by date and view")
{
    CHECK(screenshotStem("2025-08-17", "east") == "frontline-2025-08-17-east");
    CHECK(screenshotStem("", "east") == "frontline-east");
    CHECK(screenshotStem("2025-08-17", "") == "frontline-2025-08-17");
    CHECK(screenshotStem("", "") == "frontline");
    CHECK(screenshotStem("2025", "../../etc/x y:z") == "frontline-2025-..-..-etc-x-y-z");
    CHECK(screenshotStem("2025", "схід") == "frontline-2025-схід");
    CHECK(screenshotStem("2025", std::string(5000, 'x')).size() <= 150);
}

TEST_CASE("A view that is no preset is named by the place in its middle")
{
    CHECK(placeName({37.704, 48.514}) == "48.51n-37.70e");
    CHECK(placeName({-70.5, -33.25}) == "33.25s-70.50w");
    CHECK(placeName({std::nan(""), 0}).empty());
}
