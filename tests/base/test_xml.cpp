#include "base/xml.hpp"

#include "catch.hpp"

using namespace frontline;

TEST_CASE("what XML would take for its own signs is written as entities")
{
    CHECK(escapeXml("a & b < c > \"d\"") == "a &amp; b &lt; c &gt; &quot;d&quot;");
    CHECK(escapeXml("&amp;") == "&amp;amp;");
    CHECK(escapeXml("") == "");
    CHECK(escapeXml("it's") == "it's");
}

TEST_CASE("letters of any script stay as they are, and so do tabs and new lines")
{
    CHECK(escapeXml("Добропілля – км² 🗺") == "Добропілля – км² 🗺");
    CHECK(escapeXml("one\ttwo\nthree\r\n") == "one\ttwo\nthree\n");  // as every reader of XML has it
}

TEST_CASE("what XML 1.0 cannot hold becomes a replacement character")
{
    const std::string replacement = "\xEF\xBF\xBD";
    CHECK(escapeXml("a\x01z") == "a" + replacement + "z");
    CHECK(escapeXml(std::string("a\0z", 3)) == "a" + replacement + "z");
    CHECK(escapeXml("a\x1B[31mz") == "a" + replacement + "[31mz");
    CHECK(escapeXml("a\xFFz") == "a" + replacement + "z");
    // A letter that is cut off; a slash in two bytes; half a surrogate pair; U+FFFE.
    CHECK(escapeXml("a\xD0") == "a" + replacement);
    CHECK(escapeXml("\xC0\xAF") == replacement + replacement);
    CHECK(escapeXml("\xED\xA0\x80") == replacement + replacement + replacement);
    CHECK(escapeXml("\xEF\xBF\xBE") == replacement);
}
