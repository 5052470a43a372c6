// Every word that furniture puts on the picture, in English and Ukrainian. One table: a translator edits words.cpp and
// the phrases here alone.
#pragma once

#include <cstddef>
#include <string>

#include "base/language.hpp"
#include "data/sources.hpp"

namespace frontline {

struct MapPhrase {
    const char* english;
    const char* ukrainian;

    [[nodiscard]] const char* in(Language language) const
    {
        return language == Language::Ukrainian ? ukrainian : english;
    }
};

namespace words {

inline constexpr MapPhrase lineOn{"Line of contact on {}", "Лінія зіткнення на {}"};
inline constexpr MapPhrase line{"Line of contact", "Лінія зіткнення"};
inline constexpr MapPhrase compared{"{} and {} compared", "Порівняння: {} і {}"};
inline constexpr MapPhrase onlyUnder{"Occupied only under: {}", "Окуповано лише за: {}"};
inline constexpr MapPhrase andMore{"and {} more", "і ще {}"};
inline constexpr MapPhrase north{"N", "Пн"};

/// Between parts of one text; a line may end after it, not before.
inline constexpr const char* separator = "\u00A0· ";

}  // namespace words

/// "8 August 2024" of an ISO date; the text itself when it is none.
std::string dateText(const std::string& isoDate, Language language = Language::English);

/// "20 km", "500 m".
std::string lengthText(double metres, Language language = Language::English);

/// "6,804 km²", "3.4 km²" below 10; the number and the unit do not part at the end of a line.
std::string areaFigure(double squareKm, Language language);
/// "1,131 km", likewise.
std::string lengthFigure(double kilometres, Language language);

/// "generalised, 500 m" of a source that is not official; "" of one that is.
std::string statusText(const Source& source, Language language);

}  // namespace frontline
