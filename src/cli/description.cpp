#include "cli/description.hpp"

namespace frontline {

Result<MapDescription> describeView(Document& document, const ViewChoice& choice, const View& view)
{
    std::string id = choice.view;
    if (id.empty() && !choice.bbox && !choice.centre) id = document.defaultView;
    return describeMap(document, {view.projection, view.bounds(), view.metresPerPoint(), id});
}

std::filesystem::path descriptionPath(const std::filesystem::path& picture)
{
    std::filesystem::path path = picture;
    return path += ".txt";
}

}  // namespace frontline
