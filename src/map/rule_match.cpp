#include "map/rule_match.hpp"

#include <algorithm>

namespace frontline {

bool ruleMatches(const FeatureTable& table, const RuleCondition& rule, std::size_t feature)
{
    if (rule.fileStyle && table.styles.of(feature) != *rule.fileStyle) return false;
    if (rule.column.empty()) return true;
    if ((rule.min || rule.max || !rule.values.empty()) && table.isMissing(rule.column, feature)) return false;
    if (rule.min || rule.max) {
        const double value = table.number(rule.column, feature);
        if (rule.min && !(value >= *rule.min)) return false;
        if (rule.max && !(value < *rule.max)) return false;
    }
    if (rule.values.empty()) return true;
    return std::ranges::find(rule.values, table.text(rule.column, feature)) != rule.values.end();
}

bool hasScaleRange(const RuleCondition& rule)
{
    return rule.fromMetresPerPoint > 0 || rule.toMetresPerPoint < 1e30;
}

}  // namespace frontline
