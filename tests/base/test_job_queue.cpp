#include "base/job_queue.hpp"

#include <atomic>
#include <future>
#include <new>
#include <string>
#include <vector>

#include "base/jobs.hpp"
#include "catch.hpp"
#include "with_jobs.hpp"

using namespace frontline;

TEST_CASE("jobs of a queue run in order on one other thread")
{
    std::vector<int> order;
    std::promise<void> done;
    {
        JobQueue queue;
        const auto here = std::this_thread::get_id();
        std::vector<std::thread::id> threads;
        for (int i = 0; i < 5; ++i)
            queue.submit([i] { return i; },
                         [&](Result<int> result) {
                             threads.push_back(std::this_thread::get_id());
                             order.push_back(*result);
                         });
        queue.submit([] {}, [&](const Result<Done>&) { done.set_value(); });
        done.get_future().wait();
        CHECK(threads[0] != here);
        CHECK(threads == std::vector(5, threads[0]));
    }
    CHECK(order == std::vector<int>{0, 1, 2, 3, 4});
}

TEST_CASE("jobs of a queue that have not started can be dropped")
{
    std::promise<void> started, go, last;
    int dropped = 0;
    JobQueue queue;
    const auto ignored = [](const Result<Done>&) {};
    queue.submit(
        [&] {
            started.set_value();
            go.get_future().wait();
        },
        ignored);
    started.get_future().wait();
    queue.submit([&] { ++dropped; }, [&](const Result<Done>&) { ++dropped; });
    queue.dropWaiting();
    queue.submit([&] { last.set_value(); }, ignored);
    go.set_value();
    last.get_future().wait();
    CHECK(dropped == 0);
}

TEST_CASE("a queue that goes away waits for the running job and drops the waiting ones")
{
    std::promise<void> started;
    std::atomic<int> ended = 0;
    {
        JobQueue queue;
        queue.submit([&] { started.set_value(); }, [&](const Result<Done>&) { ++ended; });
        started.get_future().wait();
    }
    CHECK(ended == 1);
}

TEST_CASE("a queue's job that throws has an error, and the next one runs")
{
    std::vector<std::string> errors;
    std::promise<void> done;
    JobQueue queue;
    queue.submit([]() -> int { throw std::bad_alloc(); },
                 [&](const Result<int>& result) { errors.push_back(result.error().message); });
    queue.submit([] { throw std::runtime_error("broken"); },
                 [&](const Result<Done>& result) { errors.push_back(result.error().message); });
    queue.submit([] {}, [&](const Result<Done>& result) { result.ok() ? done.set_value() : void(); });
    done.get_future().wait();
    CHECK(errors == std::vector<std::string>{"there is not enough memory for this", "broken"});
}

TEST_CASE("a queue goes on while every other thread is busy, and may spread its work")
{
    for (const int threads : {1, 2}) {
        const WithJobs several(threads);
        std::promise<void> done;
        std::atomic<bool> ended = false;
        JobQueue busy, other;
        busy.submit(
            [&] {
                parallelFor(4, [&](std::size_t) {
                    while (!ended) std::this_thread::yield();
                });
            },
            [](const Result<Done>&) {});
        std::atomic<int> count = 0;
        other.submit([&] { parallelFor(100, [&](std::size_t) { ++count; }); },
                     [&](const Result<Done>&) {
                         ended = true;
                         done.set_value();
                     });
        done.get_future().wait();
        CHECK(count == 100);
    }
}
