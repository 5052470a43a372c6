#include "cli/own_style_choice.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/message.hpp"
#include "data/filter.hpp"
#include "map/own_files.hpp"
#include "map/own_style.hpp"

namespace frontline {

namespace {

/// What an option says for each layer: of ID=VALUE only where there is such a layer, since values may hold "=".
class Asked {
public:
    Asked(const std::vector<std::string>& values, const std::set<LayerId>& layers)
    {
        for (const std::string& value : values) {
            const auto end = value.find('=');
            const LayerId id(end == std::string::npos ? "" : value.substr(0, end));
            if (layers.contains(id))
                byLayer_[id] = value.substr(end + 1);
            else
                all_ = value;
        }
    }
    [[nodiscard]] const std::string& of(LayerId layer) const
    {
        const auto found = byLayer_.find(layer);
        return found == byLayer_.end() ? all_ : found->second;
    }

private:
    std::map<LayerId, std::string> byLayer_;
    std::string all_;
};

Failure wrong(const char* option, const std::string& why)
{
    return Failure{exitWrongArguments, std::string(option) + ": " + why};
}

/// Of a layer whose geometries are of several kinds, one that has the column or the attribute is enough: they have the
/// same.
Result<Done> restyle(DataStore& store, OwnLayer& own, const OwnStyle& style, const std::string& filter,
                     const std::string& color)
{
    TablePointer table = store.findTable(own.file);
    if (!table) return Done{};
    if (!filter.empty()) {
        const auto chosen = featuresWhere(*table, filter);
        if (!chosen) return chosen.error();
        table = std::make_shared<const FeatureTable>(selectFeatures(*table, *chosen));
        store.putTable(own.file, table);
    }
    auto rules = ownRules(*table, color, style);
    if (!rules) return rules.error();
    LayerDefinition layer = *own.layer;
    layer.rules = *std::move(rules);
    own.layer = std::make_shared<const LayerDefinition>(std::move(layer));
    return Done{};
}

}  // namespace

std::optional<Failure> chooseOwnStyles(const MapRequest& request, OpenedMap& opened)
{
    if (request.ownStyles.empty() && request.ownColors.empty() && request.ownLabels.empty() &&
        request.ownFilters.empty())
        return std::nullopt;
    std::vector<OwnLayer>& files = opened.selection.files;
    std::set<LayerId> layers;
    for (const OwnLayer& own : files) layers.insert(own.layer->whole());
    const Asked styles(request.ownStyles, layers), colors(request.ownColors, layers), labels(request.ownLabels, layers),
        filters(request.ownFilters, layers);
    std::vector<LayerId> order;  // of the colours that tell layers apart
    for (OwnLayer& own : files) {
        const LayerId id = own.layer->whole();
        if (std::ranges::find(order, id) == order.end()) order.push_back(id);
        const auto number = static_cast<std::size_t>(std::ranges::find(order, id) - order.begin());
        const std::string& style = styles.of(id);
        if (!style.empty() && style != "default" && style != "file")
            return wrong("--style", msg("\"{}\": expected file or default", style));
        OwnStyle asked;
        asked.plain = style == "default";
        asked.color = colors.of(id);
        asked.label = labels.of(id);
        if (const auto done = restyle(*opened.store, own, asked, filters.of(id), ownColor(number)); !done)
            return wrong(!filters.of(id).empty() ? "--filter"
                         : !asked.color.empty()  ? "--color"
                                                 : "--label",
                         done.error().message);
    }
    return std::nullopt;
}

}  // namespace frontline
