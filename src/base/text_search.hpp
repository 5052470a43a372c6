// A word looked for in many texts, without regard to case.
#pragma once

#include <string>
#include <string_view>

namespace frontline {

class TextSearch {
public:
    explicit TextSearch(std::string_view wanted);

    /// Whether it is somewhere in the text (UTF-8). folded: room for work, kept by the caller from text to text.
    [[nodiscard]] bool isIn(std::string_view text, std::string& folded) const;
    /// Whether it could be in a number as it is written plainly.
    [[nodiscard]] bool mayBeInNumbers() const { return numeric_; }

private:
    std::string wanted_;
    bool ascii_ = true, numeric_ = true;
};

}  // namespace frontline
