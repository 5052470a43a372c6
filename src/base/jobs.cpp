#include "base/jobs.hpp"

#include <algorithm>
#include <atomic>

#include "base/task_arena.hpp"

namespace frontline {

namespace {

/// What the threads of one parallelFor share.
struct Loop {
    std::size_t count;
    const std::function<void(std::size_t)>& work;
    std::size_t runners;
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> failedAt{count};  // lowest that threw, or count
    std::mutex mutex{};
    std::exception_ptr thrown{};  // of failedAt; guarded by mutex

    void run()
    {
        // The lock hands over what was written before the loop, and what the loop wrote to who waits for it.
        {
            const std::scoped_lock lock(mutex);
        }
        for (std::size_t i = next++; i < count; i = next++) {
            if (i > failedAt) continue;
            try {
                work(i);
            } catch (...) {
                const std::scoped_lock lock(mutex);
                if (i < failedAt) {
                    failedAt = i;
                    thrown = std::current_exception();
                }
            }
        }
        {
            const std::scoped_lock lock(mutex);
        }
    }
};

void runLoop(void* loop)
{
    static_cast<Loop*>(loop)->run();
}

void beginLoop(TaskScope& scope, void* data)
{
    auto& loop = *static_cast<Loop*>(data);
    for (std::size_t i = 1; i < loop.runners; ++i) scope.add(runLoop, data);
    loop.run();
}

}  // namespace

void setJobs(int threads)
{
    setArenaThreads(std::clamp(threads, 0, mostJobs));
}

int jobs()
{
    return std::min(arenaThreads(), mostJobs);
}

void parallelFor(std::size_t count, const std::function<void(std::size_t)>& work)
{
    const std::size_t runners = std::min(count, static_cast<std::size_t>(jobs()));
    if (runners < 2) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    Loop loop{count, work, runners};
    {
        const std::scoped_lock lock(loop.mutex);
    }
    runTasks(beginLoop, &loop);
    const std::scoped_lock lock(loop.mutex);
    if (loop.thrown) std::rethrow_exception(loop.thrown);
}

namespace detail {

bool StartedWork::claim()
{
    const std::scoped_lock lock(mutex_);
    return !std::exchange(claimed_, true);
}

void StartedWork::runClaimed()
{
    work_();
    const std::scoped_lock lock(mutex_);
    work_ = nullptr;
    ended_ = true;
    changed_.notify_all();
}

void StartedWork::offer()
{
    if (jobs() < 2) return;
    offered_ = shared_from_this();
    startTask(runOffered, this);
}

void StartedWork::runOffered(void* started)
{
    const std::shared_ptr<StartedWork> self = std::move(static_cast<StartedWork*>(started)->offered_);
    if (self->claim()) self->runClaimed();
}

void StartedWork::finish()
{
    if (claim()) return runClaimed();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_; });
}

}  // namespace detail

}  // namespace frontline
