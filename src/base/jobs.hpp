// Work spread over the threads of the process: one set of them, as many as the machine has cores or as --jobs says.
// Results never depend on how many there are. See job_graph.hpp for jobs that wait for each other, and job_queue.hpp
// for what goes on beside the window.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

#include "base/run_guarded.hpp"

namespace frontline {

inline constexpr int mostJobs = 256;

/// How many threads work on one thing at once, 1..mostJobs, the one that asks for it among them; 0 means as many as the
/// machine has cores, as at the beginning. Not while jobs run.
void setJobs(int threads);
int jobs();

/// work(0) to work(count - 1), in any order and on all threads; returns when all have ended. May be called within other
/// jobs. Exceptions are as a plain loop has them: when work(i) throws, none after i need have run and the exception
/// of the lowest i is thrown here.
void parallelFor(std::size_t count, const std::function<void(std::size_t)>& work);

/// How a job goes on, told and asked on the thread that does it.
struct JobProgress {
    std::function<void(double share)> report{};  // 0..1, never falling; may be empty
    std::stop_token stop{};                      // says when nobody wants the result any more
    [[nodiscard]] bool stopped() const { return stop.stop_requested(); }
    void at(double share) const
    {
        if (report) report(share);
    }
};

namespace detail {

/// One piece of work that is done by whoever comes to it first: another thread, or the one that wants its result.
class StartedWork : public std::enable_shared_from_this<StartedWork> {
public:
    explicit StartedWork(std::function<void()> work) : work_(std::move(work)) {}
    void offer();
    void finish();

private:
    bool claim();
    void runClaimed();
    static void runOffered(void* started);
    std::function<void()> work_;  // does not throw
    std::mutex mutex_;
    std::condition_variable changed_;
    bool claimed_ = false, ended_ = false;  // guarded by mutex_
    std::shared_ptr<StartedWork> offered_;  // this, until a thread has come to it, perhaps long after it has been done
};

}  // namespace detail

/// The result of a job that runs beside the thread that started it.
template <class T>
class StartedJob {
public:
    template <class Work>
    explicit StartedJob(Work work) : result_(std::make_shared<std::optional<Result<T>>>())
    {
        work_ = std::make_shared<detail::StartedWork>(
            [result = result_, work = std::make_shared<Work>(std::move(work))] { *result = runGuarded(*work); });
        work_->offer();
    }
    ~StartedJob()
    {
        if (work_) work_->finish();
    }
    StartedJob(StartedJob&&) noexcept = default;
    StartedJob& operator=(StartedJob&&) = delete;

    /// Waits for the job to end; when no thread has come to it yet, this one does it. Once.
    Result<T> get()
    {
        std::exchange(work_, nullptr)->finish();
        return std::move(**result_);
    }

private:
    std::shared_ptr<std::optional<Result<T>>> result_;
    std::shared_ptr<detail::StartedWork> work_;
};

/// Starts a job for another thread to do, or, with --jobs 1, for get() to do. It is finished before its StartedJob
/// goes.
template <class Work>
auto startJob(Work work)
{
    return StartedJob<GuardedValue<Work&>>(std::move(work));
}

}  // namespace frontline
