#include "base/file.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "catch.hpp"

using namespace frontline;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("frontline-file-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    [[nodiscard]] std::ptrdiff_t count() const { return std::distance(fs::directory_iterator(path), {}); }
};

std::vector<std::byte> bytesOf(const std::string& text)
{
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST_CASE("what is written is read back, and an existing file is replaced")
{
    const Folder folder;
    const fs::path file = folder.path / "a.txt";
    REQUIRE(writeFileAtomically(file, bytesOf("one")).ok());
    REQUIRE(writeFileAtomically(file, bytesOf("two, longer")).ok());
    CHECK(*readFile(file) == "two, longer");
    CHECK(folder.count() == 1);
}

TEST_CASE("a file that cannot be read is named with the reason")
{
    const Folder folder;
    const auto missing = readFile(folder.path / "none.txt");
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().message.find("none.txt") != std::string::npos);
    const auto isFolder = readFile(folder.path);
    REQUIRE_FALSE(isFolder.ok());
    CHECK(isFolder.error().message.find("folder") != std::string::npos);
}

TEST_CASE("a target that cannot be is refused before and while writing, and nothing is left")
{
    const Folder folder;
    std::ofstream(folder.path / "file") << "x";
    for (const fs::path& target : {folder.path / "no" / "a.txt", folder.path / "file" / "a.txt", folder.path}) {
        CHECK_FALSE(checkWritable(target).ok());
        CHECK_FALSE(writeFileAtomically(target, bytesOf("x")).ok());
    }
    CHECK(folder.count() == 1);
    CHECK(checkWritable(folder.path / "new.txt").ok());
    CHECK(folder.count() == 1);
}

TEST_CASE("a full disk leaves the old file whole and no other file")
{
    const Folder folder;
    const fs::path file = folder.path / "a.txt";
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
    CHECK(folder.count() == 1);
}

TEST_CASE("a file that is written piece by piece is there when it is whole, and leaves nothing when it is given up")
{
    const Folder folder;
    const fs::path file = folder.path / "a.txt";
    {
        auto given = AtomicFile::create(file);
        REQUIRE(given.ok());
        REQUIRE((*given)->write(bytesOf("half of ")).ok());
        CHECK_FALSE(fs::exists(file));
    }
    CHECK(folder.count() == 0);
    auto whole = AtomicFile::create(file);
    REQUIRE(whole.ok());
    for (const char* piece : {"half and ", "", "half"}) REQUIRE((*whole)->write(bytesOf(piece)).ok());
    REQUIRE((*whole)->commit().ok());
    whole->reset();
    CHECK(*readFile(file) == "half and half");
    CHECK(folder.count() == 1);
    CHECK_FALSE(AtomicFile::create(folder.path / "no" / "a.txt").ok());
    // One that came to the name meanwhile is kept when it is to be.
    auto late = AtomicFile::create(file);
    REQUIRE((*late)->write(bytesOf("late")).ok());
    const auto refused = (*late)->commit(AtomicFile::Existing::Keep);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("a.txt: is there already") != std::string::npos);
    late->reset();
    CHECK(*readFile(file) == "half and half");
    auto fresh = AtomicFile::create(folder.path / "b.txt");
    REQUIRE((*fresh)->write(bytesOf("new")).ok());
    CHECK((*fresh)->commit(AtomicFile::Existing::Keep).ok());
    fresh->reset();
    CHECK(*readFile(folder.path / "b.txt") == "new");
    CHECK(folder.count() == 2);
}
