#include "base/jobs.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "with_jobs.hpp"

using namespace frontline;

namespace {

/// Sums of unequal pieces, which tell in which slot each was put.
std::vector<double> sums()
{
    std::vector<double> all(1000);
    parallelFor(all.size(), [&](std::size_t i) {
        for (std::size_t k = 0; k <= i * 7 % 500; ++k) all[i] += 1.0 / static_cast<double>(i + k + 1);
    });
    return all;
}

int threadsOfProcess()
{
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) count += !entry.path().empty();
    return count;
}

}  // namespace

TEST_CASE("a parallel loop gives the same bytes on 1, 2 and 7 threads")
{
    const WithJobs one(1);
    const auto expected = sums();
    for (const int threads : {1, 2, 7}) {
        const WithJobs several(threads);
        CHECK(jobs() == threads);
        CHECK(sums() == expected);
    }
}

TEST_CASE("a parallel loop does each piece once, and none of nothing")
{
    const WithJobs several(7);
    std::vector<std::atomic<int>> done(10000);
    parallelFor(done.size(), [&](std::size_t i) { ++done[i]; });
    for (const auto& count : done) REQUIRE(count == 1);
    parallelFor(0, [](std::size_t) { FAIL("there is nothing to do"); });
}

TEST_CASE("two pieces of a loop run at the same time")
{
    const WithJobs several(2);
    std::atomic<int> here = 0;
    parallelFor(2, [&](std::size_t) {
        ++here;
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (here < 2 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    });
    CHECK(here == 2);
}

TEST_CASE("one thread does a loop in order, on the thread that asks for it, and starts no other")
{
    const WithJobs one(1);
    const int before = threadsOfProcess();
    std::vector<std::size_t> order;
    const auto here = std::this_thread::get_id();
    parallelFor(5, [&](std::size_t i) {
        CHECK(std::this_thread::get_id() == here);
        order.push_back(i);
    });
    CHECK(order == std::vector<std::size_t>{0, 1, 2, 3, 4});
    auto started = startJob([&] { return std::this_thread::get_id() == here; });
    CHECK(*started.get());
    CHECK(threadsOfProcess() <= before);
}

TEST_CASE("loops within loops come to an end")
{
    for (const int threads : {1, 2, 7}) {
        const WithJobs several(threads);
        std::atomic<int> count = 0;
        parallelFor(20, [&](std::size_t) {
            parallelFor(20, [&](std::size_t) { parallelFor(5, [&](std::size_t) { ++count; }); });
        });
        CHECK(count == 2000);
    }
}

TEST_CASE("a thread that waits for its own loop does not take up work that wants the lock it holds")
{
    const WithJobs several(2);
    std::mutex once;
    std::atomic<int> count = 0;
    parallelFor(50, [&](std::size_t) {
        const std::scoped_lock lock(once);
        parallelFor(50, [&](std::size_t) { ++count; });
    });
    CHECK(count == 2500);
}

TEST_CASE("many threads from outside run loops at the same time")
{
    const WithJobs several(2);
    std::atomic<int> count = 0;
    {
        std::vector<std::jthread> others;
        for (int i = 0; i < 30; ++i) others.emplace_back([&] { parallelFor(100, [&](std::size_t) { ++count; }); });
    }
    CHECK(count == 3000);
}

TEST_CASE("a loop throws what its first piece that threw has thrown")
{
    for (const int threads : {1, 2, 7}) {
        const WithJobs several(threads);
        for (int round = 0; round < 20; ++round) {
            std::vector<std::atomic<bool>> ran(200);
            try {
                parallelFor(200, [&](std::size_t i) {
                    ran[i] = true;
                    if (i % 50 == 37) throw std::runtime_error("piece " + std::to_string(i));
                });
                FAIL("nothing was thrown");
            } catch (const std::runtime_error& error) {
                CHECK(error.what() == std::string("piece 37"));
            }
            for (std::size_t i = 0; i < 37; ++i) REQUIRE(ran[i]);
        }
        const auto guarded = runGuarded([] {
            parallelFor(10, [](std::size_t i) {
                if (i == 3) throw std::bad_alloc();
            });
        });
        REQUIRE(!guarded);
        CHECK(guarded.error().message == "there is not enough memory for this");
    }
}

TEST_CASE("guarded work gives its value, its warnings or its error")
{
    CHECK(*runGuarded([] { return 7; }) == 7);
    CHECK(runGuarded([] {}).ok());
    const auto warned = runGuarded([] { return Result<int>(7, {"it is odd"}); });
    CHECK(*warned == 7);
    CHECK(warned.warnings == std::vector<std::string>{"it is odd"});
    CHECK(runGuarded([]() -> Result<int> { return Error{"no"}; }).error().message == "no");
    CHECK(runGuarded([]() -> int { throw std::runtime_error("broken"); }).error().message == "broken");
    CHECK(runGuarded([]() -> int { throw std::bad_alloc(); }).error().message == "there is not enough memory for this");
    CHECK(runGuarded([] { return std::vector<char>().max_size() > 0 ? std::vector<char>(SIZE_MAX).size() : 0; })
              .error()
              .message == "there is not enough memory for this");
    CHECK(runGuarded([]() -> int { throw 3; }).error().message == "ended for a reason it did not give");
}

TEST_CASE("a started job gives its result or its error, whoever does it")
{
    for (const int threads : {1, 2, 7}) {
        const WithJobs several(threads);
        for (int round = 0; round < 100; ++round) {
            std::string given = "text";
            auto job = startJob([&] { return given + "s"; });
            auto failing = startJob([]() -> Result<int> { return Error{"no"}; });
            auto throwing = startJob([] { throw std::runtime_error("broken"); });
            auto greedy = startJob([]() -> int { throw std::bad_alloc(); });
            CHECK(*job.get() == "texts");
            CHECK(failing.get().error().message == "no");
            CHECK(throwing.get().error().message == "broken");
            CHECK(greedy.get().error().message == "there is not enough memory for this");
        }
    }
}

TEST_CASE("a started job has ended when nobody asked for its result")
{
    for (const int threads : {1, 2}) {
        const WithJobs several(threads);
        bool done = false;
        {
            const auto job = startJob([&] { done = true; });
        }
        CHECK(done);
    }
}

TEST_CASE("a started job runs beside the thread that started it")
{
    const WithJobs several(2);
    std::atomic<bool> done = false;
    auto job = startJob([&] { done = true; });
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!done && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    CHECK(done);
    CHECK(job.get().ok());
}
