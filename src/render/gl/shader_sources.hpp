// Shader sources by file name, embedded at build time from shaders/.
#pragma once

#include <map>
#include <string>

namespace frontline {

/// All files of shaders/: "line.vert" → its text.
const std::map<std::string, std::string>& embeddedShaders();

}  // namespace frontline
