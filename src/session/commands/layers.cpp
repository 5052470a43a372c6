#include "session/commands/layers.hpp"

#include <algorithm>
#include <cmath>

#include "session/session.hpp"

namespace frontline {

void SetLayerVisible::run(Session& session) const
{
    const LayerPointer known = layerById(session.map(), session.selection(), layer);
    if (!known || isShown(session.map(), session.selection(), *known) == visible) return;
    session.editing.change().layers[layer].visible = visible;
    if (!visible) return;
    // Asked for again by hand, a layer that failed is tried once more.
    const auto drawn = std::ranges::find(session.drawn().layers, layer, &DrawnLayer::id);
    if (drawn != session.drawn().layers.end() && !drawn->table) tryAgain(session.work);
}

void SetLayerOpacity::run(Session& session) const
{
    const LayerPointer known = layerById(session.map(), session.selection(), layer);
    const double wanted = std::clamp(opacity, 0.0, 1.0);
    if (!known || std::isnan(wanted) || opacityOf(session.map(), session.selection(), *known) == wanted) return;
    session.editing.change("opacity " + layer.text()).layers[layer].opacity = wanted;
}

void MoveLayer::run(Session& session) const
{
    std::vector<LayerId> order;
    for (const LayerPointer& known : layersOf(session.map(), session.selection())) order.push_back(known->id);
    const auto from = std::ranges::find(order, layer);
    if (from == order.end() || position >= order.size()) return;
    const auto to = order.begin() + static_cast<std::ptrdiff_t>(position);
    if (from == to) return;
    if (from < to)
        std::rotate(from, from + 1, to + 1);
    else
        std::rotate(to, from, from + 1);
    session.editing.change().order = std::move(order);
}

}  // namespace frontline
