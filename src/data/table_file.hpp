// Feature tables as the program keeps them for itself: arrays one after the other, in the machine's byte order. Not for
// exchange: who reads one says what it was made from, and gets nothing from a file that is of something else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/feature_table.hpp"

namespace frontline {

/// Tells apart what tables are made from: files, by their content.
/// Errors: a file cannot be read.
Result<std::uint64_t> contentKey(const std::vector<std::filesystem::path>& files);

std::string encodeTable(const FeatureTable& table, std::uint64_t key);

/// Nothing when the bytes are not of this key, were written by another version, are cut off, or are not sound.
std::optional<FeatureTable> decodeTable(std::string_view bytes, std::uint64_t key);

}  // namespace frontline
