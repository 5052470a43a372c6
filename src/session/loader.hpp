// Runs jobs one after another on a thread, and those that nobody waits for on another.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

#include "base/job_queue.hpp"
#include "session/job.hpp"

namespace frontline {

class Loader {
public:
    /// done is called on the loader's threads.
    explicit Loader(std::function<void()> done) : done_(std::move(done)) {}

    /// What has been stopped and has not ended is left to end by itself: it holds up no other job.
    void start(Job job);
    /// What has come of the next job that has ended, if one has; nothing comes of one that was stopped.
    std::optional<Outcome> take();

private:
    /// A thread, with what its last job was.
    struct Lane {
        std::stop_token stop;
        std::shared_ptr<std::atomic<bool>> ended = std::make_shared<std::atomic<bool>>(true);
        std::unique_ptr<JobQueue> queue = std::make_unique<JobQueue>();
    };

    void leaveStopped();

    std::function<void()> done_;
    std::mutex mutex_;
    std::deque<Outcome> finished_;  // guarded by mutex_
    Lane lane_, idleLane_;          // last: their threads use the members above
    std::list<Lane> left_;
};

}  // namespace frontline
