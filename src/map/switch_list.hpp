// "+a,-b" and "a,b": what is to be shown and what not. Internal to map.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace frontline {

struct Switch {
    char sign = 0;  // '+', '-', or 0 without one
    std::string name;
};

/// At least one, all with a sign or none. what: a thing that is switched, and examples: for messages.
Result<std::vector<Switch>> parseSwitchList(const std::string& text, const std::string& what,
                                            const std::string& examples);

}  // namespace frontline
