// Classes of features by what a column says: what a user asks for, and the classes that come of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/local_text.hpp"
#include "base/result.hpp"
#include "data/feature_table.hpp"
#include "map/style.hpp"

namespace frontline {

/// How features are put into classes. As text, see parseClassification().
struct Classification {
    /// Usual: by what the column holds: dates by age, numbers by quantiles (or by the breaks that are given), all else
    /// by category.
    enum class Method : std::uint8_t { Usual, Category, Quantile, EqualInterval, Jenks, Breaks, Age };

    std::string column;  // empty: no classes are asked for
    Method method = Method::Usual;
    std::size_t count = 0;       // of classes, of categories with a name; 0: as many as is usual (5, and 20)
    std::vector<double> breaks;  // ascending: where a class ends and the next begins; of Age, in days
    std::string ramp;            // of colours, one of rampNames(); "" is the usual one
    bool bySize = false;         // points differ in the size of their symbols, not in colour

    [[nodiscard]] bool empty() const { return column.empty(); }
    bool operator==(const Classification&) const = default;
};

/// Most classes by number or age, and most categories with a name of their own.
inline constexpr std::size_t mostClasses = 20;

/// One class, in the order of the legend.
struct FeatureClass {
    enum class Kind : std::uint8_t { Named, Range, Other, NoValue };

    Kind kind = Kind::Named;
    RuleCondition condition;  // the first class whose condition holds has the feature
    LocalText title;          // its value, or its range in the writing of each language
    std::size_t count = 0;    // of features
};

struct FeatureClasses {
    Classification asked;               // with the method and the number of classes that were taken
    std::vector<FeatureClass> classes;  // what is other, and what has no value, come last
    std::optional<double> least, most;  // of numbers that are finite
};

/// Features of a table. Without rows: all of them.
struct ClassifiedTable {
    const FeatureTable& table;
    const std::vector<std::uint32_t>* rows = nullptr;
};

/// The classes of the tables of one layer, which have the same columns. Classes by number are closed below and open
/// above. Fewer values than classes make fewer classes. Error: there is no such column, or nothing in it that can be
/// put into classes of that kind (lists the columns that could), or it tells every feature from every other.
Result<FeatureClasses> classify(std::span<const ClassifiedTable> tables, const Classification& asked);

/// COLUMN[:WORD]..., as "deaths:jenks:5:viridis". Words, in any order: category, quantile, equal, jenks, age,
/// breaks=1,5,10, a number of classes, a ramp, size. A column in double quotes may hold colons.
/// Error: classes or breaks that there cannot be.
Result<Classification> parseClassification(const std::string& text);
/// The words that there are, for messages.
std::string classificationWords();
/// The text that parses to it; "" of none.
std::string classificationText(const Classification& classification);

}  // namespace frontline
