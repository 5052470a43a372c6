// How long the phases of a command take, for --timings. Costs nothing until it is asked for.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <string>

namespace frontline {

/// Scene holds Project and Labels; the others stand beside each other.
enum class Phase { Start, Read, Scene, Project, Labels, Draw, Encode };
inline constexpr std::size_t phaseCount = 7;

/// From here on phases are timed: Start ends now.
void startTimings();

/// The present thread is in a phase as long as this lives.
class TimedPhase {
public:
    explicit TimedPhase(Phase phase);
    ~TimedPhase();
    TimedPhase(const TimedPhase&) = delete;
    TimedPhase& operator=(const TimedPhase&) = delete;

private:
    Phase phase_;
    bool timed_;
};

/// For each phase the milliseconds in which at least one thread was in it.
std::array<double, phaseCount> phaseMilliseconds();

/// A line for each phase that there was, in words of the user's language, and one for all since the process started; ""
/// when nothing is timed.
std::string timingsText();

}  // namespace frontline
