// Work that must not hold up the window: done on another thread, with what comes of it taken over on the window's.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "base/run_guarded.hpp"

namespace frontline {

class Session;

/// What has come of a job: for Session::finish().
struct Outcome {
    std::function<void(Session&)> take;
    bool idle = false;
};

/// To be run once, on any thread; never throws.
struct Job {
    std::function<Outcome()> run;
    /// Nobody waits for it: it is done beside the others.
    bool idle = false;
};

/// A job of two halves: work() gives a result, or throws, which gives an error; take() has it on the window's thread.
template <class T>
Job makeJob(std::function<Result<T>()> work, std::function<void(Session&, Result<T>)> take, bool idle = false)
{
    return {[work = std::move(work), take = std::move(take), idle]() -> Outcome {
                const auto result = std::make_shared<Result<T>>(runGuarded(work));
                return {[take, result](Session& session) { take(session, std::move(*result)); }, idle};
            },
            idle};
}

}  // namespace frontline
