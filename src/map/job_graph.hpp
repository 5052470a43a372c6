// Jobs that wait for each other, run on two threads. Internal to map.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace frontline {

class JobGraph {
public:
    /// Adds a job that runs when those in `after` have ended. Of the jobs that could start, the one with the highest
    /// priority does. Jobs must not throw. Returns its number.
    std::size_t add(int priority, std::function<void()> work, const std::vector<std::size_t>& after = {});

    /// Runs all jobs on this thread and one more; returns when all have ended.
    void run();

private:
    struct Job {
        int priority = 0;
        std::function<void()> work;
        std::size_t waitsFor = 0;
        std::vector<std::size_t> unblocks;
        bool started = false;
    };
    void workUntilDone();
    Job* nextReady();

    std::vector<Job> jobs_;
    std::size_t unfinished_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
};

}  // namespace frontline
