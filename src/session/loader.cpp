#include "session/loader.hpp"

namespace frontline {

void Loader::start(Job job)
{
    Worker& worker = job.idle ? idleWorker_ : worker_;
    worker.submit([this, job = std::move(job)] {
        Outcome outcome = job.run();
        {
            const std::lock_guard lock(mutex_);
            finished_.push_back(std::move(outcome));
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
