#include "data/feature_table.hpp"

#include <cmath>

#include "catch.hpp"

using namespace frontline;

TEST_CASE("values are read as text and as numbers, whatever their column holds")
{
    FeatureTable table;
    table.columns = {{"name", std::vector<std::string>{"A", "12.5", ""}},
                     {"people", std::vector<std::int64_t>{5, 0, -3}},
                     {"share", std::vector<double>{0.5, std::nan(""), 2}}};
    CHECK(table.text("people", 2) == "-3");
    CHECK(table.text("share", 0) == "0.5");
    CHECK(table.text("share", 1) == "NaN");
    CHECK(table.number("name", 1) == 12.5);
    CHECK(std::isnan(table.number("name", 0)));
    CHECK(std::isnan(table.number("nothing", 0)));
    table.geometry.featureStarts = {0, 0, 0, 0};
    const FeatureTable selected = selectFeatures(table, {2, 0});
    CHECK(selected.featureCount() == 2);
    CHECK(selected.text("people", 0) == "-3");
    CHECK(selected.text("name", 1) == "A");
}
