// Identity as a type: the name of a layer cannot be taken for that of a source, and two are compared without reading
// their letters.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace frontline {

/// The one copy of a text that lives until the program ends; the same text gives the same address. Thread-safe.
const std::string* internedText(std::string_view text);

/// A name as a small value, of a kind of its own. Made where text is read, and spelt out again in messages and files.
template <class Kind>
class Id {
public:
    Id() = default;
    explicit Id(std::string_view text) : text_(text.empty() ? nullptr : internedText(text)) {}

    [[nodiscard]] const std::string& text() const
    {
        static const std::string none;
        return text_ ? *text_ : none;
    }
    [[nodiscard]] bool empty() const { return !text_; }

    friend bool operator==(Id a, Id b) { return a.text_ == b.text_; }
    /// In the order of the texts.
    friend std::strong_ordering operator<=>(Id a, Id b)
    {
        return a.text_ == b.text_ ? std::strong_ordering::equal : a.text() <=> b.text();
    }

private:
    friend std::hash<Id>;
    const std::string* text_ = nullptr;  // null: empty
};

}  // namespace frontline

template <class Kind>
struct std::hash<frontline::Id<Kind>> {
    std::size_t operator()(frontline::Id<Kind> id) const noexcept { return std::hash<const void*>()(id.text_); }
};
