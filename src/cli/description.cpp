#include "cli/description.hpp"

namespace frontline {

Result<MapDescription> describeView(const OpenedMap& opened, const DrawnMap& drawn, const View& view)
{
    const ViewChoice& choice = drawn.selection.view;
    const ViewId id = choice == ViewChoice() ? drawn.map->defaultView : choice.preset;
    return describeMap(opened.data(), drawn, {view.projection, view.bounds(), view.metresPerPoint(), id});
}

std::filesystem::path descriptionPath(const std::filesystem::path& picture)
{
    std::filesystem::path path = picture;
    return path += ".txt";
}

}  // namespace frontline
