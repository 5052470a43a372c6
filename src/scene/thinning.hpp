// Crowds of symbols: those that lie wholly under others of their rule are not drawn.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "scene/display_list.hpp"
#include "scene/layer_key.hpp"
#include "scene/layer_mesh.hpp"
#include "scene/view.hpp"

namespace frontline {

/// A rule with no more symbols in the picture is drawn whole.
inline constexpr std::size_t fewSymbols = 2000;

/// Of the symbols of a layer that lie in the picture: how many are drawn.
struct SymbolCount {
    std::size_t drawn = 0, all = 0;
};
using SymbolCounts = std::map<LayerKey, SymbolCount>;

/// Which symbols of a rule are painted, in order. inPicture: the numbers of their anchors, in the order of the file;
/// returned as it is where none is left out. symbol: how each is drawn, wherever.
///
/// The important lie over the others: those of the higher priority (Anchor::priority), among equals those that come
/// later in the file, as they are drawn without thinning. What then lies wholly under others is left out. Whether it
/// does is told by a fine grid that is fixed to the map, so that panning leaves the choice as it is; and since nothing
/// that is left out could be seen, it does not depend on what else is left out, and the picture stays what it was.
/// Translucent symbols count as covered under as many as hide them.
std::vector<std::uint32_t> paintedAnchors(const View& view, const SymbolInstance& symbol,
                                          const std::vector<Anchor>& anchors, std::vector<std::uint32_t> inPicture);

}  // namespace frontline
