#include "base/text.hpp"

#include "catch.hpp"
#include "languages.hpp"

using namespace frontline;

TEST_CASE("capitals are those of the language, whatever letters a name has")
{
    CHECK(upperCase("Luhansk oblast", english) == "LUHANSK OBLAST");
    CHECK(upperCase("Їжакове ґанок є і", ukrainian) == "ЇЖАКОВЕ ҐАНОК Є І");
    CHECK(upperCase("Łódź, Žilina, Timișoara ÷", english) == "ŁÓDŹ, ŽILINA, TIMIȘOARA ÷");
    CHECK(upperCase("Μυτιλήνη", english) == "ΜΥΤΙΛΉΝΗ");
    CHECK(upperCase("izmir", Language::of("tr")) == "İZMİR");
    CHECK(upperCase("5 km²", english) == "5 KM²");
    CHECK(upperCase("", english).empty());
}

TEST_CASE("case makes no difference to what is folded")
{
    CHECK(foldCase("КиЇВ") == foldCase("київ"));
    CHECK(foldCase("Timișoara") == foldCase("TIMIȘOARA"));
    CHECK(foldCase("Kyiv") != foldCase("Kyjiv"));
}

TEST_CASE("names are in the order of the alphabet of their language")
{
    CHECK(comesBefore("Євпаторія", "Житомир", ukrainian));
    CHECK(comesBefore("Енергодар", "Євпаторія", ukrainian));
    CHECK(comesBefore("Ізюм", "Київ", ukrainian));
    CHECK(comesBefore("Город", "Ґанок", ukrainian));
    CHECK_FALSE(comesBefore("Київ", "Ізюм", ukrainian));
    CHECK(comesBefore("Łódź", "Opole", polish));
    CHECK(comesBefore("Lublin", "Łódź", polish));
    CHECK(comesBefore("apple", "Banana", english));
    CHECK_FALSE(comesBefore("Kyiv", "Kyiv", english));
}

TEST_CASE("numbers have the separators of their language")
{
    CHECK(numberText(1234567.89, 1, english) == "1,234,567.9");
    CHECK(numberText(1234567.89, 1, ukrainian) == "1\u00A0234\u00A0567,9");
    CHECK(numberText(113866, 0, ukrainian) == "113\u00A0866");
    CHECK(numberText(113866, 0, polish) == "113\u00A0866");
    CHECK(numberText(999, 0, english) == "999");
    CHECK(numberText(-1000, 0, english) == "-1,000");
    CHECK(numberText(-100, 0, english) == "-100");
}

TEST_CASE("a number is rounded as the same number is elsewhere")
{
    CHECK(numberText(0.15, 1, english) == "0.1");  // the double is a little below
    CHECK(numberText(2.5, 0, english) == "2");
    CHECK(numberText(6804.45, 1, english) == "6,804.4");
}

TEST_CASE("a figure has a decimal only where it is small")
{
    CHECK(figureText(113866.4, english) == "113,866");
    CHECK(figureText(99.96, english) == "100");
    CHECK(figureText(3.24, english) == "3.2");
    CHECK(figureText(3.24, ukrainian) == "3,2");
    CHECK(figureText(0.04, english) == "0");
    CHECK(figureText(0, ukrainian) == "0");
}

TEST_CASE("a date is written out, and what is none stays as it is")
{
    CHECK(dateText("2024-08-08", english) == "8 August 2024");
    CHECK(dateText("2024-08-08", ukrainian) == "8 серпня 2024");
    CHECK(dateInSentence("2024-08-08", english) == "8 August 2024");
    CHECK(dateInSentence("2024-08-08", ukrainian) == "8 серпня 2024 року");
    CHECK(dateInSentence("2026-12-31", ukrainian) == "31 грудня 2026 року");
    CHECK(dateText("2024-02-29", polish) == "29 lutego 2024");
    for (const char* text :
         {"", "2024", "2024-13-01", "2024-08-00", "2023-02-29", "2024/08/08", "about 2022", "20x6-02-01"})
        CHECK(dateText(text, english) == text);
}

TEST_CASE("a line may end after a space, not within a figure or before its unit")
{
    CHECK(lineBreaks("Line of contact", english) == std::vector<std::size_t>{5, 8, 15});
    CHECK(lineBreaks("6\u00A0804\u00A0км²", ukrainian) == std::vector<std::size_t>{14});
    CHECK(lineBreaks("a\u00A0· b", english) == std::vector<std::size_t>{6, 7});
    CHECK(lineBreaks("of 2014–2022 - or DCW-GMT", english) == std::vector<std::size_t>{3, 15, 17, 20, 27});
    CHECK(lineBreaks("", english) == std::vector<std::size_t>{0});
}

namespace {

/// The text with a stroke wherever a line may end.
std::string withStrokes(const std::string& text, Language language)
{
    std::string out;
    std::size_t begin = 0;
    for (const std::size_t end : lineBreaks(text, language)) {
        out += (begin > 0 ? "/" : "") + text.substr(begin, end - begin);
        begin = end;
    }
    return out;
}

}  // namespace

TEST_CASE("no line ends between a number and its unit, or within a date")
{
    CHECK(withStrokes("a line (generalised, 500 m) of 17 August 2025 and more", english) ==
          "a /line /(generalised, /500 m) /of /17 August 2025 and /more");
    CHECK(withStrokes("31 July – 12 August 2025, 1,268 km, 12.5 %", english) ==
          "31 July /– /12 August 2025, /1,268 km, /12.5 %");
    CHECK(withStrokes("лінія (узагальнено, 500 м) на 17 серпня 2025 року", ukrainian) ==
          "лінія /(узагальнено, /500 м) /на /17 серпня 2025 року");
    CHECK(withStrokes("серпень 2025, May 2024, in 2024 (3 km)", ukrainian) ==
          "серпень 2025, /May 2024, /in /2024 /(3 km)");
    CHECK(withStrokes("200 (or so) 7 · 8", english) == "200 /(or /so) /7 /· /8");
}

TEST_CASE("a language has a name for itself")
{
    CHECK(ownName(english) == "English");
    CHECK(ownName(ukrainian) == "Українська");
    CHECK(ownName(polish) == "Polski");
}

TEST_CASE("what could order a terminal about, or turn the direction of writing, is replaced; letters and lines are not")
{
    CHECK(printable("Донецьк, 5\u00A0км\n\tDonetsk") == "Донецьк, 5\u00A0км\n\tDonetsk");
    CHECK(printable("a\x1b[2Jb\x07\x7f") == "a\uFFFD[2Jb\uFFFD\uFFFD");
    CHECK(printable("a\u009Bb") == "a\uFFFDb");            // CSI of C1
    CHECK(printable("gpj.\u202Eexe") == "gpj.\uFFFDexe");  // right-to-left override
    CHECK(printable("a\xFFz") == "a\uFFFDz");              // no UTF-8
    CHECK(printable("one\r\ntwo\rthree\r") == "one\ntwo\uFFFDthree\uFFFD");
    CHECK(printable("\u2067abc\u2069 \u0627\u200F") == "\uFFFDabc\uFFFD \u0627\u200F");  // a mark turns nothing
    CHECK(isUtf8("Ґрунт, 🗺"));
    for (const char* bytes : {"\xFF", "\xD2\xF0\xF3", "a\xD0", "\xED\xA0\x80", "\xF8\x88\x80\x80\x80"})
        CHECK_FALSE(isUtf8(bytes));
}

TEST_CASE("what a spreadsheet would take for a formula gets an apostrophe, and a number stays one")
{
    for (const char* text : {"=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "+",
                             "- note", "--5", "-5-", "=", "-inf", "-.", "+380 44"})
        CHECK(withoutFormula(text) == "'" + std::string(text));
    for (const char* text : {"", "a=1", "5", "-5", "+5", "-3.25", "+.5", "-1e-7", "+1e400", "Добропілля", "’tis"})
        CHECK(withoutFormula(text) == text);
}

TEST_CASE("a text is one word of a shell, whatever is in it")
{
    for (const char* plain : {"/data/a-b_c.geojson", "example.org:8080", "/дані/міста.csv", "a=b,c+d@e%20"})
        CHECK(shellWord(plain) == plain);
    CHECK(shellWord("/my data") == "'/my data'");
    CHECK(shellWord("it's") == "'it'\\''s'");
    for (const char* told : {"", "$HOME", "`id`", "a;b", "*", "~/a", "a\\b", "\"", "#a", "[::1]"})
        CHECK(shellWord(told) == "'" + std::string(told) + "'");
}

TEST_CASE("a text is shortened by characters, and one that is short enough stays as it is")
{
    CHECK(shortened("Київ", 4) == "Київ");
    CHECK(shortened("Київ", 3) == "Киї…");
    CHECK(shortened("", 0).empty());
}
