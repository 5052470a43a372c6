// Texts of the program in its two languages. Internal to analysis.
#pragma once

#include <string>
#include <utility>

#include "base/local_text.hpp"

namespace frontline {

inline LocalText bothLanguages(std::string english, std::string ukrainian)
{
    LocalText text(std::move(english));
    text.set(Language::Ukrainian, std::move(ukrainian));
    return text;
}

}  // namespace frontline
