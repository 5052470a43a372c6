// One background thread that runs jobs in order, for work that must not hold up the window.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace frontline {

class Worker {
public:
    Worker();
    /// Waits for the running job, drops the waiting ones.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Queues a job. Jobs must not throw.
    void submit(std::function<void()> job);
    /// Drops the jobs that have not started.
    void dropWaiting();

private:
    void run();
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> jobs_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace frontline
