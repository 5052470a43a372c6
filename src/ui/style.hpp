// Fonts and colours of the panels.
#pragma once

#include <filesystem>

#include "map/document.hpp"
#include "ui/ui_state.hpp"

namespace frontline {

/// Fonts for the current ImGui context, replacing those it has; the caller makes the texture afterwards.
/// fonts: folder with Inter-Regular.otf and Inter-Medium.otf; ImGui's own font stands in for a missing file.
UiFonts loadUiFonts(const std::filesystem::path& fonts, double scale);

/// Whether the theme's background is dark.
bool isDarkTheme(const Document& document);

/// Colours and sizes of the current ImGui context: calm light panels, or dark ones.
void applyUiStyle(bool dark, double scale);

}  // namespace frontline
