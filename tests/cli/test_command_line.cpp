#include "cli/command_line.hpp"

#include <unistd.h>

#include <cstdio>
#include <functional>
#include <new>
#include <stdexcept>

#include "base/message.hpp"
#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// What a window that does nothing but this leaves behind, run in this process: the exit code and what stands in
/// stderr.
Run runWindowThat(const std::function<Result<Done>(const WindowRequest&)>& window)
{
    const TemporaryFolder folder;
    const std::string errors = folder.write("stderr", "");
    const int kept = dup(STDERR_FILENO);
    REQUIRE(std::freopen(errors.c_str(), "w", stderr));
    const char* const arguments[] = {"frontline", "--language", "en"};
    Run run;
    run.exitCode = runCommandLine(3, arguments, window);
    std::fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    run.errors = fileText(errors);
    return run;
}

}  // namespace

TEST_CASE("lack of memory and errors that nobody expected end the program with one line and exit code 1")
{
    const Run memory = runWindowThat([](const WindowRequest&) -> Result<Done> { throw std::bad_alloc(); });
    CHECK(memory.exitCode == 1);
    CHECK(memory.errorLines() == 1);
    CHECK_THAT(memory.errors, Contains("memory"));
    const Run other =
        runWindowThat([](const WindowRequest&) -> Result<Done> { throw std::runtime_error("a library's words"); });
    CHECK(other.exitCode == 1);
    CHECK(other.errorLines() == 1);
    CHECK_THAT(other.errors, Contains("a library's words"));
    CHECK(runWindowThat([](const WindowRequest&) -> Result<Done> { return Done{}; }).exitCode == 0);
}
