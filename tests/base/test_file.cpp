#include "base/file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
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
    const auto kind = GENERATE(AtomicFile::Temporary::Unnamed, AtomicFile::Temporary::Named);
    const TemporaryFolder folder;
    const fs::path file = folder / "a.txt";
    {
        auto given = AtomicFile::create(file, kind);
        REQUIRE(given.ok());
        REQUIRE((*given)->write(bytesOf("half of ")).ok());
        CHECK_FALSE(fs::exists(file));
    }
    CHECK(folder.fileCount() == 0);
    auto whole = AtomicFile::create(file, kind);
    REQUIRE(whole.ok());
    for (const char* piece : {"half and ", "", "half"}) REQUIRE((*whole)->write(bytesOf(piece)).ok());
    REQUIRE((*whole)->commit().ok());
    whole->reset();
    CHECK(*readFile(file) == "half and half");
    CHECK(folder.fileCount() == 1);
    CHECK_FALSE(AtomicFile::create(folder / "no" / "a.txt").ok());
    // One that came to the name meanwhile is kept when it is to be.
    auto late = AtomicFile::create(file, kind);
    REQUIRE((*late)->write(bytesOf("late")).ok());
    const auto refused = (*late)->commit(AtomicFile::Existing::Keep);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("a.txt: is there already") != std::string::npos);
    late->reset();
    CHECK(*readFile(file) == "half and half");
    auto fresh = AtomicFile::create(folder / "b.txt", kind);
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
            const auto file = AtomicFile::create(folder / "a.png", AtomicFile::Temporary::Named);
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

TEST_CASE("a signal that comes while files take their places waits for the last of them, and then ends the program")
{
    const TemporaryFolder folder;
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        removeUnfinishedFilesOn({SIGTERM});
        const auto first = AtomicFile::create(folder / "a.png"), second = AtomicFile::create(folder / "a.png.txt");
        if (!first.ok() || !second.ok()) ::_exit(7);
        {
            const SignalsWait wait;
            if (!(*first)->commit().ok()) ::_exit(7);
            ::raise(SIGTERM);
            if (!(*second)->commit().ok()) ::_exit(7);
        }
        ::_exit(8);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGTERM);
    CHECK(readFile(folder / "a.png").ok());
    CHECK(readFile(folder / "a.png.txt").ok());
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

TEST_CASE("a program that is killed while it writes leaves the old file whole and no other file")
{
    // In memory: there all systems have files without a name.
    const char* before = std::getenv("TMPDIR");
    const std::string usual = before ? before : "/tmp";
    ::setenv("TMPDIR", "/dev/shm", 1);
    const TemporaryFolder folder;
    ::setenv("TMPDIR", usual.c_str(), 1);
    const fs::path file = folder.write("a.png", "old");
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto half = AtomicFile::create(file);
        if (half.ok() && (*half)->write(bytesOf(std::string(100'000, 'x'))).ok() && (*half)->sync().ok())
            ::raise(SIGKILL);
        ::_exit(7);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(readFile(file).value() == "old");
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("a file that several programs write at once is always the whole of one of them")
{
    const TemporaryFolder folder;
    const fs::path file = folder.write("a.png", "");
    constexpr int programs = 6, times = 25, pieces = 50;
    std::vector<pid_t> children;
    for (int i = 0; i < programs; ++i) {
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            const auto kind = i % 2 == 0 ? AtomicFile::Temporary::Unnamed : AtomicFile::Temporary::Named;
            for (int time = 0; time < times; ++time) {
                const auto writing = AtomicFile::create(file, kind);
                for (int piece = 0; writing.ok() && piece < pieces; ++piece)
                    if (!(*writing)->write(bytesOf(std::string(100 + i, static_cast<char>('a' + i)))).ok()) ::_exit(1);
                if (!writing.ok() || !(*writing)->commit().ok()) ::_exit(1);
            }
            ::_exit(0);
        }
        children.push_back(child);
    }
    const auto isWhole = [](const std::string& content) {
        const int i = content.empty() ? 0 : content[0] - 'a';
        return content.empty() ||
               content == std::string(static_cast<std::size_t>(pieces) * (100 + i), static_cast<char>('a' + i));
    };
    std::size_t torn = 0;
    for (std::size_t ended = 0; ended < children.size();) {
        torn += !isWhole(readFile(file).value());
        int status = 0;
        const pid_t child = waitpid(-1, &status, WNOHANG);
        REQUIRE(child >= 0);
        if (child == 0) continue;
        CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
        ++ended;
    }
    CHECK(torn == 0);
    CHECK(isWhole(readFile(file).value()));
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("nothing is written into a device, a pipe or a link, or in its place")
{
    const TemporaryFolder folder;
    const fs::path kept = folder.write("kept.txt", "kept");
    fs::create_symlink(kept, folder / "link.png");
    fs::create_symlink(folder / "gone", folder / "dangling.png");
    fs::create_symlink("/dev/full", folder / "device.png");
    REQUIRE(mkfifo((folder / "pipe.png").c_str(), 0600) == 0);
    for (const char* name : {"link.png", "dangling.png", "device.png", "pipe.png"}) {
        INFO(name);
        for (const auto& refused : {checkWritable(folder / name), writeFileAtomically(folder / name, bytesOf("x"))}) {
            REQUIRE_FALSE(refused.ok());
            CHECK(refused.error().message.find(name) != std::string::npos);
        }
    }
    CHECK_FALSE(checkWritable("/dev/full").ok());
    CHECK(readFile(kept).value() == "kept");
    CHECK(fs::is_symlink(folder / "link.png"));
    CHECK(fs::is_symlink(folder / "dangling.png"));
    CHECK(folder.fileCount() == 5);
}

TEST_CASE("who may read a file stays when it is replaced, and one that is protected is not replaced")
{
    const TemporaryFolder folder;
    fs::permissions(folder.path(), fs::perms::all);
    const fs::path secret = folder.write("secret.txt", "old"), fixed = folder.write("fixed.txt", "old");
    fs::permissions(secret, fs::perms::owner_read | fs::perms::owner_write);
    fs::permissions(fixed, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
    REQUIRE(writeFileAtomically(secret, bytesOf("new")).ok());
    CHECK(fs::status(secret).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        constexpr uid_t nobody = 65534;  // root may write what is protected
        if (::geteuid() == 0 && ::setuid(nobody) != 0) ::_exit(7);
        ::_exit(!checkWritable(fixed).ok() && !writeFileAtomically(fixed, bytesOf("new")).ok() ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    CHECK(readFile(fixed).value() == "old");
    CHECK(folder.fileCount() == 2);
}

TEST_CASE("a name as long as names can be is written")
{
    const TemporaryFolder folder;
    const fs::path file = folder / (std::string(251, 'n') + ".png");
    for (const auto kind : {AtomicFile::Temporary::Unnamed, AtomicFile::Temporary::Named}) {
        auto written = AtomicFile::create(file, kind);
        REQUIRE(written.ok());
        CHECK((*written)->commit().ok());
    }
    CHECK(folder.fileCount() == 1);
}
