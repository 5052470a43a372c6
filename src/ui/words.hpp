// Small helpers for texts in panels.
#pragma once

#include <string>

#include "ui/ui.hpp"

namespace frontline {

/// The text, cut with "…" to the width (pixels) in the current font.
std::string fittedText(const std::string& text, float width);
/// Writes the text, broken into lines at the right side of the window or column.
void drawWrapped(const std::string& text);

/// "114,503" or "114 503"; below 100 with one decimal; "–" for nothing.
std::string figure(double value, Language language);
/// The same with its unit: "114,503 km²".
std::string areaText(const Ui& ui, double squareKm);
std::string lengthText(const Ui& ui, double kilometres);
/// A count: never with a decimal, "0" for nothing.
std::string countText(double count, Language language);

/// The name of a scenario of the map, or "Control on <date>".
std::string choiceName(const Ui& ui, const ControlChoice& choice);

/// A name in every language that it is known in: "Kharkiv / Харків".
std::string allNames(const LocalText& name);

/// A tooltip of a bold title and wrapped lines; empty lines are left out.
struct TooltipLine {
    const char* label;  // nullptr: none
    std::string text;
};
void drawTextTooltip(const Ui& ui, const std::string& title, const std::vector<TooltipLine>& lines);

}  // namespace frontline
