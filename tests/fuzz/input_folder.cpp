#include "input_folder.hpp"

#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <system_error>

#include "base/text.hpp"
#include "fuzz_targets.hpp"

namespace frontline::fuzz {

namespace {

bool isName(std::string_view text)
{
    return !text.empty() && text.size() < 64 && text.front() != '.' && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-' || c == '+';
    });
}

constexpr std::string_view mark = "==";

/// The name that a heading at the position gives; nullopt where there is none.
std::optional<std::string_view> headingAt(std::string_view bytes, std::size_t at)
{
    if (!bytes.substr(at).starts_with(mark)) return std::nullopt;
    const std::size_t end = bytes.find("==\n", at + mark.size());
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view name = bytes.substr(at + mark.size(), end - at - mark.size());
    return isName(name) ? std::optional(name) : std::nullopt;
}

}  // namespace

InputFolder::InputFolder(std::string_view bytes, const std::string& first)
{
    std::string name = (std::filesystem::temp_directory_path() / "frontline-fuzz-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder can be made: " + name);
    path_ = name;
    std::string file = first;
    std::size_t start = 0;
    const auto add = [&](std::size_t end) {
        if (std::ranges::find(names_, file) == names_.end()) names_.push_back(file);
        std::ofstream(path_ / file, std::ios::binary) << bytes.substr(start, end - start);
    };
    if (const auto heading = headingAt(bytes, 0)) {
        file = *heading;
        start = 2 * mark.size() + file.size() + 1;
    }
    for (std::size_t at = bytes.find("\n==", start); at != std::string_view::npos; at = bytes.find("\n==", at + 1))
        if (const auto heading = headingAt(bytes, at + 1)) {
            add(at);
            file = *heading;
            start = at + 1 + 2 * mark.size() + file.size() + 1;
        }
    add(bytes.size());
}

InputFolder::~InputFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void InputFolder::requireUntouched() const
{
    for (const auto& entry : std::filesystem::directory_iterator(path_)) {
        const std::string name = entry.path().filename().string();
        require(std::ranges::find(names_, name) != names_.end(), "reading wrote " + name);
    }
}

void requireMessage(const std::string& text, const std::string& file)
{
    require(!text.empty(), "a message without words");
    require(text.find(file) != std::string::npos, "a message that does not name " + file + ": " + text);
}

}  // namespace frontline::fuzz
