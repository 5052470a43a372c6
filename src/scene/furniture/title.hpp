// The title of the picture and the line below it.
#pragma once

#include <optional>
#include <string>

#include "scene/furniture/canvas.hpp"

namespace frontline {

/// The user's title; else what is compared, the scenario's name, or the map's title.
std::string titleOf(const DrawnMap& map, Language language);

/// The user's subtitle; else who proposed the scenario and when, the date of the line that is shown, and its status:
/// "European leaders · 18 August 2025 · Line of contact on 17 August 2025 (generalised, 500 m)". Of a comparison the
/// same of both sides: "Freeze: European leaders, 18 August 2025 · …", "… on 17 August 2025 | 8 August 2024".
std::string subtitleOf(const DrawnMap& map, Language language);

/// The date of the line that is shown; of a swipe on two dates both, "17 August 2025 | 8 August 2024".
std::string datesOfLine(const DrawnMap& map, Language language);

/// What the two sides of a comparison are called: the scenario, or the date of control.
std::string nameOfFirst(const DrawnMap& map, Language language = Language::English);
std::string nameOfSecond(const DrawnMap& map, Language language = Language::English);

/// Title and subtitle on a veil, as far as they are switched on and fit; nullopt when neither does.
std::optional<FurniturePiece> titlePiece(const FurnitureCanvas& canvas, double mostWidthPixels,
                                         double mostHeightPixels);

}  // namespace frontline
