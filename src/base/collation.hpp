// Many texts in the order of a language's alphabet. For two of them see comesBefore() in text.hpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/language.hpp"

namespace frontline {

/// Gives each text a key: the order of keys, byte by byte, is that of the texts. Numbers within texts are ordered by
/// what they are worth: "oblast 9" comes before "oblast 10". May be used by several threads at once.
class Collation {
public:
    explicit Collation(Language language);
    ~Collation();
    Collation(const Collation&) = delete;
    Collation& operator=(const Collation&) = delete;

    [[nodiscard]] std::string key(std::string_view text) const;

private:
    struct Rules;
    std::unique_ptr<const Rules> rules_;
};

}  // namespace frontline
