// Changes of a display list once it is known what of it is drawn.
#pragma once

#include <vector>

#include "scene/display_list.hpp"

namespace frontline {

/// How many commands come before the first group that draws symbols: the ground of the map, all of it meshes.
std::size_t groundCommands(const DisplayList& list);

/// Takes out the symbols of size 0, and commands that have none left.
void dropEmptySymbols(DisplayList& list);

/// Puts the commands, as a group, before the first group that draws symbols (at the end where none does), so that they
/// cut no symbol. They are drawn in the whole picture, whatever clip is in force there.
void insertBelowSymbols(DisplayList& list, const LayerStart& group, std::vector<DrawCommand> commands);

}  // namespace frontline
