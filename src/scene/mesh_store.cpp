#include "scene/mesh_store.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace frontline {

namespace {

constexpr double interactiveMargin = 0.75;
/// Vertices of layers that are built while the frame waits: a few milliseconds. The ground of a scenario, a zone or a
/// line of contact is less; rivers and places are more.
constexpr std::size_t quicklyBuilt = 40000;

bool isDrawn(const Layer& layer)
{
    return layer.visible && layer.opacity > 0 && layer.table;
}

std::vector<DrawnLayer> drawnLayers(const Document& document)
{
    std::vector<DrawnLayer> layers;
    for (const Layer& layer : document.layers)
        if (isDrawn(layer)) layers.push_back({layer.id, layer.table, rulesKey(layer)});
    return layers;
}

bool sameProjection(const Region& region, const View& view)
{
    return region.projection.definition() == view.projection.definition();
}

bool coversView(const Region& region, const View& view)
{
    return sameProjection(region, view) && region.unitsPerPixel == regionFor(view, 0).unitsPerPixel &&
           region.box.contains(view.bounds());
}

bool holds(const MeshSet& set, const DrawnLayer& layer)
{
    const auto found = set.layers.find(layer.id);
    return found != set.layers.end() && found->second->table == layer.table &&
           found->second->rulesKey == layer.rulesKey;
}

/// Vertices of the layers that the set lacks.
std::size_t missingVertices(const MeshSet& set, const std::vector<DrawnLayer>& layers)
{
    std::size_t vertices = 0;
    for (const DrawnLayer& layer : layers)
        if (!holds(set, layer)) vertices += layer.table->geometry.coordinates.size();
    return vertices;
}

bool sameRegion(const Region& a, const Region& b)
{
    return a.projection.definition() == b.projection.definition() && a.unitsPerPixel == b.unitsPerPixel &&
           a.box.minX == b.box.minX && a.box.minY == b.box.minY && a.box.maxX == b.box.maxX && a.box.maxY == b.box.maxY;
}

}  // namespace

Region regionFor(const View& view, double margin)
{
    const Box bounds = view.bounds();
    // At least a few pixels, so that wide lines and soft edges of what is cut lie outside the picture.
    const double grow = std::max(margin * std::max(bounds.width(), bounds.height()), 24 * view.unitsPerPixel);
    return {view.projection, bounds.grownBy(grow), std::exp2(std::floor(std::log2(view.unitsPerPixel)))};
}

std::shared_ptr<const MeshSet> buildMeshes(const Document& document, const Region& region, const MeshSet* reuse)
{
    auto set = std::make_shared<MeshSet>(MeshSet{region, {}});
    std::vector<const Layer*> todo;
    for (const Layer& layer : document.layers) {
        if (!isDrawn(layer)) continue;
        if (reuse && sameRegion(reuse->region, region)) {
            const auto found = reuse->layers.find(layer.id);
            if (found != reuse->layers.end() && found->second->table == layer.table &&
                found->second->rulesKey == rulesKey(layer)) {
                set->layers[layer.id] = found->second;
                continue;
            }
        }
        todo.push_back(&layer);
    }
    // The largest first, so that the two threads end together.
    std::ranges::sort(todo, std::greater{}, [](const Layer* l) { return l->table->geometry.coordinates.size(); });
    std::vector<std::shared_ptr<const LayerMesh>> built(todo.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < todo.size(); i = next++)
            built[i] = std::make_shared<LayerMesh>(buildLayerMesh(*todo[i], region));
    };
    if (todo.size() > 1) {
        std::jthread second(work);
        work();
    } else {
        work();
    }
    for (std::size_t i = 0; i < todo.size(); ++i) set->layers[todo[i]->id] = built[i];
    return set;
}

std::shared_ptr<const MeshSet> MeshStore::complete(const Document& document, const View& view)
{
    return buildMeshes(document, regionFor(view, 0), nullptr);
}

std::shared_ptr<const MeshSet> MeshStore::available(const Document& document, const View& view, bool& settled)
{
    std::shared_ptr<const MeshSet> current;
    {
        const std::scoped_lock lock(mutex_);
        current = current_;
    }
    const std::vector<DrawnLayer> layers = drawnLayers(document);
    const bool covered = current && coversView(current->region, view);
    settled = covered && std::ranges::all_of(layers, [&](const DrawnLayer& layer) { return holds(*current, layer); });
    if (settled) return current;
    // A switch of scenario or date changes little: it is seen in the frame that follows it.
    if (covered && missingVertices(*current, layers) <= quicklyBuilt) {
        current = buildMeshes(document, current->region, current.get());
        settled = true;
        const std::scoped_lock lock(mutex_);
        current_ = current;
        return current;
    }
    const bool alreadyAsked = asked_ && coversView(*asked_, view) && askedLayers_ == layers;
    if (!alreadyAsked) {
        asked_ = std::make_shared<Region>(covered ? current->region : regionFor(view, interactiveMargin));
        askedLayers_ = layers;
        worker_.dropWaiting();
        worker_.submit([this, document, region = *asked_, current] {
            auto set = buildMeshes(document, region, current.get());
            {
                const std::scoped_lock lock(mutex_);
                current_ = std::move(set);
            }
            if (onReady) onReady();
        });
    }
    if (current && !sameProjection(current->region, view)) return nullptr;
    return current;
}

}  // namespace frontline
