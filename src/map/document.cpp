#include "map/document.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/program_files.hpp"

namespace frontline {

namespace {

template <class Items>
auto* byId(Items& items, std::string_view id)
{
    const auto found = std::ranges::find_if(items, [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

const Layer* Document::layer(std::string_view id) const
{
    return byId(layers, id);
}

Layer* Document::layer(std::string_view id)
{
    return byId(layers, id);
}

const ViewPreset* Document::view(std::string_view id) const
{
    return byId(views, id);
}

const Source* Document::source(std::string_view id) const
{
    return byId(sources, id);
}

const Scenario* Document::scenarioById(std::string_view id) const
{
    return byId(scenarios, id);
}

Color Document::color(const ColorRef& ref) const
{
    Color color{255, 0, 255, 255};
    if (const auto literal = parseColor(ref.name)) {
        color = *literal;
    } else if (const auto palette = themes.find(theme); palette != themes.end()) {
        if (const auto named = palette->second.find(ref.name); named != palette->second.end()) color = named->second;
    }
    return color.withOpacity(ref.opacity);
}

std::filesystem::path defaultMapPath()
{
    if (const char* path = std::getenv("FRONTLINE_MAP"); path && *path) return path;
    return programFolder("geodata") / "map.toml";
}

}  // namespace frontline
