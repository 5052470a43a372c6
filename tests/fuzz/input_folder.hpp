// An input as files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace frontline::fuzz {

/// A folder with the files of one input, gone with the object. An input is one file, or several that belong together:
/// "==map.toml==\n" stands before the content of each, which ends with a line feed that is not its own before the next.
/// Names are of letters, digits, ".", "_", "-" and "+": what is no such name is content.
class InputFolder {
public:
    /// first: the name of what stands before any other.
    InputFolder(std::string_view bytes, const std::string& first);
    ~InputFolder();
    InputFolder(const InputFolder&) = delete;
    InputFolder& operator=(const InputFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    /// In their order.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// Throws Broken when there is anything but the input: reading writes nothing.
    void requireUntouched() const;

private:
    std::filesystem::path path_;
    std::vector<std::string> names_;
};

/// Throws Broken unless the text is what an error or a warning may be: one line that a terminal can show, and that
/// names the file (nothing: any).
void requireMessage(const std::string& text, const std::string& file = "");

}  // namespace frontline::fuzz
