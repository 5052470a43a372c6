// The panels as a picture, those of them that look the same from frame to frame: a software renderer draws them in
// three times the time that laying the picture over the map takes. A status that changes is drawn beside it.
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
    void forget() { last_.clear(), kept_.clear(); }

private:
    struct Panel {
        std::vector<std::uint8_t> bytes;  // all that decides what it looks like
        Box box;                          // what it covers
    };
    void take(const ImDrawData& data);
    /// Those that look as in the frame before and lie below none that does not.
    [[nodiscard]] std::vector<bool> unchanged() const;
    [[nodiscard]] bool keep(ImDrawData& data, const std::vector<bool>& panels);
    Overlay overlay_;
    std::vector<Panel> last_, now_;
    std::vector<bool> kept_;  // which are in the overlay; empty: none
};

}  // namespace frontline
