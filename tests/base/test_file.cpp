#include "base/file.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <fstream>

#include "base/unfinished_files.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
namespace fs = std::filesystem;

namespace {

std::vector<std::byte> bytesOf(const std::string& text)
{
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST_CASE("what is written is read back, and an existing file is replaced")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "a.txt";
    REQUIRE(writeFileAtomically(file, bytesOf("one")).ok());
    REQUIRE(writeFileAtomically(file, bytesOf("two, longer")).ok());
    CHECK(*readFile(file) == "two, longer");
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("a file that cannot be read is named with the reason")
{
    const TemporaryFolder folder;
    const auto missing = readFile(folder / "none.txt");
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().message.find("none.txt") != std::string::npos);
    const auto isFolder = readFile(folder.path());
    REQUIRE_FALSE(isFolder.ok());
    CHECK(isFolder.error().message.find("folder") != std::string::npos);
}

TEST_CASE("a target that cannot be is refused before and while writing, and nothing is left")
{
    const TemporaryFolder folder;
    std::ofstream(folder / "file") << "x";
    for (const fs::path& target : {folder / "no" / "a.txt", folder / "file" / "a.txt", folder.path()}) {
        CHECK_FALSE(checkWritable(target).ok());
        CHECK_FALSE(writeFileAtomically(target, bytesOf("x")).ok());
    }
    CHECK(folder.fileCount() == 1);
    CHECK(checkWritable(folder / "new.txt").ok());
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("a full disk leaves the old file whole and no other file")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "a.txt";
    REQUIRE(writeFileAtomically(file, bytesOf("old")).ok());
    // A limit on the size of files stands in for a full disk.
    struct rlimit before {};
    getrlimit(RLIMIT_FSIZE, &before);
    const struct rlimit small {
        1000, before.rlim_max
    };
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    const auto written = writeFileAtomically(file, bytesOf(std::string(5000, 'x')));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, oldHandler);
    REQUIRE_FALSE(written.ok());
    CHECK(written.error().message.find("a.txt") != std::string::npos);
    CHECK(*readFile(file) == "old");
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("a file that is written piece by piece is there when it is whole, and leaves nothing when it is given up")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "a.txt";
    {
        auto given = AtomicFile::create(file);
        REQUIRE(given.ok());
        REQUIRE((*given)->write(bytesOf("half of ")).ok());
        CHECK_FALSE(fs::exists(file));
    }
    CHECK(folder.fileCount() == 0);
    auto whole = AtomicFile::create(file);
    REQUIRE(whole.ok());
    for (const char* piece : {"half and ", "", "half"}) REQUIRE((*whole)->write(bytesOf(piece)).ok());
    REQUIRE((*whole)->commit().ok());
    whole->reset();
    CHECK(*readFile(file) == "half and half");
    CHECK(folder.fileCount() == 1);
    CHECK_FALSE(AtomicFile::create(folder / "no" / "a.txt").ok());
    // One that came to the name meanwhile is kept when it is to be.
    auto late = AtomicFile::create(file);
    REQUIRE((*late)->write(bytesOf("late")).ok());
    const auto refused = (*late)->commit(AtomicFile::Existing::Keep);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("a.txt: is there already") != std::string::npos);
    late->reset();
    CHECK(*readFile(file) == "half and half");
    auto fresh = AtomicFile::create(folder / "b.txt");
    REQUIRE((*fresh)->write(bytesOf("new")).ok());
    CHECK((*fresh)->commit(AtomicFile::Existing::Keep).ok());
    fresh->reset();
    CHECK(*readFile(folder / "b.txt") == "new");
    CHECK(folder.fileCount() == 2);
}

TEST_CASE("a signal that ends the program takes the unfinished file with it, and the program ends by the signal")
{
    const TemporaryFolder folder;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            removeUnfinishedFilesOn({signal});
            const auto file = AtomicFile::create(folder / "a.png");
            if (file.ok() && folder.fileCount() == 1) ::raise(signal);
            ::_exit(7);
        }
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
        CHECK(folder.fileCount() == 0);
    }
}

TEST_CASE("a signal that is ignored, as under nohup, does not end the writing")
{
    const TemporaryFolder folder;
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGHUP, SIG_IGN);
        removeUnfinishedFilesOn({SIGHUP});
        const auto file = AtomicFile::create(folder / "a.png");
        ::raise(SIGHUP);
        ::_exit(file.ok() && (*file)->write(bytesOf("whole")).ok() && (*file)->commit().ok() ? 0 : 7);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(readFile(folder / "a.png").value() == "whole");
}
