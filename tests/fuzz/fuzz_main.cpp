// One target as libFuzzer calls it: the one that FRONTLINE_FUZZ_TARGET names. "list" prints the names of all.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz_targets.hpp"

namespace {

frontline::fuzz::Target chosen{};

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/)
{
    setenv("LC_ALL", "C", 1);
    const char* asked = std::getenv("FRONTLINE_FUZZ_TARGET");
    const std::string name = asked ? asked : "";
    const auto targets = frontline::fuzz::allTargets();
    if (name == "list") {
        for (const auto& target : targets) std::puts(target.name);
        std::exit(0);
    }
    const auto found = std::ranges::find(targets, name, &frontline::fuzz::Target::name);
    if (found == targets.end()) {
        std::fprintf(stderr, "FRONTLINE_FUZZ_TARGET: there is no target \"%s\"\n", name.c_str());
        std::exit(2);
    }
    chosen = *found;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    chosen.run({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
