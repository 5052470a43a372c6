#include "base/language.hpp"

#include "base/local_text.hpp"
#include "catch.hpp"

using frontline::Language;
using frontline::LocalText;

TEST_CASE("a language is what its code says, however a locale spells it")
{
    CHECK(Language::of("uk").code() == "uk");
    CHECK(Language::of("UK") == Language::of("uk"));
    CHECK(Language::of("uk_UA.UTF-8") == Language::of("uk"));
    CHECK(Language::of("pl@euro").code() == "pl");
    CHECK(Language::of("crh").code() == "crh");
    CHECK(Language::of("en") == Language{});
    CHECK(Language{}.code() == "en");
    CHECK(Language::of("en") < Language::of("pl"));
    CHECK(Language::of("pl") < Language::of("uk"));
}

TEST_CASE("what names no language is English")
{
    for (const char* code : {"", "C", "x", "123", "українська", "toolongacode"})
        CHECK(Language::of(code) == Language{});
}

TEST_CASE("a text without a translation is read in its own words")
{
    LocalText text("Kyiv");
    text.set(Language::of("uk"), "Київ");
    CHECK(text.in(Language::of("uk")) == "Київ");
    CHECK(text.in(Language{}) == "Kyiv");
    CHECK(text.in(Language::of("pl")) == "Kyiv");
    CHECK(text.own() == "Kyiv");
}

TEST_CASE("a translation can be changed and taken away")
{
    LocalText text("Kyiv");
    text.set(Language::of("uk"), "Киiв");
    text.set(Language::of("pl"), "Kijów");
    text.set(Language::of("uk"), "Київ");
    REQUIRE(text.translations().size() == 2);
    CHECK(text.translations()[0].second == "Kijów");
    CHECK(text.in(Language::of("uk")) == "Київ");
    text.set(Language::of("uk"), "");
    CHECK(text.in(Language::of("uk")) == "Kyiv");
    text.set(Language{}, "Kyiv city");
    CHECK(text.own() == "Kyiv city");
}

TEST_CASE("texts are equal when they are in every language, whatever the order they came in")
{
    LocalText a("Warsaw"), b("Warsaw");
    a.set(Language::of("uk"), "Варшава");
    a.set(Language::of("pl"), "Warszawa");
    b.set(Language::of("pl"), "Warszawa");
    CHECK(a != b);
    b.set(Language::of("uk"), "Варшава");
    CHECK(a == b);
    CHECK(LocalText{}.empty());
    CHECK_FALSE(a.empty());
    LocalText translated;
    translated.set(Language::of("uk"), "Варшава");
    CHECK_FALSE(translated.empty());
}
