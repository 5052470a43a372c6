#include "base/timings.hpp"

#include <thread>

#include "base/process_time.hpp"
#include "catch.hpp"

using namespace frontline;
using namespace std::chrono_literals;

namespace {

double read()
{
    return phaseMilliseconds()[static_cast<std::size_t>(Phase::Read)];
}

}  // namespace

TEST_CASE("phases are timed from the moment that this is asked for, and threads in one phase at once count once")
{
    {
        const TimedPhase untimed(Phase::Read);
        std::this_thread::sleep_for(1ms);
    }
    CHECK(timingsText().empty());
    startTimings();
    CHECK(read() == 0);
    const double before = millisecondsSinceStart();
    {
        const TimedPhase timed(Phase::Read);
        std::jthread other([] {
            const TimedPhase too(Phase::Read);
            std::this_thread::sleep_for(20ms);
        });
        std::this_thread::sleep_for(20ms);
    }
    const double passed = millisecondsSinceStart() - before;
    CHECK(read() >= 20);
    CHECK(read() <= passed);
    const std::string text = timingsText();
    CHECK(text.find("  start\n") != std::string::npos);
    CHECK(text.find("  read\n") != std::string::npos);
    CHECK(text.find("  in all\n") != std::string::npos);
    CHECK(text.find("  draw\n") == std::string::npos);
}
