// A text file line by line, with where each of them is. Internal to text_formats.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

namespace frontline {

struct TextLine {
    std::string_view text;   // without its end
    std::string_view end;    // "\n", "\r", both, or "" of the last
    std::uint64_t at = 0;    // bytes from the start of the file
    std::size_t number = 0;  // from 1
};

/// Until `visit` says no, the file ends, or a line of over a megabyte comes: no line with coordinates has that.
void forEachLine(const std::filesystem::path& path, const std::function<bool(const TextLine&)>& visit);

inline constexpr std::string_view blanks = " \t\r\n";

/// Without the blanks around it.
std::string_view trimmed(std::string_view text);

/// Calls visit for each word between blanks (and commas): a part of the text.
void forEachWord(std::string_view text, std::string_view between, const std::function<void(std::string_view)>& visit);

}  // namespace frontline
