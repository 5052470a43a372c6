// What the system lets this process use (setrlimit(2)).
#pragma once

#include "base/result.hpp"

namespace frontline {

/// Raises the limits on the stack, of threads as well, and on open files as far as a process may by itself. Before any
/// thread is started. Error: what is left is too little to work with; names the limit and the remedy.
Result<Done> provideLimits();

}  // namespace frontline
