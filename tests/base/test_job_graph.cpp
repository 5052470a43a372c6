#include "base/job_graph.hpp"

#include <atomic>
#include <new>
#include <string>

#include "catch.hpp"
#include "with_jobs.hpp"

using namespace frontline;

TEST_CASE("every job runs once, after those it waits for")
{
    for (const int threads : {1, 2, 7}) {
        const WithJobs several(threads);
        for (int round = 0; round < 200; ++round) {
            JobGraph graph;
            std::atomic<int> ended = 0, wrong = 0;
            std::vector<std::size_t> first;
            for (int i = 0; i < 5; ++i) first.push_back(graph.add(i, [&] { ++ended; }));
            const auto middle = graph.add(
                0, [&] { wrong += ended < 5, ++ended; }, first);
            graph.add(100, [&] { wrong += ended < 6, ++ended; }, {middle, first[0]});
            CHECK(graph.run().ok());
            CHECK(ended == 7);
            CHECK(wrong == 0);
        }
    }
}

TEST_CASE("what a job wrote is there for the job that waits for it")
{
    for (const int threads : {1, 2, 7}) {
        const WithJobs several(threads);
        JobGraph graph;
        std::vector<std::string> texts(20);
        std::string all;
        std::vector<std::size_t> parts;
        for (std::size_t i = 0; i < texts.size(); ++i)
            parts.push_back(graph.add(0, [&texts, i] { texts[i] = std::to_string(i); }));
        graph.add(
            0,
            [&] {
                for (const std::string& text : texts) all += text;
            },
            parts);
        CHECK(graph.run().ok());
        CHECK(all == "012345678910111213141516171819");
    }
}

TEST_CASE("one thread does the jobs by their priority, equals in the order they were added")
{
    const WithJobs one(1);
    JobGraph graph;
    std::string order;
    graph.add(1, [&] { order += "a"; });
    const auto last = graph.add(0, [&] { order += "b"; });
    graph.add(5, [&] { order += "c"; });
    graph.add(1, [&] { order += "d"; });
    graph.add(9, [&] { order += "e"; }, {last});
    CHECK(graph.run().ok());
    CHECK(order == "cadbe");
}

TEST_CASE("a graph without jobs ends at once")
{
    JobGraph graph;
    CHECK(graph.run().ok());
}

TEST_CASE("a job that throws has an error, those that wait for it are left out, the others run")
{
    for (const int threads : {1, 2, 7}) {
        const WithJobs several(threads);
        JobGraph graph;
        std::atomic<int> ran = 0;
        const auto fine = graph.add(0, [&] { ++ran; });
        const auto greedy = graph.add(0, [] { throw std::bad_alloc(); });
        const auto broken = graph.add(0, []() -> Result<int> { throw std::runtime_error("broken"); });
        const auto waiting = graph.add(0, [&] { ran += 100; }, {fine, broken});
        const auto last = graph.add(0, [&] { ran += 100; }, {waiting});
        const auto other = graph.add(0, [&] { ++ran; }, {fine});
        CHECK(graph.run().error().message == "there is not enough memory for this");
        CHECK(ran == 2);
        CHECK(graph.result(fine).ok());
        CHECK(graph.result(greedy).error().message == "there is not enough memory for this");
        CHECK(graph.result(waiting).error().message == "broken");
        CHECK(graph.result(last).error().message == "broken");
        CHECK(graph.result(other).ok());
    }
}

TEST_CASE("warnings of jobs come in the order of the jobs")
{
    const WithJobs several(7);
    JobGraph graph;
    for (int i = 0; i < 20; ++i) graph.add(i, [i] { return Result<int>(i, {std::to_string(i)}); });
    std::string all;
    for (const std::string& warning : graph.run().warnings) all += warning;
    CHECK(all == "012345678910111213141516171819");
}

TEST_CASE("jobs that have not started when a stop is asked for are left out")
{
    for (const int threads : {1, 2}) {
        const WithJobs several(threads);
        JobGraph graph;
        std::stop_source stop;
        bool ran = false;
        const auto first = graph.add(0, [&] { stop.request_stop(); });
        const auto second = graph.add(0, [&] { ran = true; }, {first});
        CHECK(!graph.run(stop.get_token()));
        CHECK(graph.result(first).ok());
        CHECK(!graph.result(second).ok());
        CHECK(!ran);
    }
}
