#include "window_session.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("a test that waits for a window says at once that the program has ended, and what it wrote")
{
    const auto start = std::chrono::steady_clock::now();
    std::string said;
    try {
        const WindowSession window({"--no-such-option"});
    } catch (const std::runtime_error& error) {
        said = error.what();
    }
    CHECK_THAT(said, Catch::Matchers::StartsWith("the program ended with 2:\n") && Contains("--no-such-option"));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
}
