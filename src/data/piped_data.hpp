// Data that is piped into the program, as a file: "-" in the place of its name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

#include "base/result.hpp"
#include "data/download.hpp"

namespace frontline {

/// "-". Nothing but the user's own word may be that: see opening_policy.hpp.
bool isStandardInput(const std::filesystem::path& file);

/// What is piped in, held in memory under a name with an ending by which its kind is known.
struct PipedData {
    std::string path;  // as GDAL's file functions take it
};

/// Reads to the end; nothing is left where it fails. Errors: it is a terminal, nothing comes, more than mostBytes
/// come, it cannot be read, or stopping is asked for.
Result<PipedData> readPiped(int descriptor, std::uint64_t mostBytes, const std::stop_token& stop);

/// That of standard input: read on the first call, and there as long as the program runs. May be called from any
/// thread.
Result<PipedData> pipedData(const std::stop_token& stop = {});

}  // namespace frontline
