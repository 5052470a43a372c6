// Texts that go with a picture, as files beside it.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace frontline {

/// The file that names the sources of a picture which does not show them: map.png.sources.txt beside map.png.
std::filesystem::path sourcesFilePath(const std::filesystem::path& picture);

/// The text with a last line that says what wrote it: such a file may be replaced by the next.
std::string signedText(std::string text);

/// Fails where a file is at the path that is none of ours: its name was made from the picture's, and nobody was asked.
Result<Done> checkTextBeside(const std::filesystem::path& path);
/// The same of a world file: what is there is one when it holds six numbers and nothing else.
Result<Done> checkWorldFile(const std::filesystem::path& path);

}  // namespace frontline
