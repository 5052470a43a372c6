// Little of what the system gives: one clear line, never a crash or a picture without its layers.
#include "base/text.hpp"
#include "program.hpp"

// The sanitizers need more of everything than the program does.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// Runs the program below limits of the shell, as "-n 5", with no files open but the usual three.
Run runLimited(const std::string& limits, const std::string& arguments)
{
    const std::string close = "for file in 3 4 5 6 7 8 9; do eval \"exec $file>&-\"; done; ";
    return runCommand("/bin/bash",
                      {"-c", close + "ulimit " + limits + "; exec " + shellWord(programPath()) + " " + arguments});
}

void checkRefused(const std::string& limits, const std::string& arguments, const std::string& text)
{
    const Run run = runLimited(limits, arguments);
    INFO(limits << " " << arguments << ": " << run.errors);
    CHECK(run.exitCode == 1);
    CHECK(run.output == "");
    CHECK(run.errorLines() == 1);
    CHECK_THAT(run.errors, Contains(text));
}

}  // namespace

TEST_CASE("too few open files are named, whatever the command")
{
    const TemporaryFolder folder;
    const std::string out = folder / "a.png";
    for (const char* files : {"-n 5", "-n 10", "-n 40"})
        for (const std::string& command : {"render --out " + out, std::string("layers"), std::string("stats --all")})
            checkRefused(files, command, "open files");
    CHECK(folder.fileCount() == 0);
    const std::string small = "render --size 64x64 --out ";
    CHECK(runLimited("-n 90", small + out).exitCode == 0);
    CHECK(runLimited("-n 1024", small + (folder / "b.png").string()).exitCode == 0);
    CHECK(fileText(out) == fileText(folder / "b.png"));
}

TEST_CASE("a stack that is too small is named, and raised where it may be")
{
    for (const char* stack : {"-s 64", "-s 128", "-s 512"}) checkRefused(stack, "stats --scenario freeze", "stack");
    const TemporaryFolder folder;
    const Run run = runLimited("-S -s 64", "render --size 64x64 --out " + (folder / "a.png").string());
    INFO(run.errors);
    CHECK(run.exitCode == 0);
}

TEST_CASE("where memory does not suffice for threads, it is said so")
{
    for (int kilobytes = 80000; kilobytes <= 130000; kilobytes += 5000) {
        const Run run = runLimited("-v " + std::to_string(kilobytes), "area");
        INFO(kilobytes << ": " << run.errors);
        CHECK_THAT(run.errors, !Contains("pthread") && !Contains("bad_alloc"));
        CHECK((run.exitCode == 0 || run.exitCode == 1 || run.exitCode == 127));  // 127: of the loader
    }
}

#endif
