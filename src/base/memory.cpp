#include "base/memory.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace frontline {

namespace {

namespace fs = std::filesystem;
using Bytes = std::optional<std::uint64_t>;

Bytes parsed(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return value;
}

Bytes numberIn(const fs::path& file)
{
    std::ifstream in(file);
    std::string word;
    if (!(in >> word)) return std::nullopt;
    return parsed(word);  // "max" is none
}

/// The number after a word at the start of a line.
Bytes numberAfter(const fs::path& file, std::string_view key)
{
    std::ifstream in(file);
    for (std::string word, value; in >> word && in >> value; std::getline(in, word))
        if (word == key) return parsed(value);
    return std::nullopt;
}

Bytes smaller(Bytes a, Bytes b)
{
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
}

/// What the names of a version's files are.
struct GroupFiles {
    const char *limit, *usage, *inactive;
};
constexpr GroupFiles version1{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"};
constexpr GroupFiles version2{"memory.max", "memory.current", "inactive_file"};

/// Of one group: file pages that nobody used lately count as used, but go when memory is wanted.
Bytes leftInGroup(const fs::path& folder, const GroupFiles& files)
{
    const Bytes limit = numberIn(folder / files.limit), usage = numberIn(folder / files.usage);
    if (!limit || !usage) return std::nullopt;
    const std::uint64_t inactive = numberAfter(folder / "memory.stat", files.inactive).value_or(0);
    const std::uint64_t used = *usage > inactive ? *usage - inactive : 0;
    return *limit > used ? *limit - used : 0;
}

/// Of the group and all above it. In a container the group's own path may lie outside of what is mounted.
Bytes leftInGroups(const fs::path& mount, const std::string& group, const GroupFiles& files)
{
    Bytes left = leftInGroup(mount, files);
    fs::path folder = mount;
    for (const fs::path& part : fs::path(group).relative_path())
        left = smaller(left, leftInGroup(folder /= part, files));
    return left;
}

}  // namespace

std::optional<std::uint64_t> availableMemoryBelow(const fs::path& root)
{
    Bytes available = numberAfter(root / "proc/meminfo", "MemAvailable:");
    if (available) *available *= 1024;
    std::ifstream groups(root / "proc/self/cgroup");  // "4:memory:/path", or "0::/path" of version 2
    for (std::string line; std::getline(groups, line);) {
        const auto first = line.find(':'), second = line.find(':', first + 1);
        if (first == std::string::npos || second == std::string::npos) continue;
        const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
        const std::string group = line.substr(second + 1);
        if (controllers == ",,")
            available = smaller(available, leftInGroups(root / "sys/fs/cgroup", group, version2));
        else if (controllers.find(",memory,") != std::string::npos)
            available = smaller(available, leftInGroups(root / "sys/fs/cgroup/memory", group, version1));
    }
    return available;
}

std::optional<std::uint64_t> availableMemory()
{
    if (const char* given = std::getenv("FRONTLINE_MEMORY_BYTES"))
        if (const Bytes bytes = parsed(given)) return bytes;
    return availableMemoryBelow("/");
}

std::optional<std::uint64_t> availableAddresses()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return std::nullopt;
    const std::uint64_t taken = numberAfter("/proc/self/status", "VmSize:").value_or(0) * 1024;
    return limit.rlim_cur > taken ? limit.rlim_cur - taken : 0;
}

std::optional<std::uint64_t> allocatableMemory()
{
    return smaller(availableMemory(), availableAddresses());
}

std::string gigabytes(std::uint64_t bytes, Language language, Rounding rounding)
{
    const int decimals = bytes < 100'000'000 ? 2 : 1;
    const std::uint64_t unit = decimals == 2 ? 10'000'000 : 100'000'000;
    const std::uint64_t more = rounding == Rounding::Up ? unit - 1 : rounding == Rounding::Nearest ? unit / 2 : 0;
    const std::uint64_t units = bytes / unit + (bytes % unit + more) / unit;
    return numberText(static_cast<double>(units) * static_cast<double>(unit) / 1e9, decimals, language);
}

}  // namespace frontline
