// The description of what a view of a map shows. Internal to cli.
#pragma once

#include "analysis/describe_map.hpp"
#include "cli/open_map.hpp"
#include "cli/view_choice.hpp"

namespace frontline {

/// As describeMap() has it; view: made for the drawn map. covered: by furniture, pixels (Scene::covered()).
Result<MapDescription> describeView(const OpenedMap& opened, const DrawnMap& drawn, const View& view,
                                    const std::vector<Box>& covered);

/// "map.png.txt" for "map.png".
std::filesystem::path descriptionPath(const std::filesystem::path& picture);

}  // namespace frontline
