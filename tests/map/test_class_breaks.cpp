#include "map/class_breaks.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "catch.hpp"

using namespace frontline;

namespace {

// Employment density of 58 counties of California, the example of PySAL's mapclassify, whose documentation has the
// classes of it.
std::vector<double> calemp()
{
    std::vector<double> values{329.92, 0.42,    5.9,   14.03, 2.78,   1.34,   181.27, 1.65,  10.03, 16.7,   1.32, 3.99,
                               3.16,   0.22,    8.7,   6.56,  3.27,   0.33,   370.5,  4.51,  75.29, 0.99,   2.74, 8.68,
                               0.14,   0.92,    12.63, 28.7,  12.02,  722.85, 36.68,  0.74,  29.82, 192.05, 3.38, 11.15,
                               110.74, 4111.45, 49.47, 10.33, 317.11, 20.47,  264.93, 66.26, 5.39,  0.13,   0.61, 50.65,
                               40.48,  36.67,   13.09, 1.81,  0.2,    7.6,    2.51,   57.26, 24.32, 6.97};
    std::ranges::sort(values);
    return values;
}

double squares(const std::vector<double>& sorted, std::size_t from, std::size_t to)
{
    double mean = 0, sum = 0;
    for (std::size_t i = from; i < to; ++i) mean += sorted[i] / static_cast<double>(to - from);
    for (std::size_t i = from; i < to; ++i) sum += (sorted[i] - mean) * (sorted[i] - mean);
    return sum;
}

/// The least sum of squares of all ways to part the values.
double leastSquares(const std::vector<double>& sorted, std::size_t from, std::size_t classes)
{
    if (classes == 1) return squares(sorted, from, sorted.size());
    double least = squares(sorted, from, sorted.size());
    for (std::size_t at = from + 1; at + classes - 1 <= sorted.size(); ++at)
        least = std::min(least, squares(sorted, from, at) + leastSquares(sorted, at, classes - 1));
    return least;
}

double squaresWithin(const std::vector<double>& sorted, const std::vector<double>& breaks)
{
    double sum = 0;
    std::size_t from = 0;
    for (const double at : breaks) {
        const auto to = static_cast<std::size_t>(std::ranges::lower_bound(sorted, at) - sorted.begin());
        sum += squares(sorted, from, to);
        from = to;
    }
    return sum + squares(sorted, from, sorted.size());
}

}  // namespace

TEST_CASE("natural breaks of a known data set are those that are published")
{
    // FisherJenks(k=5) has up to 75.29, 192.05, 370.5, 722.85 and 4111.45 with 49, 3, 4, 1 and 1 values.
    CHECK(jenksBreaks(calemp(), 5) == std::vector<double>{110.74, 264.93, 722.85, 4111.45});
    // The example of Wang and Song's Ckmeans.1d.dp: 1, 2 and 4 to 6 ("-1, 2, -1, 2, 4, 5, 6, -1, 2, -1").
    CHECK(jenksBreaks({-1, -1, -1, -1, 2, 2, 2, 4, 5, 6}, 3) == std::vector<double>{2, 4});
    // 4, 5, 9, 10 in two classes: 1 within (4, 5) and (9, 10) against 14 of the other ways.
    CHECK(jenksBreaks({4, 5, 9, 10}, 2) == std::vector<double>{9});
}

TEST_CASE("natural breaks leave no more within classes than any other way to part the values")
{
    std::mt19937 random(7);
    for (int round = 0; round < 40; ++round) {
        std::vector<double> values;
        const auto count = 4 + random() % 9;
        for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<double>(random() % 50) / 4 + 1e6);
        std::ranges::sort(values);
        for (std::size_t classes = 2; classes <= 4; ++classes) {
            const double least = leastSquares(values, 0, classes);
            INFO(round << " " << classes);
            CHECK(squaresWithin(values, jenksBreaks(values, classes)) == Approx(least).margin(1e-6));
        }
    }
}

TEST_CASE("natural breaks of very many values part what lies apart")
{
    std::vector<double> values;
    for (int i = 0; i < 100000; ++i) values.push_back(i * 1e-5);
    for (int i = 0; i < 100000; ++i) values.push_back(10 + i * 1e-5);
    for (int i = 0; i < 100000; ++i) values.push_back(20 + i * 1e-5);
    const auto breaks = jenksBreaks(values, 3);
    REQUIRE(breaks.size() == 2);
    CHECK(breaks[0] == Approx(10).margin(1e-3));
    CHECK(breaks[1] == Approx(20).margin(1e-3));
}

TEST_CASE("quantiles are those that R and mapclassify give")
{
    // Quantiles(k=5) of mapclassify: 1.464, 5.798, 13.278, 54.616.
    const auto breaks = quantileBreaks(calemp(), 5);
    REQUIRE(breaks.size() == 4);
    CHECK(breaks[0] == Approx(1.464));
    CHECK(breaks[1] == Approx(5.798));
    CHECK(breaks[2] == Approx(13.278));
    CHECK(breaks[3] == Approx(54.616));
}

TEST_CASE("equal intervals are as wide as each other")
{
    // EqualInterval(k=5) of mapclassify: 822.394, 1644.658, 2466.922, 3289.186.
    const auto breaks = equalBreaks(calemp(), 5);
    REQUIRE(breaks.size() == 4);
    CHECK(breaks[0] == Approx(822.394));
    CHECK(breaks[3] == Approx(3289.186));
}

TEST_CASE("fewer values than classes make fewer classes, and equal ones make one")
{
    for (const auto& breaksOf : {quantileBreaks, equalBreaks, jenksBreaks}) {
        CHECK(breaksOf({5, 5, 5}, 4).empty());
        CHECK(breaksOf({5}, 3).empty());
    }
    CHECK(jenksBreaks({1, 1, 2}, 5) == std::vector<double>{2});
    CHECK(quantileBreaks({0, 0, 0, 0, 0, 0, 0, 0, 0, 9}, 5).size() <= 1);
}
