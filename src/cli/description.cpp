#include "cli/description.hpp"

namespace frontline {

Result<MapDescription> describeView(const OpenedMap& opened, const DrawnMap& drawn, const View& view,
                                    const std::vector<Box>& covered)
{
    std::vector<Box> there(covered.size());
    for (std::size_t i = 0; i < covered.size(); ++i) {
        there[i].add(view.fromPixel({covered[i].minX, covered[i].minY}));
        there[i].add(view.fromPixel({covered[i].maxX, covered[i].maxY}));
    }
    const ViewChoice& choice = drawn.selection.view;
    const ViewId id = choice == ViewChoice() ? drawn.map->defaultView : choice.preset;
    return describeMap(opened.data(), drawn, {view.projection, view.bounds(), view.metresPerPoint(), id, there});
}

std::filesystem::path descriptionPath(const std::filesystem::path& picture)
{
    std::filesystem::path path = picture;
    return path += ".txt";
}

}  // namespace frontline
