// Data files that the program refuses.
#pragma once

#include <string>
#include <vector>

#include "program.hpp"
#include "temporary_folder.hpp"

namespace frontline {

/// Renders the map of squares with a file on top, which must fail; the picture that was there must stay.
inline void checkRefused(const TemporaryFolder& folder, const std::string& file, const std::string& text,
                         const std::vector<std::string>& more = {})
{
    const std::string out = folder.write("picture.png", "before");
    std::vector<std::string> arguments{"render", "--map", squaresMap(), "--size", "64x64", "--out", out, file};
    arguments.insert(arguments.end(), more.begin(), more.end());
    checkFails(arguments, 1, text);
    CHECK(fileText(out) == "before");
}

}  // namespace frontline
