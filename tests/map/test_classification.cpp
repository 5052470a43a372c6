#include "map/classification.hpp"

#include <cmath>

#include "base/catalogue.hpp"
#include "catch.hpp"
#include "map/ramps.hpp"
#include "map/rule_match.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
using Kind = FeatureClass::Kind;
using Method = Classification::Method;

namespace {

FeatureTable pointsWith(std::vector<Column> columns)
{
    FeatureTable table;
    table.geometry.kind = GeometryKind::Point;
    for (std::size_t i = 0; i < columns.front().size(); ++i) {
        table.geometry.addRing(std::vector<Xy>{{30, 48}});
        table.geometry.endPart();
        table.geometry.endFeature();
    }
    table.columns = std::move(columns);
    return table;
}

FeatureClasses classesOf(const FeatureTable& table, const std::string& text)
{
    const auto asked = parseClassification(text);
    if (!asked) FAIL(asked.error().message);
    const ClassifiedTable tables[] = {{table}};
    auto classes = classify(tables, *asked);
    if (!classes) FAIL(classes.error().message);
    return *classes;
}

std::string errorOf(const FeatureTable& table, const std::string& text)
{
    const ClassifiedTable tables[] = {{table}};
    const auto classes = classify(tables, *parseClassification(text));
    return classes ? "" : classes.error().message;
}

std::vector<std::string> titlesOf(const FeatureClasses& classes, const char* language = "en")
{
    std::vector<std::string> titles;
    for (const FeatureClass& one : classes.classes) titles.push_back(one.title.in(Language::of(language)));
    return titles;
}

std::vector<std::size_t> countsOf(const FeatureClasses& classes)
{
    std::vector<std::size_t> counts;
    for (const FeatureClass& one : classes.classes) counts.push_back(one.count);
    return counts;
}

/// The number of features that are in each class by its condition, each in the first that has it.
std::vector<std::size_t> matched(const FeatureTable& table, const FeatureClasses& classes)
{
    RuleMatcher matcher(table);
    for (const FeatureClass& one : classes.classes) matcher.add(one.condition);
    std::vector<std::size_t> counts(classes.classes.size());
    for (std::size_t f = 0; f < table.featureCount(); ++f) {
        const auto first = matcher.first(f);
        REQUIRE(first);
        ++counts[*first];
    }
    return counts;
}

}  // namespace

TEST_CASE("categories are named by how often they are there, the others stand together, and what has no value is said")
{
    Column status{"status", std::vector<std::string>{"held", "lost", "lost", "grey", "lost", "held", "", "x"}};
    status.setMissing(7);
    const FeatureTable table = pointsWith({status});
    const FeatureClasses classes = classesOf(table, "status:2");
    CHECK(titlesOf(classes) == std::vector<std::string>{"lost", "held", "other", "no value"});
    CHECK(countsOf(classes) == std::vector<std::size_t>{3, 2, 1, 2});
    CHECK(matched(table, classes) == countsOf(classes));
    CHECK(classes.classes[2].kind == Kind::Other);
    CHECK(classesOf(table, "status").asked.method == Method::Category);
}

TEST_CASE("no more than twenty categories are named")
{
    std::vector<std::string> values;
    for (int i = 0; i < 40; ++i)
        for (int n = 0; n <= i; ++n) values.push_back("k" + std::to_string(i));
    const FeatureTable table = pointsWith({{"kind", values}});
    const FeatureClasses classes = classesOf(table, "kind");
    REQUIRE(classes.classes.size() == 21);
    CHECK(classes.classes[0].title.own() == "k39");
    CHECK(classes.classes[20].kind == Kind::Other);
    CHECK(classes.classes[20].count == 20 * 21 / 2);
    CHECK_FALSE(parseClassification("kind:category:21"));
}

TEST_CASE("a column that tells every feature from every other makes no classes")
{
    std::vector<std::string> ids;
    for (int i = 0; i < 100; ++i) ids.push_back("id-" + std::to_string(i));
    const std::string error = errorOf(pointsWith({{"id", ids}, {"kind", std::vector<std::string>(100, "a")}}), "id");
    CHECK_THAT(error, Contains("100 values") && Contains("kind"));
}

TEST_CASE("whole numbers make classes that are said with their last number")
{
    const FeatureTable table = pointsWith({{"dead", std::vector<std::int64_t>{0, 0, 1, 1, 2, 3, 5, 8, 13, 1200}}});
    const FeatureClasses classes = classesOf(table, "dead:breaks=1,5,10");
    CHECK(titlesOf(classes) == std::vector<std::string>{"under 1", "1–4", "5–9", "10 and more"});
    CHECK(countsOf(classes) == std::vector<std::size_t>{2, 4, 2, 2});
    CHECK(matched(table, classes) == countsOf(classes));
    const FeatureClasses equal = classesOf(table, "dead:equal:2");
    CHECK(titlesOf(equal) == std::vector<std::string>{"0–599", "600–1,200"});
    CHECK(titlesOf(equal, "uk") == std::vector<std::string>{"0–599", "600–1 200"});
}

TEST_CASE("numbers in the legend have as few decimals as tell the classes apart")
{
    const FeatureTable table = pointsWith({{"km", std::vector<double>{0.5, 1.25, 2.5, 3.75, 4.5, -2.5}}});
    CHECK(titlesOf(classesOf(table, "km:breaks=1.5,3")) ==
          std::vector<std::string>{"under 1.5", "1.5–3.0", "3.0 and more"});
    CHECK(titlesOf(classesOf(table, "km:breaks=2.5")) == std::vector<std::string>{"under 2.5", "2.5 and more"});
    CHECK(titlesOf(classesOf(table, "km:breaks=1.5,3"), "uk")[1] == "1,5–3,0");
}

TEST_CASE("equal values make one class")
{
    const FeatureTable table = pointsWith({{"n", std::vector<double>{5, 5, 5}}});
    for (const char* how : {"n", "n:jenks:4", "n:equal:3"}) {
        const FeatureClasses classes = classesOf(table, how);
        CHECK(titlesOf(classes) == std::vector<std::string>{"5"});
        CHECK(matched(table, classes) == std::vector<std::size_t>{3});
    }
}

TEST_CASE("what is no number among numbers is other, and NaN and infinity break nothing")
{
    const FeatureTable texts = pointsWith({{"n", std::vector<std::string>{"1", "2", "n/a", "4", "", "6"}}});
    const FeatureClasses classes = classesOf(texts, "n:equal:2");
    CHECK(titlesOf(classes) == std::vector<std::string>{"1–3", "4–6", "other", "no value"});
    CHECK(matched(texts, classes) == countsOf(classes));
    const FeatureTable odd = pointsWith({{"n", std::vector<double>{1, NAN, INFINITY, -INFINITY, 3}}});
    const FeatureClasses ofOdd = classesOf(odd, "n:equal:2");
    CHECK(matched(odd, ofOdd) == std::vector<std::size_t>{2, 2, 1});
}

TEST_CASE("columns that cannot be put into classes are refused with those that can")
{
    Column empty{"empty", std::vector<double>{0, 0}};
    empty.setMissing(0);
    empty.setMissing(1);
    const FeatureTable table =
        pointsWith({{"name", std::vector<std::string>{"A", "B"}}, {"people", std::vector<double>{1, 2}}, empty});
    CHECK_THAT(errorOf(table, "empty"), Contains("no values") && Contains("people"));
    CHECK_THAT(errorOf(table, "name:jenks"), Contains("no numbers") && Contains("people"));
    CHECK_THAT(errorOf(table, "people:age"), Contains("no dates") && Contains("none"));
    CHECK_THAT(errorOf(table, "poeple"), Contains("people"));
    CHECK_THAT(errorOf(table, "people:jenk"), Contains("jenks"));
}

TEST_CASE("dates make classes by their age on the map's date")
{
    const FeatureTable table = pointsWith(
        {{"date", std::vector<std::string>{"2025-08-17", "2025-08-11", "2025-08-10", "2024-01-01", "2025-09-01", ""}}});
    CHECK(classesOf(table, "date:breaks=7,30").classes.size() == 5);
    CHECK(classesOf(table, "date").asked.method == Method::Age);
    const FeatureClasses ages = classesOf(table, "date:age:3");
    CHECK(titlesOf(ages) == std::vector<std::string>{"under 7 days old", "7–29 days ago", "30 days ago and longer",
                                                     "after the map's date", "no value"});
    CHECK(ages.classes[0].condition.ofAge);
    CHECK(ages.classes[1].condition.min == 7);
    CHECK(ages.classes[1].condition.max == 30);
}

TEST_CASE("classifications are written and read")
{
    const auto asked = parseClassification("deaths:jenks:7:viridis:size");
    REQUIRE(asked);
    CHECK(asked->column == "deaths");
    CHECK(asked->method == Method::Jenks);
    CHECK(asked->count == 7);
    CHECK(asked->ramp == "viridis");
    CHECK(asked->bySize);
    CHECK(parseClassification("addr:city")->column == "addr:city");
    CHECK(parseClassification("\"size:5\":category")->column == "size:5");
    for (const char* text :
         {"a", "a:b:equal:3", "\"x:5\":age:breaks=1,7.5", "\"say \"\"no\"\"\":category", "n:breaks=-1,0,2"}) {
        const auto read = parseClassification(text);
        REQUIRE(read);
        const auto again = parseClassification(classificationText(*read));
        REQUIRE(again);
        CHECK(*again == *read);
    }
    for (const char* text :
         {"", "n:breaks=", "n:breaks=2,1", "n:breaks=1,x", "n:0", "n:2.5", "n:99", "n:jenks:breaks=1", "\"n\":jenk"})
        CHECK_FALSE(parseClassification(text));
}

TEST_CASE("ramps go from their first colour to their last, and categories have colours of their own")
{
    CHECK(rampColors("viridis", 9) == std::vector<std::string>{"#FDE725", "#AADC32", "#5DC863", "#27AD81", "#21908C",
                                                               "#2C728E", "#3B528B", "#472D7B", "#440154"});
    CHECK(rampColors("BuRd", 3) == std::vector<std::string>{"#2166AC", "#F7F7F7", "#B2182B"});
    for (const std::string& name : rampNames()) CHECK(rampColors(name, 1).size() == 1);
    for (std::size_t a = 0; a < mostClasses; ++a)
        for (std::size_t b = 0; b < a; ++b) {
            const CategoryLook one = categoryLook(a), other = categoryLook(b);
            CHECK((one.color != other.color || one.round != other.round));
        }
}
