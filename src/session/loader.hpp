// Runs jobs one after another on a thread, and those that nobody waits for on another.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>

#include "base/job_queue.hpp"
#include "session/job.hpp"

namespace frontline {

class Loader {
public:
    /// done is called on the loader's threads.
    explicit Loader(std::function<void()> done) : done_(std::move(done)) {}

    void start(Job job);
    /// What has come of the next job that has ended, if one has.
    std::optional<Outcome> take();

private:
    std::function<void()> done_;
    std::mutex mutex_;
    std::deque<Outcome> finished_;  // guarded by mutex_
    JobQueue queue_, idleQueue_;    // last: their threads use the members above
};

}  // namespace frontline
