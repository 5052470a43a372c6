// How long this process has run.
#pragma once

namespace frontline {

/// Milliseconds since this process was started, to the 10 ms of the system's clock ticks; since the first call where
/// the system does not tell.
double millisecondsSinceStart();

}  // namespace frontline
