#include "analysis/attribute_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/collation.hpp"
#include "base/jobs.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "base/text_search.hpp"
#include "data/date_column.hpp"
#include "data/filter.hpp"

namespace frontline {

namespace {

constexpr std::size_t chunkRows = 20'000;

using Features = std::vector<std::uint32_t>;

Error notWanted()
{
    return Error{msg("cancelled")};
}

/// work(from, to) for pieces of 0..count on all threads, until it is stopped.
template <class Work>
void overChunks(std::size_t count, const std::stop_token& stop, const Work& work)
{
    parallelFor((count + chunkRows - 1) / chunkRows, [&](std::size_t chunk) {
        if (stop.stop_requested()) return;
        work(chunk * chunkRows, std::min(count, (chunk + 1) * chunkRows));
    });
}

bool hasText(const Column& column, std::size_t feature, const TextSearch& search, std::string& folded)
{
    if (column.isMissing(feature)) return false;
    if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
        return search.isIn((*texts)[feature], folded);
    return search.mayBeInNumbers() && search.isIn(valueText(column, feature), folded);
}

Features searched(const FeatureTable& table, const Features& features, const std::string& text,
                  const std::stop_token& stop)
{
    const TextSearch search(text);
    std::vector<unsigned char> has(features.size());
    overChunks(features.size(), stop, [&](std::size_t from, std::size_t to) {
        std::string folded;
        for (std::size_t i = from; i < to; ++i)
            has[i] = std::ranges::any_of(
                table.columns, [&](const Column& column) { return hasText(column, features[i], search, folded); });
    });
    Features out;
    for (std::size_t i = 0; i < features.size(); ++i)
        if (has[i]) out.push_back(features[i]);
    return out;
}

/// Sorts by keys, those without one last, and what is equal as it was.
template <class Key>
void sortByKeys(Features& features, std::vector<std::pair<Key, std::uint32_t>>& keyed, const Features& last,
                bool descending)
{
    if (descending)
        std::ranges::sort(keyed, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
    else
        std::ranges::sort(keyed);
    std::size_t at = 0;
    for (const auto& [key, feature] : keyed) features[at++] = feature;
    std::ranges::copy(last, features.begin() + static_cast<std::ptrdiff_t>(at));
}

/// features: ascending.
template <class Number>
void sortByNumbers(Features& features, const Column& column, const std::vector<Number>& values, bool descending)
{
    std::vector<std::pair<Number, std::uint32_t>> keyed;
    keyed.reserve(features.size());
    Features last, missing;
    for (const std::uint32_t f : features) {
        if (column.isMissing(f))
            missing.push_back(f);
        else if (values[f] != values[f])
            last.push_back(f);
        else
            keyed.emplace_back(values[f], f);
    }
    last.insert(last.end(), missing.begin(), missing.end());
    sortByKeys(features, keyed, last, descending);
}

void sortByTexts(Features& features, const Column& column, bool descending, Language language,
                 const std::stop_token& stop)
{
    const RankedTexts ranked = rankTexts(column, features, language, stop);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed;
    keyed.reserve(features.size());
    Features missing;
    for (const std::uint32_t f : features)
        if (ranked.ranks[f] == noRank)
            missing.push_back(f);
        else
            keyed.emplace_back(ranked.ranks[f], f);
    sortByKeys(features, keyed, missing, descending);
}

/// How the texts write dates; nothing where they are none. A part of many is enough to tell.
std::optional<DateForm> dateFormOf(const std::string& name, const std::vector<std::string_view>& texts)
{
    constexpr std::size_t most = 5000;
    std::vector<std::string> some;
    const std::size_t step = texts.size() / most + 1;
    for (std::size_t i = 0; i < texts.size(); i += step) some.emplace_back(texts[i]);
    FeatureTable table;
    table.columns.push_back({name, std::move(some)});
    const auto found = findDateColumn({&table, 1});
    return found ? std::optional(found->form) : std::nullopt;
}

/// What the texts are ordered by.
std::vector<std::string> orderKeys(const std::string& name, const std::vector<std::string_view>& texts,
                                   Language language, const std::stop_token& stop)
{
    const auto form = dateFormOf(name, texts);
    const Collation collation(language);
    std::vector<std::string> keys(texts.size());
    overChunks(texts.size(), stop, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            std::string day;
            if (form) day = isoDay(Column{name, std::vector<std::string>{std::string(texts[i])}}, 0, *form);
            // Days before all else, those of one day by their time.
            keys[i] = (day.empty() ? "~" : day) + collation.key(texts[i]);
        }
    });
    return keys;
}

}  // namespace

std::string valueText(const Column& column, std::size_t feature)
{
    if (column.isMissing(feature)) return "";
    if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values)) return (*texts)[feature];
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        return fmt::to_string((*integers)[feature]);
    const double value = std::get<std::vector<double>>(column.values)[feature];
    return std::isnan(value) ? "NaN" : fmt::format("{}", value);
}

RankedTexts rankTexts(const Column& column, const std::vector<std::uint32_t>& features, Language language,
                      const std::stop_token& stop)
{
    const auto& values = std::get<std::vector<std::string>>(column.values);
    RankedTexts out;
    out.ranks.assign(values.size(), noRank);
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    std::vector<std::string_view> distinct;
    std::vector<std::uint32_t> firsts;
    for (const std::uint32_t f : features) {
        if (column.isMissing(f)) continue;
        const auto [known, fresh] = numbers.try_emplace(values[f], static_cast<std::uint32_t>(distinct.size()));
        if (fresh) {
            distinct.push_back(values[f]);
            firsts.push_back(f);
        }
        out.ranks[f] = known->second;
    }
    const auto keys = orderKeys(column.name, distinct, language, stop);
    std::vector<std::uint32_t> order(distinct.size());
    std::iota(order.begin(), order.end(), 0U);
    if (stop.stop_requested()) return out;
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        const int compared = keys[a].compare(keys[b]);
        return compared != 0 ? compared < 0 : distinct[a] < distinct[b];
    });
    std::vector<std::uint32_t> rankOfNumber(distinct.size());
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
        rankOfNumber[order[rank]] = rank;
        out.firstFeatures.push_back(firsts[order[rank]]);
    }
    for (const std::uint32_t f : features)
        if (out.ranks[f] != noRank) out.ranks[f] = rankOfNumber[out.ranks[f]];
    return out;
}

Result<std::vector<std::uint32_t>> attributeRows(const FeatureTable& table, const RowsAsked& asked, Language language,
                                                 const std::stop_token& stop)
{
    Features features;
    if (asked.filter.empty()) {
        features.resize(table.featureCount());
        std::iota(features.begin(), features.end(), 0U);
    } else {
        auto chosen = featuresWhere(table, asked.filter);
        if (!chosen) return chosen.error();
        features = *std::move(chosen);
    }
    if (!asked.search.empty()) features = searched(table, features, asked.search, stop);
    if (stop.stop_requested()) return notWanted();
    if (!asked.sort || *asked.sort >= table.columns.size()) return features;
    const Column& column = table.columns[*asked.sort];
    if (const auto* doubles = std::get_if<std::vector<double>>(&column.values))
        sortByNumbers(features, column, *doubles, asked.descending);
    else if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        sortByNumbers(features, column, *integers, asked.descending);
    else
        sortByTexts(features, column, asked.descending, language, stop);
    if (stop.stop_requested()) return notWanted();
    return features;
}

std::string tabSeparated(const FeatureTable& table, const std::vector<std::uint32_t>& features)
{
    std::string out;
    const auto add = [&](std::string text, bool last) {
        std::ranges::replace_if(
            text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
        out += withoutFormula(std::move(text)) + (last ? '\n' : '\t');
    };
    for (std::size_t c = 0; c < table.columns.size(); ++c) add(table.columns[c].name, c + 1 == table.columns.size());
    for (const std::uint32_t f : features)
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            add(valueText(table.columns[c], f), c + 1 == table.columns.size());
    return out;
}

}  // namespace frontline
