// "+a,-b": which layers are shown.
#include "map/document.hpp"
#include "map/suggestion.hpp"
#include "map/switch_list.hpp"

namespace frontline {

Result<Done> applyLayerSwitches(Document& document, const std::string& switches)
{
    const auto parsed = parseSwitchList(switches, "layer", R"("+a,-b" to show a and hide b, or "a,b" for just these)");
    if (!parsed) return parsed.error();
    std::vector<std::string> ids;
    for (const Layer& layer : document.layers) ids.push_back(layer.id);
    for (const Switch& one : *parsed)
        if (!document.layer(one.name)) return Error{unknownName("layer", one.name, ids)};
    if (parsed->front().sign == 0)
        for (Layer& layer : document.layers) layer.visible = false;
    for (const Switch& one : *parsed) document.layer(one.name)->visible = one.sign != '-';
    return Done{};
}

}  // namespace frontline
