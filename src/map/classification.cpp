#include "map/classification.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>

#include "base/catalogue.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "data/clean_geometry.hpp"
#include "map/class_breaks.hpp"
#include "map/class_titles.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

using ClassMethod = Classification::Method;
using ClassKind = FeatureClass::Kind;
using Tables = std::span<const ClassifiedTable>;

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t usualRanges = 5, longestTitle = 60;

/// do(table, feature) for each feature of them.
template <class Do>
void forEachFeature(Tables tables, const Do& toDo)
{
    for (const ClassifiedTable& one : tables) {
        if (one.rows) {
            for (const std::uint32_t row : *one.rows) toDo(one.table, row);
        } else {
            for (std::size_t row = 0; row < one.table.featureCount(); ++row) toDo(one.table, row);
        }
    }
}

/// What a column holds, as far as it matters to classes.
struct ColumnContent {
    std::vector<double> numbers;           // that are finite
    std::size_t features = 0, values = 0;  // the latter without what is missing, "" and NaN
    std::size_t infinities = 0;
    bool isText = false;
};

ColumnContent contentOf(Tables tables, const std::string& name)
{
    ColumnContent content;
    for (const ClassifiedTable& one : tables) {
        const Column* const column = one.table.column(name);
        const auto* const texts = column ? std::get_if<std::vector<std::string>>(&column->values) : nullptr;
        content.isText = content.isText || texts;
        forEachFeature({&one, 1}, [&](const FeatureTable& table, std::size_t row) {
            ++content.features;
            if (!column || column->isMissing(row)) return;
            const double number = table.number(name, row);
            if (texts ? (*texts)[row].empty() : std::isnan(number)) return;
            ++content.values;
            if (std::isfinite(number))
                content.numbers.push_back(number);
            else if (std::isinf(number))
                ++content.infinities;
        });
    }
    return content;
}

std::vector<const FeatureTable*> pointersTo(Tables tables)
{
    std::vector<const FeatureTable*> pointers;
    for (const ClassifiedTable& one : tables) pointers.push_back(&one.table);
    return pointers;
}

/// The names of the columns that `fits`, for messages.
template <class Fits>
std::string columnsThat(Tables tables, const Fits& fits)
{
    std::vector<std::string> names;
    for (const Column& column : tables.front().table.columns)
        if (fits(column)) names.push_back(nameInWords(column.name));
    return names.empty() ? msg("none") : listed(names);
}

bool isNumeric(const Column& column)
{
    return !std::holds_alternative<std::vector<std::string>>(column.values);
}

RuleCondition conditionOn(const std::string& column)
{
    RuleCondition condition;
    condition.column = column;
    return condition;
}

/// What is left after all classes: with other values, and without one.
void addRest(FeatureClasses& out, std::size_t others, std::size_t missing)
{
    if (others > 0) {
        FeatureClass other{ClassKind::Other, conditionOn(out.asked.column), inAllLanguages("other"), others};
        other.condition.present = true;
        out.classes.push_back(std::move(other));
    }
    if (missing > 0) out.classes.push_back({ClassKind::NoValue, {}, inAllLanguages("no value"), missing});
}

struct CategoryCount {
    std::string text;
    double number = 0;  // of a column of numbers
    std::size_t count = 0;
};

/// Each value of the column with how often it is there. Of texts and numbers that stand in the tables.
std::vector<CategoryCount> countCategories(Tables tables, const std::string& name, bool isText)
{
    struct Place {
        const FeatureTable* table = nullptr;
        std::size_t row = 0, count = 0;
    };
    std::unordered_map<std::string_view, Place> texts;
    std::unordered_map<double, Place> numbers;
    forEachFeature(tables, [&](const FeatureTable& table, std::size_t row) {
        const Column* const column = table.column(name);
        if (!column || column->isMissing(row)) return;
        const auto note = [&](Place& place) {
            if (place.count++ == 0) place.table = &table, place.row = row;
        };
        if (const auto* written = std::get_if<std::vector<std::string>>(&column->values)) {
            if (!(*written)[row].empty()) note(texts[(*written)[row]]);
        } else if (const double number = table.number(name, row); !std::isnan(number)) {
            note(numbers[number]);
        }
    });
    std::vector<CategoryCount> all;
    if (isText) {
        for (const auto& [text, place] : texts) all.push_back({std::string(text), 0, place.count});
    } else {
        for (const auto& [number, place] : numbers)
            all.push_back({place.table->text(name, place.row), number, place.count});
    }
    return all;
}

Result<FeatureClasses> byCategory(Tables tables, FeatureClasses out, const ColumnContent& content)
{
    std::vector<CategoryCount> all = countCategories(tables, out.asked.column, content.isText);
    const std::size_t named = std::min(out.asked.count > 0 ? out.asked.count : mostClasses, all.size());
    std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(named), [](const auto& a, const auto& b) {
        return a.count != b.count ? a.count > b.count : a.text < b.text;
    });
    if (all.size() > mostClasses && all.front().count == 1)
        return Error{msg("column \"{}\" has {} values, each of one feature: they make no classes; the columns are: {}",
                         out.asked.column, all.size(), columnsThat(tables, [](const Column&) { return true; }))};
    std::size_t others = content.values;
    all.resize(named);
    if (!content.isText) std::ranges::sort(all, {}, &CategoryCount::number);
    for (CategoryCount& category : all) {
        others -= category.count;
        FeatureClass one{ClassKind::Named, conditionOn(out.asked.column), {}, category.count};
        one.title = LocalText(shortened(category.text, longestTitle));
        one.condition.values = {std::move(category.text)};
        out.classes.push_back(std::move(one));
    }
    out.asked.count = named;
    addRest(out, others, content.features - content.values);
    return out;
}

std::vector<double> breaksOf(const Classification& asked, const std::vector<double>& sorted, std::size_t count)
{
    switch (asked.method) {
        case ClassMethod::Breaks:
            return asked.breaks;
        case ClassMethod::EqualInterval:
            return equalBreaks(sorted, count);
        case ClassMethod::Jenks:
            return jenksBreaks(sorted, count);
        default:
            return quantileBreaks(sorted, count);
    }
}

std::vector<ClassRange> rangesOf(const std::vector<double>& breaks)
{
    std::vector<ClassRange> ranges(breaks.size() + 1);
    for (std::size_t i = 0; i < breaks.size(); ++i) ranges[i].to = ranges[i + 1].from = breaks[i];
    return ranges;
}

Result<FeatureClasses> byNumber(Tables tables, FeatureClasses out, ColumnContent content)
{
    if (content.numbers.empty())
        return Error{msg("column \"{}\" has no numbers, so that it makes no classes of them; columns with numbers: {}",
                         out.asked.column, columnsThat(tables, isNumeric))};
    std::ranges::sort(content.numbers);
    const std::vector<double>& sorted = content.numbers;
    const bool own = out.asked.method == ClassMethod::Breaks;
    constexpr double exact = 9e15;  // up to which whole numbers are told apart
    const bool whole = std::ranges::all_of(sorted, [](double n) { return n == std::floor(n) && std::abs(n) < exact; });
    std::vector<double> breaks = breaksOf(out.asked, sorted, out.asked.count > 0 ? out.asked.count : usualRanges);
    if (whole && !own) {
        // Of whole numbers the same classes, with breaks that can be read.
        for (double& at : breaks) at = std::ceil(at);
        breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    }
    const bool wholeBreaks = std::ranges::all_of(breaks, [](double n) { return n == std::floor(n); });
    const std::vector<ClassRange> ranges = rangesOf(breaks);
    const auto titles = rangeTitles(ranges, sorted.front(), sorted.back(), whole && wholeBreaks, !own);
    const auto below = [&](double at) {
        return static_cast<std::size_t>(std::ranges::lower_bound(sorted, at) - sorted.begin());
    };
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        FeatureClass one{ClassKind::Range, conditionOn(out.asked.column), titles[i],
                         below(ranges[i].to) - below(ranges[i].from)};
        one.condition.min = ranges[i].from;  // infinite ones too: what is no number is in no class
        if (std::isfinite(ranges[i].to)) one.condition.max = ranges[i].to;
        out.classes.push_back(std::move(one));
    }
    out.asked.count = ranges.size();
    out.least = sorted.front();
    out.most = sorted.back();
    addRest(out, content.values - sorted.size() - content.infinities, content.features - content.values);
    return out;
}

Result<std::vector<double>> ageBreaks(const Classification& asked)
{
    if (!asked.breaks.empty()) return asked.breaks;
    switch (asked.count) {
        case 2:
            return std::vector<double>{30};
        case 3:
            return std::vector<double>{7, 30};
        case 4:
            return std::vector<double>{7, 30, 90};
        case 0:
        case 5:
            return std::vector<double>{7, 30, 90, 365};
        case 6:
            return std::vector<double>{1, 7, 30, 90, 365};
        default:
            return Error{msg("{} classes by age: expected 2 to 6, or days as breaks=1,7,30", asked.count)};
    }
}

Result<FeatureClasses> byAge(Tables tables, FeatureClasses out, const std::optional<DateColumn>& dates)
{
    if (!dates) {
        const auto pointers = pointersTo(tables);
        return Error{msg(
            "column \"{}\" has no dates, so that it makes no classes by age; columns with dates: {}", out.asked.column,
            columnsThat(tables, [&](const Column& column) { return dateColumn(pointers, column.name).has_value(); }))};
    }
    const auto breaks = ageBreaks(out.asked);
    if (!breaks) return breaks.error();
    std::vector<ClassRange> ranges = rangesOf(*breaks);
    ranges.front().from = 0;
    ranges.push_back({-infinite, 0});
    for (const ClassRange& range : ranges) {
        FeatureClass one{ClassKind::Range, conditionOn(out.asked.column), ageTitle(range), 0};
        one.condition.dayForm = dates->form;
        one.condition.ofAge = true;
        if (std::isfinite(range.from)) one.condition.min = range.from;
        if (std::isfinite(range.to)) one.condition.max = range.to;
        out.classes.push_back(std::move(one));
    }
    out.classes.back().kind = ClassKind::Other;
    out.asked.count = ranges.size() - 1;
    std::size_t missing = 0;
    forEachFeature(tables, [&](const FeatureTable& table, std::size_t row) {
        const Column* const column = table.column(out.asked.column);
        if (!column || !dayNumber(*column, row, dates->form)) ++missing;
    });
    addRest(out, 0, missing);
    return out;
}

}  // namespace

Result<FeatureClasses> classify(std::span<const ClassifiedTable> tables, const Classification& asked)
{
    std::vector<std::string> known;
    for (const ClassifiedTable& one : tables)
        for (const Column& column : one.table.columns)
            if (std::ranges::find(known, column.name) == known.end()) known.push_back(column.name);
    if (std::ranges::find(known, asked.column) == known.end()) {
        const std::string hint = asked.column.find(':') == std::string::npos
                                     ? ""
                                     : "; " + msg("after a column and a colon: {}", classificationWords());
        return Error{unknownName("column", asked.column, known) + hint};
    }
    FeatureClasses out{asked, {}, {}, {}};
    const auto dates = asked.method == ClassMethod::Usual || asked.method == ClassMethod::Age
                           ? dateColumn(pointersTo(tables), asked.column)
                           : std::nullopt;
    if (asked.method == ClassMethod::Age || (asked.method == ClassMethod::Usual && dates)) {
        out.asked.method = ClassMethod::Age;
        return byAge(tables, std::move(out), dates);
    }
    ColumnContent content = contentOf(tables, asked.column);
    if (content.values == 0)
        return Error{
            msg("column \"{}\" has no values, so that it makes no classes; columns with values: {}", asked.column,
                columnsThat(tables, [&](const Column& column) { return contentOf(tables, column.name).values > 0; }))};
    if (asked.method == ClassMethod::Usual && !asked.breaks.empty()) {
        out.asked.method = ClassMethod::Breaks;
    } else if (asked.method == ClassMethod::Usual) {
        // Of a column of texts nearly all must be numbers.
        const bool numbers = !content.isText || content.numbers.size() * 10 >= content.values * 9;
        out.asked.method = numbers ? ClassMethod::Quantile : ClassMethod::Category;
    }
    if (out.asked.method == ClassMethod::Category) return byCategory(tables, std::move(out), content);
    return byNumber(tables, std::move(out), std::move(content));
}

}  // namespace frontline
