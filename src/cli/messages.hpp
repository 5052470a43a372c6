// What goes to stdout and stderr. Internal to cli.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/requests.hpp"

namespace frontline {

/// "frontline: warning: ..." on stderr, a line each.
void printWarnings(const std::vector<std::string>& warnings);
/// "frontline: ..." on stderr. Returns the failure's exit code.
int printFailure(const Failure& failure);
int printFailure(int exitCode, const std::string& message);

/// Writes a whole output to stdout. Exit code: failed when it could not be written (a full disk, a closed pipe).
int printOutput(const std::string& text);

/// "113,500" with the given decimals, in the language of messages.
std::string groupedNumber(double value, int decimals = 0);
/// The number rounded for machine-readable output.
double rounded(double value, int decimals);

/// On one line, whatever a file name or a library put into it.
std::string oneLine(std::string text);

/// "0.9 MB", in the language of messages.
std::string sizeText(std::uint64_t bytes);
/// In bytes; 0 where it cannot be told.
std::uint64_t fileSize(const std::filesystem::path& path);
/// "map.pdf: 0.9 MB".
std::string writtenFile(const std::filesystem::path& path);

}  // namespace frontline
