#include "base/encoding.hpp"

#include "catch.hpp"

using namespace frontline;

namespace {

// Made by Python's codecs: "Зелений Гай\nЇжакова Балка\nҐрунтове\nЄлисаветівка\nПольове" and the like.
const std::string windows1251 =
    "\xC7\xE5\xEB\xE5\xED\xE8\xE9 \xC3\xE0\xE9\n\xAF\xE6\xE0\xEA\xEE\xE2\xE0 \xC1\xE0\xEB\xEA\xE0\n"
    "\xA5\xF0\xF3\xED\xF2\xEE\xE2\xE5\n\xAA\xEB\xE8\xF1\xE0\xE2\xE5\xF2\xB3\xE2\xEA\xE0\n\xCF\xEE\xEB\xFC\xEE\xE2\xE5";
const std::string names = "Зелений Гай\nЇжакова Балка\nҐрунтове\nЄлисаветівка\nПольове";

}  // namespace

TEST_CASE("an encoding has many names")
{
    for (const char* name :
         {"windows-1251", "cp1251", "CP1251", "1251", "ANSI 1251", "Windows 1251", "WINDOWS-1251\r\n"}) {
        INFO(name);
        CHECK(encodingNamed(name) == "windows-1251");
    }
    for (const char* name : {"CP866", "866", "OEM 866", "IBM866"}) {
        INFO(name);
        CHECK(encodingNamed(name) == "IBM866");
    }
    for (const char* name : {"UTF-8", "utf8", "65001", "UTF8"}) {
        INFO(name);
        CHECK(encodingNamed(name) == "UTF-8");
    }
    CHECK(encodingNamed("ISO-8859-5") == "ISO-8859-5");
    CHECK(encodingNamed("28595") == "ISO-8859-5");
    CHECK(encodingNamed("88591") == "ISO-8859-1");
    CHECK(encodingNamed("koi8-u") == "KOI8-U");
    for (const char* none : {"", " ", "rubbish", "cp1", "ANSI", "12 monkeys", "UTF-9"}) {
        INFO(none);
        CHECK_FALSE(encodingNamed(none));
    }
}

TEST_CASE("a text is decoded whole and in pieces")
{
    CHECK(utf8From(windows1251, "windows-1251") == names);
    CHECK_FALSE(utf8From("a", "rubbish"));
    auto decoder = TextDecoder::create("UTF-16LE");
    REQUIRE(decoder);
    const std::string bytes("\x17\x04\x30\x04", 4);  // За
    const std::string first = decoder->decode(bytes.substr(0, 3), false);
    CHECK(first == "З");
    CHECK(decoder->decode(bytes.substr(3), true) == "а");
    CHECK(decoder->decode(bytes, true) == "За");
}

TEST_CASE("the encoding of Ukrainian and Russian texts is told by their letters")
{
    CHECK(guessedEncoding(windows1251) == "windows-1251");
    CHECK(guessedEncoding(names) == "UTF-8");
    CHECK(guessedEncoding("plain\nASCII") == "UTF-8");
    // A small table, as a spreadsheet exports it: "назва;широта;довгота\nЗастава;48,25;37,5".
    CHECK(guessedEncoding("\xED\xE0\xE7\xE2\xE0;\xF8\xE8\xF0\xEE\xF2\xE0;\xE4\xEE\xE2\xE3\xEE\xF2\xE0\n"
                          "\xC7\xE0\xF1\xF2\xE0\xE2\xE0;48,25;37,5\n") == "windows-1251");
    // "Покровське\nСтепове\nМирноград" in KOI8-U, cp866, ISO-8859-5.
    CHECK(guessedEncoding("\xF0\xCF\xCB\xD2\xCF\xD7\xD3\xD8\xCB\xC5\n\xF3\xD4\xC5\xD0\xCF\xD7\xC5\n"
                          "\xED\xC9\xD2\xCE\xCF\xC7\xD2\xC1\xC4") == "KOI8-U");
    CHECK(guessedEncoding("\x8F\xAE\xAA\xE0\xAE\xA2\xE1\xEC\xAA\xA5\n\x91\xE2\xA5\xAF\xAE\xA2\xA5\n"
                          "\x8C\xA8\xE0\xAD\xAE\xA3\xE0\xA0\xA4") == "IBM866");
    CHECK(guessedEncoding("\xBF\xDE\xDA\xE0\xDE\xD2\xE1\xEC\xDA\xD5\n\xC1\xE2\xD5\xDF\xDE\xD2\xD5\n"
                          "\xBC\xD8\xE0\xDD\xDE\xD3\xE0\xD0\xD4") == "ISO-8859-5");
}

TEST_CASE("Latin letters with accents are not taken for Cyrillic ones")
{
    // "Cafe of Orleans", "Perigueux", "Chateau" with their accents.
    CHECK(guessedEncoding("Caf\xE9 d'Orl\xE9"
                          "ans\nP\xE9rigueux\nCh\xE2teau") == "windows-1252");
}
