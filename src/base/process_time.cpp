#include "base/process_time.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

namespace frontline {

namespace {

using Clock = std::chrono::steady_clock;

/// When the process was started, in seconds since the system was (proc(5): field 22 of stat, in clock ticks).
double processStartSeconds()
{
    std::ifstream file("/proc/self/stat");
    std::string line;
    std::getline(file, line);
    const auto name = line.rfind(')');
    if (name == std::string::npos) return -1;
    std::istringstream fields(line.substr(name + 1));
    std::string field;
    for (int number = 3; number <= 22; ++number) fields >> field;
    char* end = nullptr;
    const double ticks = std::strtod(field.c_str(), &end);
    return end == field.c_str() ? -1 : ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace

double millisecondsSinceStart()
{
    static const Clock::time_point first = Clock::now();
    static const double before = [] {
        timespec now{};
        const double started = processStartSeconds();
        if (started < 0 || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return 0.0;
        return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9 - started) * 1e3;
    }();
    return before + std::chrono::duration<double, std::milli>(Clock::now() - first).count();
}

}  // namespace frontline
