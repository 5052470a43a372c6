// What is known of places, lines and published figures.
#pragma once

#include <string>

#include "map/scenario.hpp"
#include "session/command.hpp"

namespace frontline {

struct ShowCard {  // of the place under the pointer; closes the card that is there
    void run(Session& session) const;
};

struct CloseCard {
    void run(Session& session) const;
};

struct ToggleClaims {
    void run(Session& session) const;
};

struct ToggleLengths {
    void run(Session& session) const;
};

struct ShowLengthOf {
    ControlChoice choice;
    void run(Session& session) const;
};

struct HoverOblast {
    std::string iso;  // of the ledger's row under the pointer; "" for none
    void run(Session& session) const;
};

}  // namespace frontline
