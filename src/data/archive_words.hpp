// What is said of an archive, or of a text in another encoding, that is no map data as it is.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace frontline {

/// Of a zip what lies in it, or that it is damaged; of other archives that they are to be unpacked. Absent for a file
/// that begins like none. shown: as messages name the file; path: where it lies, from / on.
std::optional<std::string> archiveWords(const std::string& shown, const std::filesystem::path& path);

/// Of a text of two or four bytes for each character, by how it begins; absent for others.
std::optional<std::string> encodingWords(const std::string& shown, const std::filesystem::path& path);

}  // namespace frontline
