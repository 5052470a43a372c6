#include "base/source_date.hpp"

#include <cstdlib>

#include "catch.hpp"

using namespace frontline;

TEST_CASE("the time that is set for files is a time of UTC, and what is no number of seconds sets none")
{
    ::setenv("SOURCE_DATE_EPOCH", "1000000000", 1);
    CHECK(sourceDate() == "2001-09-09T01:46:40Z");
    ::setenv("SOURCE_DATE_EPOCH", "0", 1);
    CHECK(sourceDate() == "1970-01-01T00:00:00Z");
    for (const char* wrong : {"", "-1", "today", "12 ", "1e9", "99999999999999999999", "253402300800"}) {
        INFO(wrong);
        ::setenv("SOURCE_DATE_EPOCH", wrong, 1);
        CHECK(sourceDate().empty());
    }
    ::unsetenv("SOURCE_DATE_EPOCH");
    CHECK(sourceDate().empty());
}
