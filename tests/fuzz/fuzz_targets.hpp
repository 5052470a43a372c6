// What is fuzzed: each reader of the program as a function of bytes. Clang's libFuzzer feeds them (fuzz_main.cpp), and
// so does the suite, with the seeds and with every input that ever failed (test_found.cpp).
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace frontline::fuzz {

/// What came of an input: read ("" and whatever it made), or refused with what is said of it.
struct Outcome {
    std::string error;
    [[nodiscard]] bool wasRead() const { return error.empty(); }
};

struct Target {
    const char* name;
    /// Throws Broken when what the reader promises does not hold.
    Outcome (*run)(std::string_view bytes);
};

/// A promise of a reader that an input breaks: what, and the value.
struct Broken : std::logic_error {
    using std::logic_error::logic_error;
};

inline void require(bool holds, const std::string& promise)
{
    if (!holds) throw Broken(promise);
}

// By what they read, each in its own file.
std::span<const Target> mapTargets();
std::span<const Target> dataTargets();
std::span<const Target> geometryTargets();
std::span<const Target> textTargets();

std::vector<Target> allTargets();

}  // namespace frontline::fuzz
