#include "session/loader.hpp"

namespace frontline {

void Loader::start(Job job)
{
    JobQueue& queue = job.idle ? idleQueue_ : queue_;
    queue.submit(std::move(job.run), [this](Result<Outcome> outcome) {
        if (!outcome) return;  // a job has its own errors in its outcome
        {
            const std::lock_guard lock(mutex_);
            finished_.push_back(*std::move(outcome));
        }
        done_();
    });
}

std::optional<Outcome> Loader::take()
{
    const std::lock_guard lock(mutex_);
    if (finished_.empty()) return std::nullopt;
    Outcome outcome = std::move(finished_.front());
    finished_.pop_front();
    return outcome;
}

}  // namespace frontline
