// What stands around the map on a picture, as the user chose it: which pieces, and texts in place of those that the map
// makes itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "geo/coordinates.hpp"
#include "map/ids.hpp"

namespace frontline {

struct FurnitureChoice {
    enum class NorthArrow { Auto, Always, Never };  // Auto: where grid north and true north differ visibly

    bool title = true, subtitle = true, credit = true, legend = true, scaleBar = true;
    bool attribution = true;  // without it, its lines go into a file beside the picture
    bool inset = false;       // the whole country, small
    bool locator = true;      // the frame of locatorView, or of locatorBox, on the map
    NorthArrow northArrow = NorthArrow::Auto;
    std::string titleText, subtitleText;  // "" for those that follow from what is shown
    std::string creditText;               // who made the picture; "" for nobody
    ViewId locatorView;                   // of the map; empty for none
    std::optional<Box> locatorBox;        // west, south, east, north in degrees; before locatorView

    bool operator==(const FurnitureChoice&) const = default;
};

/// The names of the pieces, for switches: title, subtitle, legend, scale-bar, ...
const std::vector<std::string>& furniturePieces();

/// Whether the piece is switched on (an arrow that is drawn where needed counts as on). Precondition: a known name.
bool isSwitchedOn(const FurnitureChoice& choice, std::string_view piece);
void switchPiece(FurnitureChoice& choice, std::string_view piece, bool on);

/// "+a,-b": switches a on and b off; "a,b" without signs: exactly these; "none" and "all". Error: an unknown piece
/// (with the nearest).
Result<Done> applyFurnitureSwitches(FurnitureChoice& choice, const std::string& switches);

}  // namespace frontline
