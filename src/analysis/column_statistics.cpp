#include "analysis/column_statistics.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/attribute_rows.hpp"
#include "base/message.hpp"

namespace frontline {

namespace {

/// A value of which there are so many: where it is in the order, and a feature that has it.
struct Counted {
    std::size_t count = 0, place = 0;
    std::uint32_t feature = 0;
};

void keepFrequent(std::vector<Counted> counted, const Column& column, ColumnStatistics& out)
{
    const auto kept = static_cast<std::ptrdiff_t>(std::min(mostFrequentValues, counted.size()));
    std::ranges::partial_sort(counted, counted.begin() + kept, [](const Counted& a, const Counted& b) {
        return a.count != b.count ? a.count > b.count : a.place < b.place;
    });
    for (auto value = counted.begin(); value != counted.begin() + kept; ++value)
        out.frequent.emplace_back(valueText(column, value->feature), value->count);
}

/// Without what is lost by adding small numbers to a large one (Neumaier).
double sumOf(const auto& keyed)
{
    double sum = 0, lost = 0;
    for (const auto& [number, feature] : keyed) {
        const auto value = static_cast<double>(number);
        const double next = sum + value;
        lost += std::abs(sum) >= std::abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }
    return std::isfinite(lost) ? sum + lost : sum;
}

template <class Number>
void countNumbers(const Column& column, const std::vector<Number>& values, const std::vector<std::uint32_t>& features,
                  ColumnStatistics& out)
{
    std::vector<std::pair<Number, std::uint32_t>> keyed;
    keyed.reserve(features.size());
    for (const std::uint32_t f : features) {
        if (column.isMissing(f))
            ++out.empty;
        else if (values[f] != values[f])
            ++out.notNumbers;
        else
            keyed.emplace_back(values[f], f);
    }
    if (keyed.empty()) return;
    std::ranges::sort(keyed);
    std::vector<Counted> counted;
    for (std::size_t i = 0; i < keyed.size(); ++i) {
        if (i == 0 || keyed[i].first != keyed[i - 1].first) counted.push_back({0, i, keyed[i].second});
        ++counted.back().count;
    }
    out.distinct = counted.size();
    out.least = valueText(column, keyed.front().second);
    out.most = valueText(column, keyed.back().second);
    ColumnStatistics::Numbers numbers;
    const auto at = [&](std::size_t i) { return static_cast<double>(keyed[i].first); };
    const std::size_t half = keyed.size() / 2;
    numbers.sum = sumOf(keyed);
    numbers.mean = numbers.sum / static_cast<double>(keyed.size());
    numbers.median = keyed.size() % 2 == 1 ? at(half) : at(half - 1) / 2 + at(half) / 2;
    out.numbers = numbers;
    keepFrequent(std::move(counted), column, out);
}

void countTexts(const Column& column, const std::vector<std::uint32_t>& features, Language language,
                const std::stop_token& stop, ColumnStatistics& out)
{
    const auto& values = std::get<std::vector<std::string>>(column.values);
    std::vector<std::uint32_t> there;
    for (const std::uint32_t f : features)
        if (column.isMissing(f) || values[f].empty())
            ++out.empty;
        else
            there.push_back(f);
    const RankedTexts ranked = rankTexts(column, there, language, stop);
    if (stop.stop_requested() || ranked.firstFeatures.empty()) return;
    out.distinct = ranked.firstFeatures.size();
    out.least = values[ranked.firstFeatures.front()];
    out.most = values[ranked.firstFeatures.back()];
    std::vector<Counted> counted(ranked.firstFeatures.size());
    for (std::size_t rank = 0; rank < counted.size(); ++rank) counted[rank] = {0, rank, ranked.firstFeatures[rank]};
    for (const std::uint32_t f : there) ++counted[ranked.ranks[f]].count;
    keepFrequent(std::move(counted), column, out);
}

}  // namespace

Result<ColumnStatistics> columnStatistics(const FeatureTable& table, std::size_t number,
                                          const std::vector<std::uint32_t>& features, Language language,
                                          const std::stop_token& stop)
{
    ColumnStatistics out;
    out.features = features.size();
    const Column& column = table.columns.at(number);
    if (const auto* doubles = std::get_if<std::vector<double>>(&column.values))
        countNumbers(column, *doubles, features, out);
    else if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        countNumbers(column, *integers, features, out);
    else
        countTexts(column, features, language, stop, out);
    if (stop.stop_requested()) return Error{msg("cancelled")};
    return out;
}

}  // namespace frontline
