// Work that must not hold up the window: done on another thread, with what comes of it taken over on the window's.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

#include "base/run_guarded.hpp"

namespace frontline {

class Session;

/// What has come of a job: for Session::finish().
struct Outcome {
    std::function<void(Session&)> take;
    bool idle = false;
    std::stop_token stop = {};  // as the job had it
    bool panelsOnly = false;    // what is drawn of the map is as it was
};

/// To be run once, on any thread; never throws.
struct Job {
    std::function<Outcome()> run;
    /// Nobody waits for it: it is done beside the others.
    bool idle = false;
    /// Says when nobody wants what comes of it any more: then nobody waits for its end either.
    std::stop_token stop = {};
};

/// A job of two halves: work() gives a result, or throws, which gives an error; take() has it on the window's thread.
template <class T>
Job makeJob(std::function<Result<T>()> work, std::function<void(Session&, Result<T>)> take, bool idle = false,
            const std::stop_token& stop = {})
{
    return {[work = std::move(work), take = std::move(take), idle, stop]() -> Outcome {
                const auto result = std::make_shared<Result<T>>(runGuarded(work));
                return {[take, result](Session& session) { take(session, std::move(*result)); }, idle, stop};
            },
            idle, stop};
}

/// What comes of the job is for the panels alone: the map is not drawn anew for it.
inline Job forPanels(Job job)
{
    job.run = [run = std::move(job.run)]() -> Outcome {
        Outcome outcome = run();
        outcome.panelsOnly = true;
        return outcome;
    };
    return job;
}

}  // namespace frontline
