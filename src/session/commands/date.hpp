// The date that is shown. It is shown when its content is there.
#pragma once

#include <string>

#include "session/command.hpp"

namespace frontline {

struct SetDate {
    std::string date;
    void run(Session& session) const;
};

struct StepDate {
    int steps = 1;  // along the map's dates; stops at the first and the last
    void run(Session& session) const;
};

}  // namespace frontline
