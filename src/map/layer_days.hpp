// How a layer follows the date of the map, by a column of its data that says when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/language.hpp"
#include "base/result.hpp"
#include "data/date_column.hpp"
#include "map/style.hpp"

namespace frontline {

/// Which of its features a layer shows on a date.
struct DayChoice {
    enum class Mode : std::uint8_t { Off, Exact, UpTo, Last };

    Mode mode = Mode::Off;
    int last = 7;        // days with the map's date, of Mode::Last
    std::string column;  // "" is the one that says when, as findDateColumn() finds it

    bool operator==(const DayChoice&) const = default;
};

/// The choice for a layer whose column is known. What has a beginning and an end is there on all days of it.
struct LayerDays {
    DayChoice::Mode mode = DayChoice::Mode::Exact;
    int last = 7;
    DateForm form = DateForm::Iso;
    std::string column, endColumn;  // the latter "" where the column is all

    bool operator==(const LayerDays&) const = default;
};

/// "exact", "upto", "last:N" or "off". Error: another word, or no number of days from 1 to 36,500.
Result<DayChoice> parseDayChoice(const std::string& text);
std::string dayChoiceText(const DayChoice& choice);

/// The days that the layer shows on the map's date (ISO).
DaySpan daySpanOn(const LayerDays& days, const std::string& date);

/// "up to 17 August 2025", for the legend.
std::string daysInWords(const LayerDays& days, const std::string& date, Language language);

}  // namespace frontline
