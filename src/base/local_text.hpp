// A text of a map, in the languages it is known in.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/language.hpp"

namespace frontline {

/// A text as its file has it, its own text, and translations of it. For a name that is written in English and in
/// others, the English one is its own.
class LocalText {
public:
    LocalText() = default;
    explicit LocalText(std::string own) : own_(std::move(own)) {}

    /// An empty text takes the translation away. English is the own text.
    void set(Language language, std::string text);

    /// The text in a language, or else its own.
    [[nodiscard]] const std::string& in(Language language) const;
    [[nodiscard]] const std::string& own() const { return own_; }
    /// The translations, ordered by language; none is empty.
    [[nodiscard]] const std::vector<std::pair<Language, std::string>>& translations() const { return translations_; }
    /// Whether there is no text in any language.
    [[nodiscard]] bool empty() const { return own_.empty() && translations_.empty(); }

    bool operator==(const LocalText&) const = default;

private:
    std::string own_;
    std::vector<std::pair<Language, std::string>> translations_;
};

}  // namespace frontline
