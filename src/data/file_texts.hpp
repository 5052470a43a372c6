// Texts as a data file has them, on their way into the program.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace frontline {

/// Of one file: names of layers and columns, and values. What is not printable is replaced here (see base/text.hpp), so
/// that nothing that is made of them later meets it.
class FileTexts {
public:
    [[nodiscard]] std::string clean(std::string_view bytes);
    /// One that is not kept, but warned of like the others.
    void note(std::string_view bytes);
    /// One that names the file, when some of its texts were not UTF-8.
    [[nodiscard]] std::vector<std::string> warnings(const std::filesystem::path& file) const;

private:
    bool allUtf8_ = true;
};

}  // namespace frontline
