#include "map/job_graph.hpp"

#include <atomic>

#include "catch.hpp"

using namespace frontline;

TEST_CASE("every job runs once, after those it waits for")
{
    for (int round = 0; round < 200; ++round) {
        JobGraph graph;
        std::atomic<int> ended = 0, wrong = 0;
        std::vector<std::size_t> first;
        for (int i = 0; i < 5; ++i) first.push_back(graph.add(i, [&] { ++ended; }));
        const auto middle = graph.add(
            0, [&] { wrong += ended < 5, ++ended; }, first);
        graph.add(100, [&] { wrong += ended < 6, ++ended; }, {middle, first[0]});
        graph.run();
        CHECK(ended == 7);
        CHECK(wrong == 0);
    }
}

TEST_CASE("a graph without jobs ends at once")
{
    JobGraph graph;
    graph.run();
    SUCCEED();
}
