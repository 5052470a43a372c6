// What a program that a test started has written.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace frontline {

inline std::string fileText(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Whether LeakSanitizer itself broke off at the end of a program (it stops all threads, and may meet one of the
/// graphics driver's that is just ending): then the exit code and these lines say nothing of the program.
inline bool leakCheckBroke(std::string_view errors)
{
    return errors.find("LeakSanitizer has encountered a fatal error") != std::string_view::npos;
}

}  // namespace frontline
