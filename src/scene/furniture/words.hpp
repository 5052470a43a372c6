// Every word that furniture puts on the picture.
#pragma once

#include <cstddef>
#include <string>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "data/sources.hpp"

namespace frontline {

namespace words {

inline constexpr Phrase lineOn = phrase("Line of contact on {}");
inline constexpr Phrase line = phrase("Line of contact");
inline constexpr Phrase compared = phrase("{} and {} compared");
inline constexpr Phrase quoted = phrase("“{}”");  // a scenario within a title; dates stand as they are
inline constexpr Phrase onlyUnder = phrase("Occupied only under: {}");
inline constexpr Phrase onlyOn = phrase("Occupied only on {}");
inline constexpr Phrase trueTo = phrase("true to {}");
inline constexpr Phrase thinned = phrase("{} of {} drawn, the others lie under them");  // symbols of a layer
inline constexpr Phrase andMore = phrase("and {} more");
// Of a layer: the kinds of geometry that it has, and what belongs to none of its classes.
inline constexpr Phrase points = phrase("points"), lines = phrase("lines"), areas = phrase("areas");
inline constexpr Phrase others = phrase("others");
inline constexpr Phrase kilometres = phrase("km"), metres = phrase("m"), squareKilometres = phrase("km²");
inline constexpr Phrase north = phrasec("north arrow", "N");

/// Between parts of one text; a line may end after it, not before.
inline constexpr const char* separator = "\u00A0· ";

}  // namespace words

/// "20 km", "500 m".
std::string lengthText(double metres, Language language = Language::English);

/// "6,804 km²", "3.4 km²" below 10; the number and the unit do not part at the end of a line.
std::string areaFigure(double squareKm, Language language);
/// "1,131 km", likewise.
std::string lengthFigure(double kilometres, Language language);

/// "12,300".
std::string countFigure(std::size_t count, Language language);

/// "generalised, 500 m" of a source that is not official; "" of one that is. toleranceMetres: of what is made of it,
/// where that is wider than the source's.
std::string statusText(const Source& source, Language language, double toleranceMetres = 0);

}  // namespace frontline
