#include "base/worker.hpp"

#include <future>
#include <vector>

#include "catch.hpp"

using namespace frontline;

TEST_CASE("jobs run in order on another thread")
{
    std::vector<int> order;
    std::promise<void> done;
    {
        Worker worker;
        const auto here = std::this_thread::get_id();
        std::thread::id there;
        for (int i = 0; i < 5; ++i)
            worker.submit([&, i] {
                there = std::this_thread::get_id();
                order.push_back(i);
            });
        worker.submit([&] { done.set_value(); });
        done.get_future().wait();
        CHECK(there != here);
    }
    CHECK(order == std::vector<int>{0, 1, 2, 3, 4});
}

TEST_CASE("jobs that have not started can be dropped")
{
    std::promise<void> started, go, last;
    int dropped = 0;
    Worker worker;
    worker.submit([&] {
        started.set_value();
        go.get_future().wait();
    });
    started.get_future().wait();
    worker.submit([&] { ++dropped; });
    worker.dropWaiting();
    worker.submit([&] { last.set_value(); });
    go.set_value();
    last.get_future().wait();
    CHECK(dropped == 0);
}
