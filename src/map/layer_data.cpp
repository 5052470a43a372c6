#include "map/layer_data.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "map/suggestion.hpp"

namespace frontline {

std::string isoDate(const FeatureTable& table, std::size_t feature)
{
    std::string date = table.text("date", feature);
    if (date.size() == 10 && date[4] == '/' && date[7] == '/') date[4] = date[7] = '-';
    return date;
}

FeatureTable featuresOfDate(const FeatureTable& table, const std::string& date)
{
    if (date.empty()) return table;
    std::vector<std::uint32_t> chosen;
    for (std::size_t i = 0; i < table.featureCount(); ++i)
        if (isoDate(table, i) == date) chosen.push_back(static_cast<std::uint32_t>(i));
    return selectFeatures(table, chosen);
}

std::vector<std::string> missingColumns(const DrawnLayer& layer, const FeatureTable& data)
{
    std::vector<std::string> wanted;
    const auto want = [&](const std::string& column) {
        if (!column.empty() && std::ranges::find(wanted, column) == wanted.end()) wanted.push_back(column);
    };
    want(layer.definition->filterColumn);
    if (layer.definition->dated) want("date");
    for (const DrawnRule& rule : layer.rules) {
        want(rule.column);
        if (!rule.label) continue;
        want(rule.label->column.own());
        for (const auto& [language, column] : rule.label->column.translations()) want(column);
        want(rule.label->priorityColumn);
    }
    std::vector<std::string> known, warnings;
    for (const Column& column : data.columns) known.push_back(column.name);
    for (const std::string& column : wanted)
        if (!data.column(column))
            warnings.push_back(msg("layer \"{}\": {}", layer.id().text(), unknownName("column", column, known)));
    return warnings;
}

}  // namespace frontline
