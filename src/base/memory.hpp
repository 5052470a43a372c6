// How much memory there is to be had.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/language.hpp"

namespace frontline {

/// Bytes that this process can still take without pushing others out: what the system has available (proc(5),
/// MemAvailable), less where its control groups (version 1 or 2) allow less. FRONTLINE_MEMORY_BYTES stands for it when
/// it is set: for tests. Absent where the system does not tell.
std::optional<std::uint64_t> availableMemory();

/// The same by the files below another root than "/", without the variable.
std::optional<std::uint64_t> availableMemoryBelow(const std::filesystem::path& root);

/// Bytes of addresses that this process can still take (RLIMIT_AS of setrlimit(2), less proc(5), VmSize). Absent
/// without a limit.
std::optional<std::uint64_t> availableAddresses();

/// The smaller of the two: what can be allocated.
std::optional<std::uint64_t> allocatableMemory();

enum class Rounding { Nearest, Up, Down };

/// In GB, without the unit: "1.1", and "0.04" of little. What is needed, rounded up, and what is available, rounded
/// down, do not read alike where the one is more than the other.
std::string gigabytes(std::uint64_t bytes, Language language, Rounding rounding = Rounding::Nearest);

}  // namespace frontline
