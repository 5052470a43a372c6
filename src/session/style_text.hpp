// The texts of layers of own files: of their style, and of what can be done with them.
#pragma once

#include "base/catalogue.hpp"

namespace frontline::text {

inline constexpr Phrase ownLayers = phrase("Your files");
inline constexpr Phrase mapLayers = phrase("The map");
inline constexpr Phrase layerMenuHint = phrase("Style, name and more");
inline constexpr Phrase style = phrase("Style…");
inline constexpr Phrase styleOf = phrase("Style of {}");
inline constexpr Phrase zoomTo = phrase("Zoom to the layer");
inline constexpr Phrase rename = phrase("Rename");
inline constexpr Phrase duplicate = phrase("Duplicate");
inline constexpr Phrase removeLayer = phrase("Remove from the map");
inline constexpr Phrase reload = phrase("Read again");
inline constexpr Phrase copyStyle = phrase("Copy the style");
inline constexpr Phrase pasteStyle = phrase("Paste the style");
inline constexpr Phrase copyOf = phrase("{} (copy)");
inline constexpr Phrase reloaded = phrase("{}: has changed and was read again");

inline constexpr Phrase drawnAs = phrase("Drawn");
inline constexpr Phrase asTheFile = phrase("As the file has it");
inline constexpr Phrase plainly = phrase("Plainly");
inline constexpr Phrase color = phrase("Colour");
inline constexpr Phrase asItIs = phrase("As it is");
inline constexpr Phrase width = phrase("Width of lines");
inline constexpr Phrase dash = phrase("Dashes");
inline constexpr Phrase dashSolid = phrase("Solid");
inline constexpr Phrase dashLong = phrase("Dashed");
inline constexpr Phrase dashDots = phrase("Dotted");
inline constexpr Phrase dashDotted = phrase("Dash and dot");
inline constexpr Phrase hatch = phrase("Hatch");
inline constexpr Phrase hatchNone = phrase("No hatch");
inline constexpr Phrase hatchRising = phrase("Rising lines");
inline constexpr Phrase hatchFalling = phrase("Falling lines");
inline constexpr Phrase hatchLevel = phrase("Level lines");
inline constexpr Phrase hatchUpright = phrase("Upright lines");
inline constexpr Phrase hatchDots = phrase("Dots");
inline constexpr Phrase symbol = phrase("Symbol");
inline constexpr Phrase symbolCircle = phrase("Circle");
inline constexpr Phrase symbolSquare = phrase("Square");
inline constexpr Phrase symbolRing = phrase("Ring");
inline constexpr Phrase symbolRingDot = phrase("Ring with a dot");
inline constexpr Phrase symbolDiamond = phrase("Diamond");
inline constexpr Phrase symbolTriangle = phrase("Triangle");
inline constexpr Phrase symbolStar = phrase("Star");
inline constexpr Phrase symbolCross = phrase("Cross");
inline constexpr Phrase symbolSize = phrase("Size of symbols");

inline constexpr Phrase classes = phrase("Classes");
inline constexpr Phrase classColumn = phrase("By column");
inline constexpr Phrase noColumn = phrase("No column");
inline constexpr Phrase classMethod = phrase("Kind");
inline constexpr Phrase methodUsual = phrase("By what the column holds");
inline constexpr Phrase methodCategory = phrase("Each value");
inline constexpr Phrase methodQuantile = phrase("As many in each");
inline constexpr Phrase methodEqual = phrase("Equal ranges");
inline constexpr Phrase methodJenks = phrase("Natural breaks (Jenks)");
inline constexpr Phrase methodBreaks = phrase("Own breaks");
inline constexpr Phrase methodAge = phrase("Age on the map's date");
inline constexpr Phrase classCount = phrase("How many");
inline constexpr Phrase usualCount = phrase("As usual");
inline constexpr Phrase classBreaks = phrase("Breaks, as 1, 5, 10");
inline constexpr Phrase ramp = phrase("Colours");
inline constexpr Phrase usualRamp = phrase("As usual");
inline constexpr Phrase classesBySize = phrase("By the size of symbols");
inline constexpr Phrase classCounted = phrase("{} ({})");

inline constexpr Phrase labels = phrase("Names");
inline constexpr Phrase labelColumn = phrase("Text from column");
inline constexpr Phrase labelDecimals = phrase("Decimals");
inline constexpr Phrase labelPriority = phrase("First those with the greatest");

inline constexpr Phrase filter = phrase("Filter");
inline constexpr Phrase filterHint = phrase("population > 5000 AND kind = 'town'");
inline constexpr Phrase filterAdd = phrase("Add");
inline constexpr Phrase filterClear = phrase("Clear");
inline constexpr Phrase filterLeft = phrase("{} of {} features");
inline constexpr Phrase isMissing = phrase("is missing");
inline constexpr Phrase isThere = phrase("is there");
inline constexpr Phrase containsText = phrase("contains");

inline constexpr Phrase daysShown = phrase("Days");
inline constexpr Phrase daysOff = phrase("All, whatever the map's date");
inline constexpr Phrase daysExact = phrase("Of the map's date");
inline constexpr Phrase daysUpTo = phrase("Up to the map's date");
inline constexpr Phrase daysLast = phrase("The last days up to the map's date");
inline constexpr Phrase dateColumnOf = phrase("Dates in column");
inline constexpr Phrase dateColumnFound = phrase("The one that is found");

inline constexpr Phrase figuresMenu = phrase("Figures by oblast and side…");
inline constexpr Phrase figuresOf = phrase("Figures of {}");
inline constexpr Phrase figuresOfControl = phrase("By control on {}; lengths and areas on the WGS84 ellipsoid.");
inline constexpr Phrase figuresOfScenario =
    phrase("Under {}, from control on {}; lengths and areas on the WGS84 ellipsoid.");
inline constexpr Phrase figuresUndecided =
    phrase("{} of the points lie nearer to the line than that is true to: they count on the side they lie on.");
inline constexpr Phrase counting = phrase("Counting…");
inline constexpr Phrase byOblast = phrase("By oblast");
inline constexpr Phrase bySide = phrase("By side of the line");
inline constexpr Phrase oblastHeading = phrase("Oblast");
inline constexpr Phrase sideHeading = phrase("Side");
inline constexpr Phrase featuresHeading = phrase("Features");
inline constexpr Phrase pointsHeading = phrase("Points");
inline constexpr Phrase lengthHeading = phrase("Length, km");
inline constexpr Phrase areaHeading = phrase("Area, km²");
inline constexpr Phrase totalRow = phrase("Total");
inline constexpr Phrase occupiedSide = phrase("occupied");
inline constexpr Phrase heldSide = phrase("held by Ukraine");
inline constexpr Phrase outsideUkraine = phrase("outside Ukraine");

inline constexpr Phrase styleReset = phrase("Forget what was chosen");

}  // namespace frontline::text
