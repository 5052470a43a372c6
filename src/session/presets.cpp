#include "session/presets.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "map/local_names.hpp"
#include "session/status_text.hpp"

namespace frontline {

std::vector<const ViewPreset*> presetsByKey(const MapDefinition& map)
{
    std::vector<const ViewPreset*> presets;
    for (const ViewPreset& preset : map.views) presets.push_back(&preset);
    const auto extent = [](const ViewPreset* p) { return p->lonLat.width() * p->lonLat.height(); };
    const auto largest = std::ranges::max_element(presets, {}, extent);
    if (largest == presets.end()) return presets;
    std::rotate(presets.begin(), largest, largest + 1);
    const auto isFirst = [&](const ViewPreset* p) { return p->id == map.defaultView; };
    const auto first = std::find_if(presets.begin() + 1, presets.end(), isFirst);
    if (first != presets.end()) std::rotate(first, first + 1, presets.end());
    return presets;
}

std::vector<CrsChoice> projectionChoices(const MapDefinition& map)
{
    std::vector<CrsChoice> choices{{"", map.crs}};
    if (const auto presets = presetsByKey(map); !presets.empty()) {
        const auto [first, last] = utmZones(presets.front()->lonLat);
        const bool south = presets.front()->lonLat.centre().y < 0;
        const int base = south ? 32700 : 32600;
        // A map of the whole world would list them all.
        constexpr int most = 8;
        for (int zone = first; zone <= std::min(last, first + most - 1); ++zone)
            choices.push_back({fmt::format("UTM {}{}", zone, south ? "S" : "N"), fmt::format("EPSG:{}", base + zone)});
    }
    choices.push_back({"Web Mercator", "EPSG:3857"});
    return choices;
}

std::vector<std::pair<std::string, LocalText>> oblastNames(const MapData& data)
{
    std::vector<std::pair<std::string, LocalText>> names;
    const TablePointer oblasts = data.loaded(data.map.roles.oblasts);
    if (!oblasts) return names;
    for (std::size_t i = 0; i < oblasts->featureCount(); ++i)
        names.emplace_back(oblasts->text("iso", i), localName(*oblasts, i));
    return names;
}

}  // namespace frontline
