// Installed fonts for characters that the map's own lack. Internal to scene.
#pragma once

#include <optional>

#include "map/style.hpp"
#include "scene/display_list.hpp"

namespace frontline {

/// The installed font with outlines that Fontconfig thinks nearest to the face and that has the character; nullopt when
/// none has it. Slow at the first call in a process (it reads the list of fonts): keep what it returns.
std::optional<FallbackFont> findFallbackFont(char32_t character, FontFace face);

}  // namespace frontline
