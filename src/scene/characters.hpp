// The characters of a text, and which of them go with others. Internal to scene.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace frontline {

struct Character {
    char32_t value = 0;
    std::size_t start = 0;  // byte of the text
};

/// The characters of UTF-8; a byte that is none is U+FFFD, as HarfBuzz has it.
std::vector<Character> charactersOf(std::string_view utf8);

/// Spaces, digits, punctuation and marks that go with the letters about them.
bool isCommon(char32_t character);

/// Signs that are not drawn: joiners, direction marks, variation selectors, controls.
bool isIgnorable(char32_t character);

}  // namespace frontline
