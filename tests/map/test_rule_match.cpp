#include "map/rule_match.hpp"

#include "catch.hpp"

using namespace frontline;

namespace {

FeatureTable towns()
{
    FeatureTable table;
    table.geometry.kind = GeometryKind::Point;
    for (const double x : {30.0, 31.0}) {
        table.geometry.addRing(std::vector<Xy>{{x, 48}});
        table.geometry.endPart();
        table.geometry.endFeature();
    }
    table.columns = {{"name", std::vector<std::string>{"Small", "Large"}},
                     {"population", std::vector<std::int64_t>{900, 250000}}};
    return table;
}

}  // namespace

TEST_CASE("a rule without a column matches everything")
{
    CHECK(ruleMatches(towns(), {}, 0));
}

TEST_CASE("a rule with bounds matches from the lower one to below the upper one")
{
    StyleRule rule;
    rule.column = "population";
    rule.min = 900;
    rule.max = 250000;
    CHECK(ruleMatches(towns(), rule, 0));
    CHECK_FALSE(ruleMatches(towns(), rule, 1));
    rule.column = "people";
    CHECK_FALSE(ruleMatches(towns(), rule, 0));
}

TEST_CASE("a rule with values matches these")
{
    StyleRule rule;
    rule.column = "name";
    rule.values = {"Large", "Largest"};
    CHECK_FALSE(ruleMatches(towns(), rule, 0));
    CHECK(ruleMatches(towns(), rule, 1));
}

TEST_CASE("a rule has a range of scales when one of its ends is set")
{
    StyleRule rule;
    CHECK_FALSE(hasScaleRange(rule));
    rule.toMetresPerPoint = 500;
    CHECK(hasScaleRange(rule));
    rule = {};
    rule.fromMetresPerPoint = 100;
    CHECK(hasScaleRange(rule));
}

TEST_CASE("a missing value matches no condition, while 0 and an empty text are values")
{
    FeatureTable table = towns();
    table.columns = {{"name", std::vector<std::string>{"", ""}, {true, false}},
                     {"population", std::vector<std::int64_t>{0, 0}, {true, false}}};
    StyleRule empty;
    empty.column = "name";
    empty.values = {""};
    CHECK(ruleMatches(table, empty, 0));
    CHECK_FALSE(ruleMatches(table, empty, 1));
    empty.column = "no such column";
    CHECK_FALSE(ruleMatches(table, empty, 0));
    StyleRule zero;
    zero.column = "population";
    zero.values = {"0"};
    CHECK(ruleMatches(table, zero, 0));
    CHECK_FALSE(ruleMatches(table, zero, 1));
    zero.values.clear();
    zero.max = 100;
    CHECK(ruleMatches(table, zero, 0));
    CHECK_FALSE(ruleMatches(table, zero, 1));
}
