// The rows of a table of attributes: which are shown, and in which order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "data/feature_table.hpp"

namespace frontline {

struct RowsAsked {
    std::string filter;               // as featuresWhere() has it; "" is all
    std::string search;               // in any column, without regard to case; "" is all
    std::optional<std::size_t> sort;  // by this column; absent: in the order of the file
    bool descending = false;
    bool operator==(const RowsAsked&) const = default;
};

/// The features for which the filter holds and that have the searched text, in the order asked for. Numbers are ordered
/// by value, dates by day whatever their form, other texts by the alphabet of the language. Missing values, and before
/// them numbers that are none, come last in either direction; what is equal stays in the order of the file. stop:
/// nobody wants the rows any more, which is an error. Error: the filter's.
Result<std::vector<std::uint32_t>> attributeRows(const FeatureTable& table, const RowsAsked& asked, Language language,
                                                 const std::stop_token& stop = {});

/// A value as it is shown, searched and copied: texts as they are, numbers plainly; "" for one that is missing.
std::string valueText(const Column& column, std::size_t feature);

/// The ranks of a column's values in that order, ascending; noRank for those that come last. What is equal has one
/// rank.
inline constexpr std::uint32_t noRank = UINT32_MAX;
struct RankedTexts {
    std::vector<std::uint32_t> ranks;          // of each feature
    std::vector<std::uint32_t> firstFeatures;  // of each rank: the first feature with that value
};
RankedTexts rankTexts(const Column& texts, const std::vector<std::uint32_t>& features, Language language,
                      const std::stop_token& stop = {});

/// Lines of the features in the table's columns, with their names first, parted by tabs: for a spreadsheet. Tabs and
/// ends of lines within values become blanks.
std::string tabSeparated(const FeatureTable& table, const std::vector<std::uint32_t>& features);

}  // namespace frontline
