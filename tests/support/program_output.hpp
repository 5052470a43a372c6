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
    std::string text;
    // At once: character by character takes seconds where every access is watched.
    constexpr std::size_t step = std::size_t{1} << 20U;
    while (in) {
        const std::size_t before = text.size();
        text.resize(before + step);
        in.read(text.data() + before, step);
        text.resize(before + static_cast<std::size_t>(in.gcount()));
    }
    return text;
}

/// Whether LeakSanitizer itself broke off at the end of a program (it stops all threads, and may meet one of the
/// graphics driver's that is just ending): then the exit code and these lines say nothing of the program.
inline bool leakCheckBroke(std::string_view errors)
{
    return errors.find("LeakSanitizer has encountered a fatal error") != std::string_view::npos;
}

}  // namespace frontline
