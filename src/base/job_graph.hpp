// Jobs that wait for each other, run on all threads of the process.
#pragma once

#include <functional>
#include <mutex>
#include <stop_token>
#include <vector>

#include "base/run_guarded.hpp"

namespace frontline {

class TaskScope;

class JobGraph {
public:
    /// Adds a job that runs when those in `after` have ended well; its number. When one of them failed, it is left out
    /// and has the error of that one. Of the jobs that could start, the one with the highest priority does. The work
    /// returns nothing or a Result; an exception becomes its error.
    template <class Work>
    std::size_t add(int priority, Work work, const std::vector<std::size_t>& after = {})
    {
        return addGuarded(
            priority,
            [work = std::move(work)]() mutable -> Result<Done> {
                auto result = runGuarded(work);
                if (!result) return result.error();
                return {Done{}, std::move(result.warnings)};
            },
            after);
    }

    /// Runs all jobs, on this thread too; returns when all have ended. The error is that of the failed job with the
    /// lowest number, the warnings are those of all jobs in the order of their numbers. Jobs that have not started when
    /// a stop is asked for are left out, and fail. Once.
    Result<Done> run(const std::stop_token& stop = {});

    /// What became of a job, after run().
    [[nodiscard]] const Result<Done>& result(std::size_t job) const { return jobs_[job].result; }

private:
    struct Job {
        int priority = 0;
        std::function<Result<Done>()> work;
        std::size_t waitsFor = 0;
        std::vector<std::size_t> unblocks{};
        bool started = false;
        Result<Done> result{Done{}};
    };
    std::size_t addGuarded(int priority, std::function<Result<Done>()> work, const std::vector<std::size_t>& after);
    static void begin(TaskScope& scope, void* graph);
    static void runTask(void* graph);
    std::size_t runNext();
    Job* nextReady();
    std::size_t end(Job& job);

    std::vector<Job> jobs_;
    std::stop_token stop_;
    std::mutex mutex_;            // of what the jobs tell of each other while they run
    TaskScope* scope_ = nullptr;  // where the jobs that become ready are added
};

}  // namespace frontline
