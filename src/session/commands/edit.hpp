// Undo and redo.
#pragma once

#include "session/command.hpp"

namespace frontline {

struct EndEdit {  // what a slider or field has changed is done: the next change is a step of its own
    void run(Session& session) const;
};

struct Undo {
    void run(Session& session) const;
};

struct Redo {
    void run(Session& session) const;
};

}  // namespace frontline
