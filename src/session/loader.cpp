#include "session/loader.hpp"

#include <utility>

namespace frontline {

void Loader::start(Job job)
{
    leaveStopped();
    Lane& lane = job.idle ? idleLane_ : lane_;
    lane.stop = job.stop;
    lane.ended = std::make_shared<std::atomic<bool>>(false);
    lane.queue->submit(std::move(job.run), [this, ended = lane.ended](Result<Outcome> outcome) {
        // A job has its own errors in its outcome.
        if (outcome && !outcome->stop.stop_requested()) {
            {
                const std::lock_guard lock(mutex_);
                finished_.push_back(*std::move(outcome));
            }
            done_();
        }
        *ended = true;
    });
}

void Loader::leaveStopped()
{
    left_.remove_if([](const Lane& lane) { return lane.ended->load(); });
    if (!lane_.stop.stop_requested() || *lane_.ended) return;
    left_.push_back(std::exchange(lane_, Lane()));
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
