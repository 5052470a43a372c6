// Fonts and colours of the panels.
#pragma once

#include <filesystem>

#include "base/color.hpp"
#include "ui/ui.hpp"

namespace frontline {

/// Fonts for the current ImGui context, replacing those it has; the caller makes the texture afterwards.
/// fonts: folder with Inter-Regular.otf and Inter-Medium.otf; ImGui's own font stands in for a missing file.
UiFonts loadUiFonts(const std::filesystem::path& fonts, double scale);

/// Whether light text stands out on it.
bool isDark(Color background);

/// Colours and sizes of the current ImGui context: calm light panels, or dark ones.
void applyUiStyle(bool dark, double scale);

}  // namespace frontline
