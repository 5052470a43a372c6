// One small command of each kind that maps use.
#pragma once

#include "scene/display_list.hpp"

namespace frontline::gl {

/// Drawing it has the driver compile its programs for every state that the passes use. Everything lies between pixels
/// (0, 0) and (2, 2) of a view of one unit per pixel.
DisplayList sampleList();

}  // namespace frontline::gl
