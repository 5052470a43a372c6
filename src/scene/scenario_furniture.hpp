// What scenarios put on the picture: name and key of the one that is shown, the divider of a swipe with the names of its
// two sides, the key of a difference.
#pragma once

#include <string>
#include <vector>

#include "map/document.hpp"
#include "scene/display_list.hpp"
#include "scene/text_run.hpp"
#include "scene/view.hpp"

namespace frontline {

struct ScenarioFurniture {
    std::vector<DrawCommand> commands;  // over the layers
    GlyphDraw text;  // without its atlas
    std::vector<Box> boxes;  // pixels: labels keep clear of them
};

/// Where a swipe divides the picture, in whole pixels from its left: what is left of it shows the document's own.
int dividerPixel(const ComparisonView& comparison, int widthPixels);

/// "8 August 2024" of an ISO date; the text itself when it is none.
std::string dateText(const std::string& isoDate);

/// What the two sides of a comparison are called: the scenario, or the date of control.
std::string nameOfFirst(const Document& document);
std::string nameOfSecond(const Document& document);

/// Nothing for a document without a scenario and a comparison.
ScenarioFurniture buildScenarioFurniture(const Document& document, const View& view, FontSet& fonts);

}  // namespace frontline
