#include "data/filter.hpp"

#include "catch.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

FeatureTable towns()
{
    FeatureTable table;
    table.geometry.kind = GeometryKind::Point;
    for (int i = 0; i < 4; ++i) {
        table.geometry.addRing(std::vector<Xy>{{37, 48}});
        table.geometry.endPart();
        table.geometry.endFeature();
    }
    table.columns.push_back({"назва", std::vector<std::string>{"Тиха Гавань", "Ясна Поляна", "O'Brien", ""}});
    Column people{"people", std::vector<std::int64_t>{1500, 900, 0, 40}};
    people.setMissing(2);
    table.columns.push_back(people);
    table.columns.push_back({"share", std::vector<double>{0.5, 0.25, 1, 0}});
    return table;
}

std::vector<std::uint32_t> chosen(const std::string& expression)
{
    const auto features = featuresWhere(towns(), expression);
    if (!features) FAIL(features.error().message);
    return *features;
}

using Rows = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("features are chosen by comparisons of their attributes, and what is missing is equal to nothing")
{
    CHECK(chosen("people > 100") == Rows{0, 1});
    CHECK(chosen("people < 100") == Rows{3});
    CHECK(chosen("people IS NULL") == Rows{2});
    CHECK(chosen("\"назва\" = 'Ясна Поляна'") == Rows{1});
    CHECK(chosen("\"назва\" = 'O''Brien' OR share < 0.3") == Rows{1, 2, 3});
    CHECK(chosen("\"назва\" LIKE 'Тиха%' AND people BETWEEN 1000 AND 2000") == Rows{0});
    CHECK(chosen("people IN (40, 900)") == Rows{1, 3});
    CHECK(chosen("people > 5000").empty());
}

TEST_CASE("a filter that cannot be understood, or names no column, is an error that lists the columns")
{
    for (const char* wrong : {"status = 'lost'", "people >", "people > 'x' AND (", "'"}) {
        const auto refused = featuresWhere(towns(), wrong);
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().message, Contains(wrong));
        CHECK_THAT(refused.error().message, Contains("people") && Contains("назва"));
    }
}
