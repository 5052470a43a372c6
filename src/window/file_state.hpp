// What tells that a file has changed.
#pragma once

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

namespace frontline {

/// Changes when a file is written or another takes its place; "-" for one that is missing.
inline std::string stateOf(const std::filesystem::path& file)
{
    struct stat facts {};
    if (stat(file.c_str(), &facts) != 0) return "-";
    return fmt::format("{}.{} {} {}", facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, facts.st_size, facts.st_ino);
}

}  // namespace frontline
