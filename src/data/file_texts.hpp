// Texts as a data file has them, on their way into the program.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/encoding.hpp"

namespace frontline {

/// Of one file: names of layers and columns, and values. What is not printable is replaced here (see base/text.hpp), so
/// that nothing that is made of them later meets it.
class FileTexts {
public:
    [[nodiscard]] std::string clean(std::string_view bytes);
    /// The name of a layer that is that of a file: UTF-8, whatever its texts are in.
    [[nodiscard]] std::string cleanName(std::string_view bytes) const;
    /// One that is not kept, but warned of like the others.
    void note(std::string_view bytes);
    /// One that names the file, when some of its texts were not UTF-8.
    /// What the texts that follow are in; "UTF-8" and what is not known leave them as they are.
    void takeAs(const std::string& encoding);
    /// Whether no layer before was taken to be in this encoding without saying so: it is said once.
    [[nodiscard]] bool isFirstGuess(const std::string& encoding) { return guessed_.insert(encoding).second; }
    [[nodiscard]] std::vector<std::string> warnings(const std::filesystem::path& file) const;

private:
    std::optional<TextDecoder> decoder_;
    std::set<std::string> guessed_;
    bool allUtf8_ = true;
};

}  // namespace frontline
