// The names that a map gives to its parts.
#pragma once

#include "base/id.hpp"

namespace frontline {

using LayerId = Id<struct LayerTag>;
using DataId = Id<struct DataTag>;
using ScenarioId = Id<struct ScenarioTag>;
using ViewId = Id<struct ViewTag>;
using ThemeId = Id<struct ThemeTag>;

}  // namespace frontline
