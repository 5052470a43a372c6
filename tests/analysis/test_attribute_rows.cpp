#include "analysis/attribute_rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "analysis/column_statistics.hpp"
#include "catch.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

using Texts = std::vector<std::string>;
using Doubles = std::vector<double>;
using Integers = std::vector<std::int64_t>;

FeatureTable columnsTable(std::vector<Column> columns)
{
    FeatureTable table;
    table.geometry.kind = GeometryKind::Point;
    for (std::size_t i = 0; i < columns.front().size(); ++i) table.geometry.endFeature();
    table.columns = std::move(columns);
    return table;
}

std::vector<std::uint32_t> rowsAsked(const FeatureTable& table, const RowsAsked& asked,
                                     Language language = Language::of("uk"))
{
    auto rows = attributeRows(table, asked, language);
    if (!rows) FAIL(rows.error().message);
    return *std::move(rows);
}

/// The column's values in the order of the rows, joined.
std::string valuesSorted(Column column, bool descending = false, Language language = Language::of("uk"))
{
    const FeatureTable table = columnsTable({std::move(column)});
    RowsAsked asked;
    asked.sort = 0;
    asked.descending = descending;
    std::string out;
    bool first = true;
    for (const std::uint32_t f : rowsAsked(table, asked, language)) {
        if (!std::exchange(first, false)) out += " ";
        out += table.columns[0].isMissing(f) ? "-" : valueText(table.columns[0], f);
    }
    return out;
}

std::vector<std::uint32_t> everyFeature(const FeatureTable& table)
{
    std::vector<std::uint32_t> features(table.featureCount());
    std::iota(features.begin(), features.end(), 0U);
    return features;
}

ColumnStatistics statisticsOf(Column column)
{
    const FeatureTable table = columnsTable({std::move(column)});
    auto found = columnStatistics(table, 0, everyFeature(table), Language::of("uk"));
    if (!found) FAIL(found.error().message);
    return *std::move(found);
}

}  // namespace

TEST_CASE("numbers are sorted by what they are worth, those that are none and missing ones last both ways")
{
    Column numbers{"n", Doubles{10, 9, std::nan(""), -2.5, 100, 0}};
    numbers.setMissing(5);
    CHECK(valuesSorted(numbers) == "-2.5 9 10 100 NaN -");
    CHECK(valuesSorted(numbers, true) == "100 10 9 -2.5 NaN -");
    // Beyond 2^53 two doubles would be one.
    CHECK(valuesSorted({"n", Integers{9007199254740993, 9007199254740992, 5}}) ==
          "5 9007199254740992 9007199254740993");
}

TEST_CASE("texts are sorted by the alphabet of the language, and numbers in them by value")
{
    CHECK(valuesSorted({"name", Texts{"Їжа", "Яр", "Ґанок", "Іва", "Єва", "Гай", "Дуб", "Ера"}}) ==
          "Гай Ґанок Дуб Ера Єва Іва Їжа Яр");
    CHECK(valuesSorted({"name", Texts{"unit 10", "unit 9", "Unit 1", "unit 100"}}) == "Unit 1 unit 9 unit 10 unit 100");
    Column names{"name", Texts{"b", "", "a", "x"}};
    names.setMissing(3);
    CHECK(valuesSorted(names) == " a b -");
    CHECK(valuesSorted(names, true) == "b a  -");
}

TEST_CASE("dates are sorted by day, whichever way they are written")
{
    CHECK(valuesSorted({"date", Texts{"02.01.2025", "15.12.2023", "1.1.2025", "31.01.2024"}}) ==
          "15.12.2023 31.01.2024 1.1.2025 02.01.2025");
    CHECK(valuesSorted({"when", Texts{"2025-01-02", "2024-12-31", "2025-01-01"}}, true) ==
          "2025-01-02 2025-01-01 2024-12-31");
}

TEST_CASE("what is equal stays in the order of the file, ascending and descending")
{
    const FeatureTable table = columnsTable({{"kind", Texts{"b", "a", "b", "a"}}});
    RowsAsked asked;
    asked.sort = 0;
    CHECK(rowsAsked(table, asked) == std::vector<std::uint32_t>{1, 3, 0, 2});
    asked.descending = true;
    CHECK(rowsAsked(table, asked) == std::vector<std::uint32_t>{0, 2, 1, 3});
}

TEST_CASE("a search looks into all columns without regard to case, in Cyrillic too")
{
    Column note{"note", Texts{"міст через річку", "ПЕРЕЇЗД", "None", "straße"}};
    note.setMissing(2);
    const FeatureTable table = columnsTable({{"id", Integers{17, 200, 3, 41}}, note, {"km", Doubles{1.5, 2, 2.25, 7}}});
    const auto searched = [&](const std::string& text) { return rowsAsked(table, {"", text, {}, false}); };
    using Rows = std::vector<std::uint32_t>;
    CHECK(searched("МІСТ") == Rows{0});
    CHECK(searched("переїзд") == Rows{1});
    CHECK(searched("2") == Rows{1, 2});
    CHECK(searched("1.5") == Rows{0});
    CHECK(searched("STRA") == Rows{3});
    CHECK(searched("none") == Rows{});  // what a missing value holds has no meaning
    CHECK(searched("немає такого") == Rows{});
    CHECK(searched("") == Rows{0, 1, 2, 3});
}

TEST_CASE("a filter is OGR SQL, together with the search; one that is wrong says which columns there are")
{
    const FeatureTable table =
        columnsTable({{"people", Integers{100, 2000, 3000, 50}}, {"name", Texts{"a", "b", "c", "bb"}}});
    CHECK(rowsAsked(table, {"people >= 100", "", {}, false}) == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(rowsAsked(table, {"people < 2500", "B", 0, true}) == std::vector<std::uint32_t>{1, 3});
    const auto wrong = attributeRows(table, {"peeple > 1", "", {}, false}, Language());
    REQUIRE_FALSE(wrong);
    CHECK_THAT(wrong.error().message, Contains("peeple") && Contains("people") && Contains("name"));
}

TEST_CASE("rows that nobody wants any more are not computed")
{
    const FeatureTable table = columnsTable({{"name", Texts{"a", "b"}}});
    std::stop_source stop;
    stop.request_stop();
    CHECK_FALSE(attributeRows(table, {"", "a", 0, false}, Language(), stop.get_token()));
    CHECK_FALSE(columnStatistics(table, 0, {0, 1}, Language(), stop.get_token()));
}

TEST_CASE("a hundred thousand rows are sorted as the standard library sorts them")
{
    Doubles values;
    std::uint64_t random = 12345;
    for (int i = 0; i < 100'000; ++i) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        values.push_back(static_cast<double>(random >> 40U) / 16);
    }
    Texts texts;
    for (const double value : values) texts.push_back("t" + std::to_string(static_cast<int>(value)));
    std::vector<std::uint32_t> expected(values.size());
    std::iota(expected.begin(), expected.end(), 0U);
    std::ranges::stable_sort(expected, {}, [&](std::uint32_t f) { return values[f]; });
    const FeatureTable table = columnsTable({{"n", values}, {"t", texts}});
    CHECK(rowsAsked(table, {"", "", 0, false}) == expected);
    std::iota(expected.begin(), expected.end(), 0U);
    std::ranges::stable_sort(expected, {}, [&](std::uint32_t f) { return std::stoi(texts[f].substr(1)); });
    CHECK(rowsAsked(table, {"", "", 1, false}) == expected);
    std::vector<std::uint32_t> having;
    for (std::uint32_t f = 0; f < texts.size(); ++f)
        if (texts[f].find("T77") != std::string::npos || texts[f].find("t77") != std::string::npos) having.push_back(f);
    CHECK(rowsAsked(table, {"", "T77", {}, false}) == having);
}

TEST_CASE("the figures of a column of numbers are those that one computes by hand")
{
    // Python's statistics: mean 3.9, median 3.25, sum 23.4.
    Column column{"n", Doubles{1, 2.5, 2.5, 4, 8.4, 5, std::nan(""), 0}};
    column.setMissing(7);
    const ColumnStatistics figures = statisticsOf(column);
    CHECK(figures.features == 8);
    CHECK(figures.empty == 1);
    CHECK(figures.notNumbers == 1);
    CHECK(figures.distinct == 5);
    CHECK(figures.least == "1");
    CHECK(figures.most == "8.4");
    REQUIRE(figures.numbers);
    CHECK(figures.numbers->sum == Approx(23.4));
    CHECK(figures.numbers->mean == Approx(3.9));
    CHECK(figures.numbers->median == Approx(3.25));
    REQUIRE(figures.frequent.size() == 5);
    CHECK(figures.frequent[0] == std::pair<std::string, std::size_t>("2.5", 2));
    CHECK(figures.frequent[1] == std::pair<std::string, std::size_t>("1", 1));
    const ColumnStatistics odd = statisticsOf({"n", Integers{7, -1, 3}});
    CHECK(odd.numbers->median == 3);
    CHECK(odd.least == "-1");
}

TEST_CASE("a large number does not swallow the small ones of a sum")
{
    CHECK(statisticsOf({"n", Doubles{1e16, 1, 1, 1, 1, -1e16}}).numbers->sum == 4);
}

TEST_CASE("the figures of a column of texts are its values, the most frequent first")
{
    Column column{"kind", Texts{"drone", "missile", "drone", "", "shell", "drone", "shell", "artillery"}};
    column.setMissing(7);
    const ColumnStatistics figures = statisticsOf(column);
    CHECK(figures.features == 8);
    CHECK(figures.empty == 2);
    CHECK(figures.distinct == 3);
    CHECK(figures.least == "drone");
    CHECK(figures.most == "shell");
    CHECK_FALSE(figures.numbers);
    CHECK(figures.frequent ==
          std::vector<std::pair<std::string, std::size_t>>{{"drone", 3}, {"shell", 2}, {"missile", 1}});
}

TEST_CASE("a column of nothing has no figures but its counts")
{
    Column column{"n", Doubles{1, 2}};
    column.setMissing(0);
    column.setMissing(1);
    const ColumnStatistics figures = statisticsOf(column);
    CHECK(figures.empty == 2);
    CHECK(figures.distinct == 0);
    CHECK_FALSE(figures.numbers);
    CHECK(figures.frequent.empty());
}

TEST_CASE("copied rows are lines parted by tabs, whatever the values hold, and no formulas")
{
    Column note{"note", Texts{"one\ttwo\nthree", "=1+1", ""}};
    note.setMissing(2);
    const FeatureTable table = columnsTable({note, {"n", Integers{1, 2, -3}}});
    CHECK(tabSeparated(table, {2, 0, 1}) == "note\tn\n\t-3\none two three\t1\n'=1+1\t2\n");
}
