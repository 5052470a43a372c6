#include "scene/furniture/words.hpp"

#include "catch.hpp"

using namespace frontline;

TEST_CASE("lengths are written with the unit that people use")
{
    CHECK(lengthText(50000) == "50 km");
    CHECK(lengthText(1000) == "1 km");
    CHECK(lengthText(500) == "500 m");
    CHECK(lengthText(0.5) == "0.5 m");
    CHECK(lengthText(500, Language::of("uk")) == "500 м");
}

TEST_CASE("figures are grouped by thousands, and do not part from their unit")
{
    CHECK(areaFigure(6804.4, Language::English) == "6,804\u00A0km²");
    CHECK(areaFigure(1234567, Language::English) == "1,234,567\u00A0km²");
    CHECK(areaFigure(999.6, Language::English) == "1,000\u00A0km²");
    CHECK(areaFigure(3.42, Language::English) == "3.4\u00A0km²");
    CHECK(areaFigure(0, Language::English) == "0\u00A0km²");
    CHECK(areaFigure(6804.4, Language::of("uk")) == "6\u00A0804\u00A0км²");
    CHECK(areaFigure(3.42, Language::of("uk")) == "3,4\u00A0км²");
    CHECK(lengthFigure(1131.2, Language::English) == "1,131\u00A0km");
}

TEST_CASE("a source says how good it is, unless it is official")
{
    const Source line{SourceId("a"), {}, {}, {}, "", "generalised", 500, {}},
        official{SourceId("b"), {}, {}, {}, "", "official", 0, {}};
    CHECK(statusText(line, Language::English) == "generalised, 500 m");
    CHECK(statusText(line, Language::of("uk")) == "узагальнено, 500 м");
    CHECK(statusText(official, Language::English) == "");
}
