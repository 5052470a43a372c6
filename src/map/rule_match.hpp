// Which rules of a layer draw which features.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/feature_table.hpp"
#include "map/style.hpp"

namespace frontline {

/// Whether the conditions on the rule's columns hold; the scale range is not looked at. A missing value fulfils none:
/// `values = [""]` matches an empty text, not a missing one. The rule after all conditions draws what is missing.
bool ruleMatches(const FeatureTable& table, const RuleCondition& rule, std::size_t feature);

/// The same for many features of a table, quickly: the value of a feature is looked up once for all rules. Not for
/// several threads at once.
class RuleMatcher {
public:
    /// The table must live as long.
    explicit RuleMatcher(const FeatureTable& table) : table_(table) {}
    template <class C>
    RuleMatcher(const FeatureTable& table, const std::vector<StyleRuleOf<C>>& rules) : RuleMatcher(table)
    {
        for (const auto& rule : rules) add(rule);
    }
    /// The rule gets the next number, from 0 on; it must live as long.
    void add(const RuleCondition& rule);

    [[nodiscard]] bool matches(std::size_t rule, std::size_t feature);
    /// The first rule, by its number, whatever its range of scales; nothing where none matches.
    [[nodiscard]] std::optional<std::size_t> first(std::size_t feature);

private:
    /// What one column says of the feature that was asked for last.
    struct Cell {
        const Column* column = nullptr;
        std::optional<DateForm> form;  // it is read as dates
        std::size_t feature = ~std::size_t{0};
        bool missing = true;
        std::string_view text{};
        double number = 0;  // or days since 1970-01-01; NaN where it is none
        std::string written{};
    };
    struct Rule {
        const RuleCondition* condition = nullptr;
        std::size_t cell = 0, days = 0, end = 0;
    };

    std::size_t cellOf(const std::string& column, std::optional<DateForm> form);
    const Cell& at(std::size_t cell, std::size_t feature);
    bool isOfDays(const Rule& rule, std::size_t feature);

    const FeatureTable& table_;
    std::vector<Rule> rules_;
    std::vector<Cell> cells_;
};

/// Whether the feature is of the days that are shown, and of no class that is hidden. matcher: of these rules.
bool isShownFeature(RuleMatcher& matcher, const std::vector<DrawnRule>& rules, std::size_t feature);

/// Whether the rule draws at some scales only: then the rules after it are looked at too.
bool hasScaleRange(const RuleCondition& rule);

}  // namespace frontline
