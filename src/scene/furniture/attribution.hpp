// Where what is drawn comes from, and how good it is.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scene/furniture/canvas.hpp"

namespace frontline {

/// The sources of the layers that are seen, each once, in drawing order from the top. seen: Scene::seenLayers().
std::vector<const Source*> creditedSources(const DrawnMap& map, const std::set<LayerId>& seen);

/// The attribution of each of them; followed by its date and, of one that is not official, its status and tolerance:
/// "… (generalised, 500 m, 2022)". The date of the line that is shown stands here where the subtitle does not say it.
std::vector<std::string> attributionLines(const DrawnMap& map, const std::set<LayerId>& seen,
                                          Language language = Language::English);

/// For the file beside a picture that does not show it: the credit and the attribution, a line each; "" when there is
/// nothing to say, or the picture says it.
std::string attributionFileText(const DrawnMap& map, const std::set<LayerId>& seen);

/// Credit and attribution on a veil, as far as they are switched on, wrapped. right: aligned to the right.
std::optional<FurniturePiece> attributionPiece(const FurnitureCanvas& canvas, const std::set<LayerId>& seen,
                                               double mostWidthPixels, double mostHeightPixels, bool right);

}  // namespace frontline
