#include "base/memory.hpp"

#include <sys/resource.h>

#include <cstdlib>
#include <fstream>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

/// A system as its files tell of it: 8,000,000 kB are available.
struct System {
    TemporaryFolder folder;
    System()
    {
        write("proc/meminfo",
              "MemTotal:       16000000 kB\nMemFree:         1000000 kB\nMemAvailable:    8000000 kB\n");
    }
    void write(const std::string& name, const std::string& text) const
    {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream(folder / name) << text;
    }
    [[nodiscard]] std::optional<std::uint64_t> available() const { return availableMemoryBelow(folder.path()); }
};

}  // namespace

TEST_CASE("without control groups what the system has is available")
{
    const System system;
    CHECK(system.available() == 8'192'000'000);
}

TEST_CASE("a control group of version 2 that allows less decides, and so does one above it")
{
    const System system;
    system.write("proc/self/cgroup", "0::/user/app\n");
    const std::string root = "sys/fs/cgroup/";
    system.write(root + "user/app/memory.max", "max\n");
    system.write(root + "user/app/memory.current", "100000000\n");
    CHECK(system.available() == 8'192'000'000);
    system.write(root + "user/memory.max", "1000000000\n");
    system.write(root + "user/memory.current", "900000000\n");
    CHECK(system.available() == 100'000'000);
    // Pages of files that nobody used lately go when memory is wanted.
    system.write(root + "user/memory.stat", "anon 300000000\ninactive_file 500000000\nactive_file 7\n");
    CHECK(system.available() == 600'000'000);
    system.write(root + "user/app/memory.max", "150000000\n");
    CHECK(system.available() == 50'000'000);
    system.write(root + "user/app/memory.current", "200000000\n");
    CHECK(system.available() == 0);
}

TEST_CASE("a control group of version 1 decides in the same way, and its word for no limit is none")
{
    const System system;
    system.write("proc/self/cgroup", "5:cpu,cpuacct:/x\n4:memory:/jobs/7\n0::/\n");
    const std::string root = "sys/fs/cgroup/memory/";
    system.write(root + "jobs/7/memory.limit_in_bytes", "9223372036854771712\n");
    system.write(root + "jobs/7/memory.usage_in_bytes", "100\n");
    CHECK(system.available() == 8'192'000'000);
    system.write(root + "jobs/7/memory.limit_in_bytes", "2000000000\n");
    system.write(root + "jobs/7/memory.usage_in_bytes", "1500000000\n");
    system.write(root + "jobs/7/memory.stat", "inactive_file 1\ntotal_inactive_file 250000000\n");
    CHECK(system.available() == 750'000'000);
}

TEST_CASE("in a container, the group that is mounted as the root counts")
{
    const System system;
    system.write("proc/self/cgroup", "0::/../outside\n");
    system.write("sys/fs/cgroup/memory.max", "500000000\n");
    system.write("sys/fs/cgroup/memory.current", "200000000\n");
    CHECK(system.available() == 300'000'000);
}

TEST_CASE("a system that does not tell is not guessed at, and a given figure stands for all")
{
    const TemporaryFolder nothing;
    CHECK(availableMemoryBelow(nothing.path()) == std::nullopt);
    setenv("FRONTLINE_MEMORY_BYTES", "123456", 1);
    CHECK(availableMemory() == 123456);
    unsetenv("FRONTLINE_MEMORY_BYTES");
    CHECK(availableMemory().value_or(0) > 1'000'000);
}

TEST_CASE("a limit of addresses leaves what it allows less what is taken")
{
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_AS, &before) == 0);
    std::uint64_t taken = 0;
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmSize:") status >> taken;
    const rlimit limit{taken * 1024 + (rlim_t{1} << 30), before.rlim_max};
    REQUIRE(setrlimit(RLIMIT_AS, &limit) == 0);
    const auto left = availableAddresses();
    setrlimit(RLIMIT_AS, &before);
    REQUIRE(left);
    CHECK(*left <= std::uint64_t{1} << 30);
    CHECK(*left > std::uint64_t{900} << 20);
}
