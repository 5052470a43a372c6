// The inputs of the fuzzers in the suite: the seeds, which their readers must understand, and every input that ever
// broke a reader, each in found/TARGET. One whose name ends in ".refused" is to be refused with a message, any other
// read.
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "catch.hpp"
#include "fuzz_targets.hpp"

using namespace frontline::fuzz;

namespace {

const std::filesystem::path folder = std::filesystem::path(FRONTLINE_TEST_DIR) / "fuzz";

struct Input {
    Target target;
    std::filesystem::path path;
};

std::vector<Input> inputsOf(const char* kind)
{
    std::vector<Input> inputs;
    for (const Target& target : allTargets()) {
        const auto place = folder / kind / target.name;
        if (!std::filesystem::exists(place)) continue;
        for (const auto& entry : std::filesystem::directory_iterator(place)) inputs.push_back({target, entry.path()});
    }
    std::ranges::sort(inputs, {}, &Input::path);
    return inputs;
}

void check(const Input& input)
{
    std::ifstream in(input.path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    INFO(input.path.string());
    const Outcome outcome = input.target.run(bytes);
    INFO(outcome.error);
    CHECK(outcome.wasRead() == (input.path.extension() != ".refused"));
}

/// Bytes that the process has taken at most since it began.
long largest()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024;
}

}  // namespace

TEST_CASE("every reader that is fuzzed understands what it is to start from")
{
    std::set<std::string> known;
    for (const Input& input : inputsOf("seeds")) {
        check(input);
        known.insert(input.target.name);
    }
    for (const Target& target : allTargets()) {
        INFO(target.name);
        CHECK(known.contains(target.name));
    }
}

TEST_CASE("every input that once broke a reader is read, or refused with a message, in little memory")
{
    constexpr long enough = 512L << 20;
    for (const Input& input : inputsOf("found")) {
        const long before = largest();
        check(input);
        INFO(input.path.string());
        CHECK(largest() - before < enough);
    }
}

TEST_CASE("every folder of seeds and of what was found is that of a reader")
{
    std::set<std::string> names;
    for (const Target& target : allTargets()) names.insert(target.name);
    for (const char* kind : {"seeds", "found"})
        for (const auto& entry : std::filesystem::directory_iterator(folder / kind)) {
            INFO(entry.path().string());
            CHECK(names.contains(entry.path().filename().string()));
        }
}
