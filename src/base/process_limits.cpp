#include "base/process_limits.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <sys/resource.h>

#include <algorithm>

#include "base/message.hpp"

namespace frontline {

namespace {

constexpr rlim_t usualStack = rlim_t{8} << 20, leastStack = rlim_t{1} << 20;  // bytes
constexpr rlim_t usualFiles = 1024;
constexpr std::size_t leastFiles = 64;  // beside those that are open at the start

/// The limit that holds then. A limit that cannot be told is taken for none.
rlim_t raisedTo(rlim_t wanted, __rlimit_resource which)
{
    rlimit limit{RLIM_INFINITY, RLIM_INFINITY};
    if (::getrlimit(which, &limit) != 0 || limit.rlim_cur >= wanted) return limit.rlim_cur;
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    return ::setrlimit(which, &limit) == 0 ? limit.rlim_cur : before;
}

/// The C library took the size of a thread's stack from the limit at the start.
void giveThreadsStack()
{
    pthread_attr_t attributes;
    if (::pthread_getattr_default_np(&attributes) != 0) return;
    std::size_t bytes = 0;
    if (::pthread_attr_getstacksize(&attributes, &bytes) == 0 && bytes < usualStack &&
        ::pthread_attr_setstacksize(&attributes, usualStack) == 0)
        ::pthread_setattr_default_np(&attributes);
    ::pthread_attr_destroy(&attributes);
}

/// How many more files can be opened, counted up to leastFiles: who started the program may have left some open.
std::size_t filesLeft(rlim_t limit)
{
    std::size_t count = 0;
    for (int file = 0; count < leastFiles && static_cast<rlim_t>(file) < limit; ++file)
        count += ::fcntl(file, F_GETFD) < 0;
    return count;
}

}  // namespace

Result<Done> provideLimits()
{
    const rlim_t stack = raisedTo(usualStack, RLIMIT_STACK);
    if (stack < leastStack)
        return Error{msg("the limit on the stack is {} KB, and at least {} are needed: raise it, as by ulimit -s {}",
                         stack >> 10, leastStack >> 10, usualStack >> 10)};
    giveThreadsStack();
    if (const std::size_t left = filesLeft(raisedTo(usualFiles, RLIMIT_NOFILE)); left < leastFiles)
        return Error{msg("the limit on open files leaves {} of the {} that are needed: raise it, as by ulimit -n {}",
                         left, leastFiles, usualFiles)};
    return Done{};
}

}  // namespace frontline
