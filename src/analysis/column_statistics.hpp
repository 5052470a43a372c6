// What a column holds, in figures.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "data/feature_table.hpp"

namespace frontline {

struct ColumnStatistics {
    std::size_t features = 0;    // that were looked at
    std::size_t empty = 0;       // missing values and empty texts
    std::size_t notNumbers = 0;  // values of a column of numbers that are none (NaN)
    std::size_t distinct = 0;    // different values, without the empty ones and those that are no numbers
    std::string least, most;     // the first and the last value by the order of attributeRows(); "" where there is none
    struct Numbers {
        double sum = 0, mean = 0, median = 0;  // of an even count the mean of the middle two
    };
    std::optional<Numbers> numbers;  // of a column of numbers that has any
    /// The most frequent values with how often they are there, most first; of those as frequent the first in order.
    std::vector<std::pair<std::string, std::size_t>> frequent;
};

inline constexpr std::size_t mostFrequentValues = 10;

/// Of some features of the table. stop: nobody wants them any more, which is an error.
Result<ColumnStatistics> columnStatistics(const FeatureTable& table, std::size_t column,
                                          const std::vector<std::uint32_t>& features, Language language,
                                          const std::stop_token& stop = {});

}  // namespace frontline
