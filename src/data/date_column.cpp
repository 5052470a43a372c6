#include "data/date_column.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "base/text.hpp"

namespace frontline {

namespace {

/// A date as it is written; of days and months between slashes the first number stands for the day.
struct WrittenDate {
    DateForm form = DateForm::Iso;
    int year = 0, month = 0, day = 0;
};

bool isDayOfCalendar(int year, int month, int day)
{
    return std::chrono::year_month_day{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                       std::chrono::day(static_cast<unsigned>(day))}
        .ok();
}

bool isDateDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes a number of least to most digits from the text; -1: there is none.
int takeNumber(std::string_view& text, std::size_t least, std::size_t most)
{
    std::size_t count = 0;
    int number = 0;
    while (count < text.size() && count < most && isDateDigit(text[count]))
        number = 10 * number + (text[count++] - '0');
    if (count < least || (count < text.size() && isDateDigit(text[count]))) return -1;
    text.remove_prefix(count);
    return number;
}

bool takeSign(std::string_view& text, char sign)
{
    if (text.empty() || text.front() != sign) return false;
    text.remove_prefix(1);
    return true;
}

/// What may stand after a date: nothing, or a time of the day with what belongs to it.
bool isTimeOrNothing(std::string_view rest)
{
    if (rest.empty() || rest == "Z") return true;
    const bool parted = takeSign(rest, ',') || takeSign(rest, 'T') || takeSign(rest, 't') || rest.front() == ' ';
    while (takeSign(rest, ' ')) {}
    if (!parted) return false;
    const int hour = takeNumber(rest, 1, 2);
    return rest.empty() ? hour >= 0 : hour >= 0 && hour <= 24 && rest.front() == ':';
}

std::string_view withoutBlanks(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::optional<WrittenDate> yearFirst(std::string_view text)
{
    const int year = takeNumber(text, 4, 4);
    if (year < 0 || text.empty()) return std::nullopt;
    const char sign = text.front();
    if ((sign != '-' && sign != '/' && sign != '.') || !takeSign(text, sign)) return std::nullopt;
    const int month = takeNumber(text, 2, 2);
    if (month < 0 || !takeSign(text, sign)) return std::nullopt;
    const int day = takeNumber(text, 2, 2);
    if (day < 0 || !isTimeOrNothing(text) || !isDayOfCalendar(year, month, day)) return std::nullopt;
    return WrittenDate{DateForm::Iso, year, month, day};
}

std::optional<WrittenDate> yearLast(std::string_view text)
{
    const int first = takeNumber(text, 1, 2);
    if (first < 0 || text.empty()) return std::nullopt;
    const char sign = text.front();
    if ((sign != '/' && sign != '.') || !takeSign(text, sign)) return std::nullopt;
    const int second = takeNumber(text, 1, 2);
    if (second < 0 || !takeSign(text, sign)) return std::nullopt;
    const int year = takeNumber(text, 4, 4);
    if (year < 0 || !isTimeOrNothing(text)) return std::nullopt;
    const bool dayFirst = isDayOfCalendar(year, second, first);
    if (!dayFirst && (sign == '.' || !isDayOfCalendar(year, first, second))) return std::nullopt;
    return WrittenDate{sign == '.' ? DateForm::DayDotMonth : DateForm::DaySlashMonth, year, second, first};
}

/// Of a number in a column whose name says that it holds dates.
std::optional<WrittenDate> dateOfNumber(double number)
{
    // From 1973 to 2100.
    constexpr double firstSecond = 1e8, lastSecond = 4.1e9;
    if (!(number > 0) || number > 1000 * lastSecond) return std::nullopt;
    if (number >= 19000101 && number <= 21001231 && number == std::floor(number)) {
        const int whole = static_cast<int>(number), year = whole / 10000, month = whole / 100 % 100, day = whole % 100;
        if (!isDayOfCalendar(year, month, day)) return std::nullopt;
        return WrittenDate{DateForm::Compact, year, month, day};
    }
    const bool seconds = number >= firstSecond && number <= lastSecond;
    if (!seconds && number < 1000 * firstSecond) return std::nullopt;
    const auto days = static_cast<int>(std::floor((seconds ? number : number / 1000) / 86400));
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    return WrittenDate{seconds ? DateForm::Seconds : DateForm::Milliseconds, static_cast<int>(date.year()),
                       static_cast<int>(static_cast<unsigned>(date.month())),
                       static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::optional<WrittenDate> dateOfText(std::string_view text, bool numbersToo)
{
    text = withoutBlanks(text);
    constexpr std::size_t longestDate = 48, longestNumber = 13;
    if (text.size() < 8 || text.size() > longestDate || !isDateDigit(text.front())) return std::nullopt;
    if (auto date = yearFirst(text)) return date;
    if (auto date = yearLast(text)) return date;
    if (!numbersToo || text.size() > longestNumber || !std::ranges::all_of(text, isDateDigit)) return std::nullopt;
    double number = 0;
    for (const char c : text) number = 10 * number + (c - '0');
    return dateOfNumber(number);
}

std::optional<WrittenDate> dateOf(const Column& column, std::size_t feature, bool numbersToo)
{
    if (column.isMissing(feature)) return std::nullopt;
    if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
        return dateOfText((*texts)[feature], numbersToo);
    if (!numbersToo) return std::nullopt;
    if (const auto* numbers = std::get_if<std::vector<double>>(&column.values))
        return dateOfNumber((*numbers)[feature]);
    return dateOfNumber(static_cast<double>(std::get<std::vector<std::int64_t>>(column.values)[feature]));
}

bool lacksValue(const Column& column, std::size_t feature)
{
    const auto* texts = std::get_if<std::vector<std::string>>(&column.values);
    return column.isMissing(feature) || (texts && withoutBlanks((*texts)[feature]).empty());
}

/// How much the name of a column says that it holds dates: 0 is nothing.
int rankOf(const std::string& column)
{
    const std::string name = foldCase(column);
    const auto has = [&](std::string_view word) { return name.find(word) != std::string::npos; };
    for (const std::string_view of : {"updat", "modif", "creat", "edit", "змінен", "оновлен", "створен"})
        if (has(of)) return 1;
    if (name == "end" || name == "until" || name == "кінець") return 1;
    for (const std::string_view word : {"date", "дата", "timestamp", "datetime", "day", "день", "when"})
        if (name == word) return 4;
    if (name == "begin" || name == "start" || name == "since" || name == "початок") return 3;
    for (const std::string_view word : {"date", "дата", "дату", "time", "час", "время", "day", "день", "when", "seen"})
        if (has(word)) return 2;
    return 0;
}

/// What is in a column, by the forms of dates.
struct Tally {
    std::array<std::size_t, 7> counts{};
    std::size_t values = 0;
    bool firstAbove12 = false, secondAbove12 = false;
};

using Parts = std::vector<const Column*>;  // of one name, of the tables of a layer

/// Nothing where too much of the column is no date.
std::optional<Tally> tally(const Parts& parts, bool named)
{
    std::size_t features = 0, others = 0;
    for (const Column* part : parts) features += part->size();
    const std::size_t most = named ? features / 2 : features / 10;
    Tally out;
    for (const Column* part : parts) {
        for (std::size_t f = 0; f < part->size(); ++f) {
            if (lacksValue(*part, f)) continue;
            ++out.values;
            const auto date = dateOf(*part, f, named);
            if (!date && ++others > most) return std::nullopt;
            if (!date) continue;
            ++out.counts[static_cast<std::size_t>(date->form)];
            if (date->form != DateForm::DaySlashMonth) continue;
            out.firstAbove12 = out.firstAbove12 || date->day > 12;
            out.secondAbove12 = out.secondAbove12 || date->month > 12;
        }
    }
    return out;
}

/// The form that the column is written in; nothing where it holds no dates, or which numbers are days is not known.
std::optional<DateForm> formOf(const Parts& parts, bool named)
{
    if (!named && !std::holds_alternative<std::vector<std::string>>(parts.front()->values)) return std::nullopt;
    const auto counted = tally(parts, named);
    if (!counted || counted->values == 0) return std::nullopt;
    const auto most = std::ranges::max_element(counted->counts);
    if (named ? *most * 2 <= counted->values : *most * 10 < counted->values * 9) return std::nullopt;
    const auto form = static_cast<DateForm>(most - counted->counts.begin());
    if (form != DateForm::DaySlashMonth) return form;
    if (counted->firstAbove12 == counted->secondAbove12) return std::nullopt;
    return counted->firstAbove12 ? DateForm::DaySlashMonth : DateForm::MonthSlashDay;
}

Parts partsNamed(std::span<const FeatureTable* const> tables, std::string_view name)
{
    Parts parts;
    for (const FeatureTable* table : tables)
        if (const Column* column = table->column(name)) parts.push_back(column);
    return parts;
}

/// With the first and the last of its days.
DateColumn withDays(std::span<const FeatureTable* const> tables, const std::string& name, DateForm form)
{
    DateColumn found{name, form, "", "", ""};
    const auto add = [&](const Parts& parts) {
        for (const Column* part : parts)
            for (std::size_t f = 0; f < part->size(); ++f) {
                std::string day = isoDay(*part, f, form);
                if (day.empty()) continue;
                if (found.first.empty() || day < found.first) found.first = day;
                if (day > found.last) found.last = std::move(day);
            }
    };
    add(partsNamed(tables, name));
    if (foldCase(name) != "begin") return found;
    const Parts ends = partsNamed(tables, "end");
    add(ends);
    if (!ends.empty()) found.end = "end";
    return found;
}

std::optional<WrittenDate> dateInForm(const Column& column, std::size_t feature, DateForm form)
{
    const bool numbers = form == DateForm::Compact || form == DateForm::Seconds || form == DateForm::Milliseconds;
    auto date = dateOf(column, feature, numbers);
    if (!date) return std::nullopt;
    if (form == DateForm::MonthSlashDay && date->form == DateForm::DaySlashMonth) {
        std::swap(date->day, date->month);
        date->form = form;
    }
    if (date->form != form || !isDayOfCalendar(date->year, date->month, date->day)) return std::nullopt;
    return date;
}

}  // namespace

std::string isoDay(const Column& column, std::size_t feature, DateForm form)
{
    const auto date = dateInForm(column, feature, form);
    return date ? fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day) : "";
}

std::optional<std::int64_t> dayNumber(const Column& column, std::size_t feature, DateForm form)
{
    const auto date = dateInForm(column, feature, form);
    if (!date) return std::nullopt;
    return std::chrono::sys_days{std::chrono::year_month_day{std::chrono::year(date->year),
                                                             std::chrono::month(static_cast<unsigned>(date->month)),
                                                             std::chrono::day(static_cast<unsigned>(date->day))}}
        .time_since_epoch()
        .count();
}

std::optional<std::int64_t> dayNumber(std::string_view isoDay)
{
    Column column{"", std::vector<std::string>{std::string(isoDay)}};
    return dayNumber(column, 0, DateForm::Iso);
}

std::optional<DateColumn> dateColumn(std::span<const FeatureTable* const> tables, const std::string& name)
{
    const Parts parts = partsNamed(tables, name);
    const auto form = parts.empty() ? std::nullopt : formOf(parts, rankOf(name) > 0);
    return form ? std::optional(withDays(tables, name, *form)) : std::nullopt;
}

std::optional<DateColumn> findDateColumn(std::span<const FeatureTable* const> tables)
{
    if (tables.empty()) return std::nullopt;
    std::string best;
    DateForm bestForm = DateForm::Iso;
    int bestRank = -1;
    for (const Column& column : tables.front()->columns) {
        const int rank = rankOf(column.name);
        // A name that says nothing comes before that of the record's own changes.
        const int order = rank == 0 ? 1 : rank == 1 ? 0 : rank;
        if (order <= bestRank) continue;
        const auto form = formOf(partsNamed(tables, column.name), rank > 0);
        if (!form) continue;
        best = column.name;
        bestForm = *form;
        bestRank = order;
    }
    return bestRank < 0 ? std::nullopt : std::optional(withDays(tables, best, bestForm));
}

std::optional<DateColumn> findDateColumn(std::span<const FeatureTable> tables)
{
    std::vector<const FeatureTable*> pointers;
    for (const FeatureTable& table : tables) pointers.push_back(&table);
    return findDateColumn(pointers);
}

}  // namespace frontline
