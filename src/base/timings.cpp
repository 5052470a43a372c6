#include "base/timings.hpp"

#include <fmt/format.h>

#include <chrono>
#include <mutex>

#include "base/message.hpp"
#include "base/process_time.hpp"

namespace frontline {

namespace {

using Clock = std::chrono::steady_clock;

std::atomic<bool> timing = false;

/// Of one phase; several threads may be in it at once.
struct Clocked {
    double milliseconds = 0;
    int threads = 0;
    Clock::time_point since{};
};
std::mutex clockedMutex;
std::array<Clocked, phaseCount> clocked;  // guarded by clockedMutex

Clocked& of(Phase phase)
{
    return clocked[static_cast<std::size_t>(phase)];
}

std::string nameOf(Phase phase)
{
    switch (phase) {
        case Phase::Start:
            return msg("start");
        case Phase::Read:
            return msg("read");
        case Phase::Scene:
            return msg("scene");
        case Phase::Project:
            return msg("  of it projecting");
        case Phase::Labels:
            return msg("  of it labels");
        case Phase::Draw:
            return msg("draw");
        case Phase::Encode:
            return msg("encode");
    }
    return "";
}

}  // namespace

void startTimings()
{
    timing = true;
    const std::scoped_lock lock(clockedMutex);
    of(Phase::Start).milliseconds = millisecondsSinceStart();
}

TimedPhase::TimedPhase(Phase phase) : phase_(phase), timed_(timing)
{
    if (!timed_) return;
    const std::scoped_lock lock(clockedMutex);
    if (of(phase).threads++ == 0) of(phase).since = Clock::now();
}

TimedPhase::~TimedPhase()
{
    if (!timed_) return;
    const std::scoped_lock lock(clockedMutex);
    Clocked& own = of(phase_);
    if (--own.threads == 0)
        own.milliseconds += std::chrono::duration<double, std::milli>(Clock::now() - own.since).count();
}

std::array<double, phaseCount> phaseMilliseconds()
{
    const std::scoped_lock lock(clockedMutex);
    std::array<double, phaseCount> out{};
    for (std::size_t i = 0; i < phaseCount; ++i) out[i] = clocked[i].milliseconds;
    return out;
}

std::string timingsText()
{
    if (!timing) return "";
    const auto milliseconds = phaseMilliseconds();
    std::string text = msg("milliseconds:") + "\n";
    for (std::size_t i = 0; i < phaseCount; ++i)
        if (milliseconds[i] > 0) text += fmt::format("{:9.1f}  {}\n", milliseconds[i], nameOf(static_cast<Phase>(i)));
    return text + fmt::format("{:9.1f}  {}\n", millisecondsSinceStart(), msg("in all"));
}

}  // namespace frontline
