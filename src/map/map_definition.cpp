#include "map/map_definition.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/program_files.hpp"

namespace frontline {

namespace {

template <class Items, class Key>
const auto* byId(const Items& items, Key id)
{
    const auto found = std::ranges::find_if(items, [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

template <class Pointer, class Key>
Pointer pointerById(const std::vector<Pointer>& items, Key id)
{
    const auto found = std::ranges::find_if(items, [&](const Pointer& item) { return item->id == id; });
    return found == items.end() ? nullptr : *found;
}

}  // namespace

LayerPointer MapDefinition::layer(LayerId id) const
{
    return pointerById(layers, id);
}

const ViewPreset* MapDefinition::view(ViewId id) const
{
    return byId(views, id);
}

const Source* MapDefinition::source(SourceId id) const
{
    return byId(sources, id);
}

ScenarioPointer MapDefinition::scenarioById(ScenarioId id) const
{
    return pointerById(scenarios, id);
}

const DataFile* MapDefinition::file(DataId id) const
{
    const auto found = data.find(id);
    return found == data.end() ? nullptr : &found->second;
}

LayerPointer MapDefinition::layerOf(LayerRole role) const
{
    const auto found = std::ranges::find(layers, role, &LayerDefinition::role);
    return found == layers.end() ? nullptr : *found;
}

bool MapDefinition::hasDate(const std::string& wanted) const
{
    return std::ranges::find(dates, wanted) != dates.end();
}

LayerLook MapDefinition::look(ThemeId id, const LayerDefinition& layer) const
{
    LayerLook look{layer.rules, layer.visible, layer.opacity};
    const auto file = themes.find(id);
    if (file == themes.end()) return look;
    const auto changed = file->second.looks.find(layer.id);
    if (changed == file->second.looks.end()) return look;
    if (changed->second.rules) look.rules = changed->second.rules;
    if (changed->second.visible) look.visible = changed->second.visible;
    if (changed->second.opacity) look.opacity = changed->second.opacity;
    return look;
}

const Palette& MapDefinition::palette(ThemeId id) const
{
    static const Palette none;
    auto found = themes.find(id);
    if (found == themes.end()) found = themes.find(theme);
    return found == themes.end() ? none : found->second.colors;
}

std::filesystem::path defaultMapPath()
{
    if (const char* path = std::getenv("FRONTLINE_MAP"); path && *path) return path;
    return programFolder("geodata") / "map.toml";
}

}  // namespace frontline
