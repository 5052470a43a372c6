#include "base/words.hpp"

#include "catch.hpp"

using namespace frontline;

TEST_CASE("numbers have the separators of their language")
{
    CHECK(numberWords(1234567.89, 1, Language::English) == "1,234,567.9");
    CHECK(numberWords(1234567.89, 1, Language::Ukrainian) == "1\u00A0234\u00A0567,9");
    CHECK(numberWords(999, 0, Language::English) == "999");
    CHECK(numberWords(-1000, 0, Language::English) == "-1,000");
    CHECK(numberWords(-100, 0, Language::English) == "-100");
}

TEST_CASE("a figure has a decimal only where it is small")
{
    CHECK(figureWords(113866.4, Language::English) == "113,866");
    CHECK(figureWords(99.96, Language::English) == "100");
    CHECK(figureWords(3.24, Language::English) == "3.2");
    CHECK(figureWords(3.24, Language::Ukrainian) == "3,2");
    CHECK(figureWords(0.04, Language::English) == "0");
    CHECK(figureWords(0, Language::Ukrainian) == "0");
}

TEST_CASE("a date is written out, and what is none stays as it is")
{
    CHECK(dateWords("2024-08-08", Language::English) == "8 August 2024");
    CHECK(dateWords("2024-08-08", Language::Ukrainian) == "8 серпня 2024 року");
    CHECK(dateWords("2026-12-31", Language::Ukrainian) == "31 грудня 2026 року");
    for (const char* text : {"", "2024", "2024-13-01", "2024-08-00", "2024/08/08", "about 2022"})
        CHECK(dateWords(text, Language::English) == text);
}

TEST_CASE("a Ukrainian noun follows its count")
{
    const auto form = [](std::size_t count) { return std::string(ukrainianForm(count, "місце", "місця", "місць")); };
    CHECK(form(1) == "місце");
    CHECK(form(21) == "місце");
    CHECK(form(2) == "місця");
    CHECK(form(104) == "місця");
    CHECK(form(0) == "місць");
    CHECK(form(5) == "місць");
    CHECK(form(11) == "місць");
    CHECK(form(112) == "місць");
}
