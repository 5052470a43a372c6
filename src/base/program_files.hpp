// Where the files are that come with the program.
#pragma once

#include <filesystem>

namespace frontline {

/// A folder of the program: beside the installed program (bin/frontline, share/frontline/NAME), or in the source tree.
std::filesystem::path programFolder(const char* name);

/// Fonts and themes.
std::filesystem::path assetsPath();

/// What was made ready of the default map when the program was built: beside the installed program, or where the build
/// has put it.
std::filesystem::path preparedPath();

/// The catalogues of texts, as LANGUAGE/LC_MESSAGES/frontline.mo: share/locale beside the installed program, or where
/// the build has put them.
std::filesystem::path cataloguesPath();

}  // namespace frontline
