// Ending a program at once, whatever its threads are at.
#pragma once

#include <chrono>

namespace frontline {

/// When the program has not ended after so long, ends it with exit code 0 without waiting for its threads; files that
/// they are writing are left out, and those that were there before stay.
void endWithin(std::chrono::milliseconds time);

}  // namespace frontline
