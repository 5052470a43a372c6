// Jobs that go on beside the window, one after another, on a thread of their own: it is there for its first job, and
// never waits for the work of another queue. What a job spreads over several threads, it spreads with parallelFor().
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "base/run_guarded.hpp"

namespace frontline {

class JobQueue {
public:
    JobQueue() = default;
    /// Waits for the running job, drops the waiting ones.
    ~JobQueue();
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    /// Queues work, then ended(result), which must not throw. Both run on the queue's thread. The work returns a value,
    /// a Result or nothing; an exception becomes its error.
    template <class Work, class Ended>
    void submit(Work work, Ended ended)
    {
        push([work = std::move(work), ended = std::move(ended)]() mutable { ended(runGuarded(work)); });
    }
    /// Drops the jobs that have not started: their ended() is not called.
    void dropWaiting();
    /// Whether a queue of this process works on something now.
    [[nodiscard]] static bool anyAtWork();

private:
    void push(std::function<void()> job);
    void run();
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> jobs_;  // guarded by mutex_
    bool stopping_ = false;                   // guarded by mutex_
    std::thread thread_;
};

}  // namespace frontline
