// Dates in the columns of files: which column has them, and the day of each of its values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "data/feature_table.hpp"

namespace frontline {

/// How a column writes its dates; with a time of the day after them or without. Seconds and milliseconds are of the
/// time since 1970, in UTC.
enum class DateForm { Iso, DayDotMonth, DaySlashMonth, MonthSlashDay, Compact, Seconds, Milliseconds };

struct DateColumn {
    std::string name;
    DateForm form = DateForm::Iso;
    std::string first, last;  // days, as 2025-08-17
    std::string end = {};     // the column of the days until which each lasts; "" where it is of one day
    bool operator==(const DateColumn&) const = default;
};

/// The day of a value as its file has it, as 2025-08-17, whatever the time zone beside it; "" when it is missing or no
/// date of that form.
std::string isoDay(const Column& column, std::size_t feature, DateForm form);
/// The same in days since 1970-01-01; nothing where it is missing or no date of that form.
std::optional<std::int64_t> dayNumber(const Column& column, std::size_t feature, DateForm form);
/// Of a day as 2025-08-17.
std::optional<std::int64_t> dayNumber(std::string_view isoDay);

/// The column that says when, of the tables of one layer, which have the same columns. A column whose name says so
/// (date, дата, acq_date, timestamp, begin ...) comes before others; that of changes of the record comes last. Nearly
/// all that is there must be dates of one form, of a column whose name says so the larger part. Days and months between
/// slashes are told apart where one of the numbers is above 12, else the column is none. Numbers are dates (seconds,
/// milliseconds, 20250817) in a column whose name says so. The days of a column "begin" last until those of "end".
std::optional<DateColumn> findDateColumn(std::span<const FeatureTable> tables);
std::optional<DateColumn> findDateColumn(std::span<const FeatureTable* const> tables);
/// The column of that name; nothing where it has no dates.
std::optional<DateColumn> dateColumn(std::span<const FeatureTable* const> tables, const std::string& name);

}  // namespace frontline
