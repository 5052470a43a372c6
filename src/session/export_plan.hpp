// From the settings of the export dialog to the picture: its size, the frame on the map, its view, its file.
#pragma once

#include <filesystem>

#include "map/drawn_map.hpp"
#include "picture/picture_size.hpp"
#include "picture/picture_writer.hpp"
#include "scene/view.hpp"
#include "session/export_settings.hpp"
#include "session/layout.hpp"
#include "session/text.hpp"

namespace frontline {

/// All sizes by name, and all formats.
std::vector<ExportPreset> exportPresets();
std::vector<ExportFormat> exportFormats();

/// What the user changed, with what follows from it: a preset sets the size; a size makes it one of the user's own;
/// a unit keeps the size; a name with a known ending chooses the format.
ExportSettings followed(const ExportSettings& before, ExportSettings after);

/// Whole pixels. Width and height below 1 or over the most there can be give 0 for both.
PixelSize exportSize(const ExportSettings& settings);
[[nodiscard]] PictureFormat exportFormat(const ExportSettings& settings);
/// The folder may begin with "~/"; "" is the working folder.
std::filesystem::path exportPath(const ExportSettings& settings);

/// Why it cannot be exported; "" when it can. available: bytes of memory.
std::string exportProblem(const ExportSettings& settings, std::optional<std::uint64_t> available, Language language);

/// Pixels of the window: as large as the free area allows, with the picture's sides. Empty for a size of 0.
Box exportFrame(const Layout& layout, PixelSize size);
/// What the frame covers of the window's view, in the picture's pixels.
View exportView(const View& window, const Box& frame, PixelSize size, double dpi);
/// The map as it is drawn in the window, for the picture: with its theme, and the divider at the same place. Styles are
/// those of the window's theme still.
DrawnMap exportMap(DrawnMap drawn, const ExportSettings& settings, const Box& frame, double windowWidth);

/// The stem, or stem-2, stem-3 ...: the first for which neither the picture nor its world file is there. "" after
/// 10,000.
std::string freeName(ExportSettings settings, const std::string& stem);
/// Whether the picture, its world file or the text with its sources would replace a file of the user's.
bool isTaken(const ExportSettings& settings);

}  // namespace frontline
