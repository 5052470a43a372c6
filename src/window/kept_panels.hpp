// The panels as a picture, as long as they look the same: a software renderer draws them in three times the time that
// laying the picture over the map takes.
#pragma once

#include <cstdint>
#include <vector>

#include "render/gl/overlay.hpp"

struct ImDrawData;

namespace frontline {

class KeptPanels {
public:
    static Result<KeptPanels> create();
    /// Draws into the window's back buffer. Panels that change at every frame are drawn straight; those that look as in
    /// the frame before are drawn once more and kept.
    void draw(ImDrawData& data);

    /// Textures have other content than before: what is kept is of no use.
    void forget() { last_ = {}; }

private:
    struct Seen {
        std::vector<std::uint8_t> bytes;  // all that decides what the panels look like
        std::vector<Box> boxes;           // what they cover
    };
    static void take(const ImDrawData& data, Seen& seen);
    Overlay overlay_;
    Seen last_, now_;
    bool kept_ = false;
};

}  // namespace frontline
