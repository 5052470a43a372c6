// Finds the functions of libraries that are loaded when the first of them is called: see scripts/late_library.
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>

/// Called by what scripts/late_library writes. library: as the loader knows it, "libgdal.so.32". handle: kept for the
/// next call. A program whose library is gone, or does not fit into memory, ends here.
extern "C" void* frontlineFindLate(const char* library, const char* function, void** handle)
{
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    if (!*handle) *handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    void* found = *handle ? dlsym(*handle, function) : nullptr;
    if (found) return found;
    std::fprintf(stderr, "frontline: %s\n", dlerror());  // names the library
    std::_Exit(1);
}
