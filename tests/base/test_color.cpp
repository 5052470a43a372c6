#include "base/color.hpp"

#include "catch.hpp"

using namespace frontline;

TEST_CASE("colours are read as the user writes them")
{
    CHECK(parseColor("#B5483A") == Color{0xB5, 0x48, 0x3A, 255});
    CHECK(parseColor("#b5483a4d") == Color{0xB5, 0x48, 0x3A, 0x4D});
}

TEST_CASE("what is no colour is refused")
{
    for (const char* text : {"", "#", "B5483A", "#B5483", "#B5483A4", "#B5483A4D0", "#GGGGGG", "red", "#-1-1-1"})
        CHECK_FALSE(parseColor(text));
}

TEST_CASE("opacity multiplies alpha and stays within its range")
{
    CHECK(Color{1, 2, 3, 200}.withOpacity(0.5).alpha == 100);
    CHECK(Color{1, 2, 3, 200}.withOpacity(7).alpha == 200);
    CHECK(Color{1, 2, 3, 200}.withOpacity(-1).alpha == 0);
}
