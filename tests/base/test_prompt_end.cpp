#include "base/prompt_end.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <future>

#include "base/job_queue.hpp"
#include "base/unfinished_files.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

TEST_CASE("the program of the test below", "[.prompt-end]")
{
    const char* file = std::getenv("FRONTLINE_TEST_UNFINISHED");
    if (!file) return;  // started by itself, it has nothing to show
    std::ofstream(file) << "half";
    const UnfinishedFile unfinished(file);
    std::promise<void> begun, never;
    JobQueue queue;
    queue.submit(
        [&] {
            begun.set_value();
            never.get_future().wait();
        },
        [](const Result<Done>&) {});
    begun.get_future().wait();
    CHECK(JobQueue::anyAtWork());
    endWithin(std::chrono::milliseconds(1));
    // The queue now waits for its job, which never ends.
}

TEST_CASE("a program ends although a job of it never does, and leaves no unfinished file")
{
    const TemporaryFolder folder;
    CHECK_FALSE(JobQueue::anyAtWork());
    const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
    setenv("FRONTLINE_TEST_UNFINISHED", (folder / "a.part").c_str(), 1);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::execl(program.c_str(), program.c_str(), "[.prompt-end]", nullptr);
        ::_exit(127);
    }
    unsetenv("FRONTLINE_TEST_UNFINISHED");
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(folder.fileCount() == 0);
}
