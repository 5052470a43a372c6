#include "base/task_arena.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

// The thread sanitizer, where the program is built with it, does not see how the library hands tasks to its threads: it
// is told.
extern "C" {
__attribute__((weak)) void __tsan_acquire(void* address);
__attribute__((weak)) void __tsan_release(void* address);
}

namespace frontline {

namespace {

void handOver(void* place)
{
    if (__tsan_release) __tsan_release(place);
}

void takeOver(void* place)
{
    if (__tsan_acquire) __tsan_acquire(place);
}

/// Threads that come to the arena from outside (the program's first, those of the window's queues) find a place
/// whatever the others do: none waits for another's work to end.
constexpr int placesForOthers = 24;

/// As a thread of the system has; the library's own would be half of it.
constexpr std::size_t stackBytes = std::size_t{8} << 20;

struct Arena {
    explicit Arena(int threads)
        : allowed(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)),
          stack(tbb::global_control::thread_stack_size, stackBytes),
          places(threads - 1 + placesForOthers, placesForOthers)
    {}
    tbb::global_control allowed, stack;
    tbb::task_arena places;
};

std::atomic<int> wantedThreads{0};
std::mutex arenaMutex;
std::unique_ptr<Arena> arena;  // guarded by arenaMutex

/// Made when first needed: most commands end without.
tbb::task_arena& places()
{
    const std::scoped_lock lock(arenaMutex);
    if (!arena) arena = std::make_unique<Arena>(arenaThreads());
    return arena->places;
}

class GroupScope final : public TaskScope {
public:
    void add(Task task, void* data) override
    {
        handOver(&added_);
        group_.run([this, task, data] {
            takeOver(&added_);
            task(data);
            handOver(&ended_);
        });
    }
    void wait()
    {
        group_.wait();
        takeOver(&ended_);
    }

private:
    tbb::task_group group_;
    char added_ = 0, ended_ = 0;  // only their addresses are used
};

}  // namespace

void setArenaThreads(int threads)
{
    const std::scoped_lock lock(arenaMutex);
    wantedThreads = threads;
    arena = nullptr;
}

int arenaThreads()
{
    static const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int wanted = wantedThreads;
    return wanted > 0 ? wanted : cores;
}

void runTasks(void (*begin)(TaskScope& scope, void* data), void* data)
{
    places().execute([&] {
        tbb::this_task_arena::isolate([&] {
            GroupScope scope;
            begin(scope, data);
            scope.wait();
        });
    });
}

void startTask(Task task, void* data)
{
    handOver(data);
    places().enqueue([task, data] {
        takeOver(data);
        task(data);
    });
}

}  // namespace frontline
