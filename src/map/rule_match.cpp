#include "map/rule_match.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace frontline {

namespace {

constexpr std::size_t noCell = ~std::size_t{0};

double numberIn(const Column& column, std::size_t feature)
{
    if (const auto* doubles = std::get_if<std::vector<double>>(&column.values)) return (*doubles)[feature];
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        return static_cast<double>((*integers)[feature]);
    const std::string& written = std::get<std::vector<std::string>>(column.values)[feature];
    double value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    return error == std::errc{} && end == written.data() + written.size() ? value : std::nan("");
}

}  // namespace

bool ruleMatches(const FeatureTable& table, const RuleCondition& rule, std::size_t feature)
{
    RuleMatcher matcher(table);
    matcher.add(rule);
    return matcher.matches(0, feature);
}

void RuleMatcher::add(const RuleCondition& rule)
{
    const bool asksColumn = rule.min || rule.max || !rule.values.empty() || rule.present;
    rules_.push_back(
        {&rule, !rule.column.empty() && asksColumn ? cellOf(rule.column, rule.dayForm) : noCell,
         rule.days ? cellOf(rule.days->column, rule.days->form) : noCell,
         rule.days && !rule.days->endColumn.empty() ? cellOf(rule.days->endColumn, rule.days->form) : noCell});
}

std::size_t RuleMatcher::cellOf(const std::string& column, std::optional<DateForm> form)
{
    const Column* const found = table_.column(column);
    const auto cell = std::ranges::find_if(cells_, [&](const Cell& c) { return c.column == found && c.form == form; });
    if (cell != cells_.end()) return static_cast<std::size_t>(cell - cells_.begin());
    cells_.push_back({found, form});
    return cells_.size() - 1;
}

const RuleMatcher::Cell& RuleMatcher::at(std::size_t number, std::size_t feature)
{
    Cell& cell = cells_[number];
    if (cell.feature == feature) return cell;
    cell.feature = feature;
    cell.missing = !cell.column || cell.column->isMissing(feature);
    if (cell.missing) return cell;
    if (cell.form) {
        const auto day = dayNumber(*cell.column, feature, *cell.form);
        cell.number = day ? static_cast<double>(*day) : std::nan("");
    } else {
        cell.number = numberIn(*cell.column, feature);
    }
    if (const auto* texts = std::get_if<std::vector<std::string>>(&cell.column->values)) {
        cell.text = (*texts)[feature];
    } else {
        cell.written.clear();
        cell.text = {};
    }
    return cell;
}

bool RuleMatcher::isOfDays(const Rule& rule, std::size_t feature)
{
    const DaySpan& days = *rule.condition->days;
    const auto dayAt = [&](std::size_t cell) {
        const Cell& value = at(cell, feature);
        return value.missing ? std::nan("") : value.number;
    };
    const double begin = dayAt(rule.days);
    if (rule.end == noCell)
        return !std::isnan(begin) && (!days.first || begin >= static_cast<double>(*days.first)) &&
               (!days.last || begin <= static_cast<double>(*days.last));
    // What has no beginning has been there before, what has no end is there still; what has neither has no days.
    const double end = dayAt(rule.end);
    if (std::isnan(begin) && std::isnan(end)) return false;
    return (std::isnan(begin) || !days.last || begin <= static_cast<double>(*days.last)) &&
           (std::isnan(end) || !days.first || end >= static_cast<double>(*days.first));
}

bool RuleMatcher::matches(std::size_t number, std::size_t feature)
{
    const Rule& rule = rules_[number];
    const RuleCondition& asked = *rule.condition;
    if (asked.fileStyle && table_.styles.of(feature) != *asked.fileStyle) return false;
    if (rule.days != noCell && !isOfDays(rule, feature)) return false;
    if (rule.cell == noCell) return true;
    const Cell& cell = at(rule.cell, feature);
    if (cell.missing) return false;
    if (asked.min && !(cell.number >= *asked.min)) return false;
    if (asked.max && !(cell.number < *asked.max)) return false;
    const bool isText = std::holds_alternative<std::vector<std::string>>(cell.column->values);
    if (asked.present && (isText ? cell.text.empty() : std::isnan(cell.number))) return false;
    if (asked.values.empty()) return true;
    if (!isText && cell.written.empty()) {
        Cell& written = cells_[rule.cell];
        written.written = table_.text(asked.column, feature);
        written.text = written.written;
    }
    return std::ranges::find(asked.values, cell.text) != asked.values.end();
}

std::optional<std::size_t> RuleMatcher::first(std::size_t feature)
{
    for (std::size_t r = 0; r < rules_.size(); ++r)
        if (matches(r, feature)) return r;
    return std::nullopt;
}

bool isShownFeature(RuleMatcher& matcher, const std::vector<DrawnRule>& rules, std::size_t feature)
{
    const auto rule = matcher.first(feature);
    return rule ? !rules[*rule].hidden : rules.empty() || !rules.front().days;
}

bool hasScaleRange(const RuleCondition& rule)
{
    return rule.fromMetresPerPoint > 0 || rule.toMetresPerPoint < 1e30;
}

}  // namespace frontline
