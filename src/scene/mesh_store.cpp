#include "scene/mesh_store.hpp"

#include <algorithm>
#include <cmath>

#include "base/jobs.hpp"

namespace frontline {

namespace {

constexpr double interactiveMargin = 0.75;
/// Vertices of layers that are built while the frame waits: a few milliseconds. The ground of a scenario, a zone or a
/// line of contact is less; rivers and places are more.
constexpr std::size_t quicklyBuilt = 40000;

MeshKey meshKeyOf(const DrawnLayer& layer, const DrawnMap& map)
{
    return {keyOf(layer), layer.table, rulesKey(layer, map.language())};
}

std::vector<MeshKey> meshKeys(const DrawnMap& map)
{
    std::vector<MeshKey> keys;
    for (const DrawnLayer& layer : map.layers)
        if (isDrawn(layer)) keys.push_back(meshKeyOf(layer, map));
    return keys;
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

bool holds(const MeshSet& set, const MeshKey& key)
{
    const auto found = set.layers.find(key.layer);
    return found != set.layers.end() && found->second->table == key.table && found->second->rulesKey == key.rulesKey;
}

/// Vertices of the layers that the set lacks.
std::size_t missingVertices(const MeshSet& set, const std::vector<MeshKey>& keys)
{
    std::size_t vertices = 0;
    for (const MeshKey& key : keys)
        if (!holds(set, key)) vertices += key.table->geometry.coordinates.size();
    return vertices;
}

bool sameRegion(const Region& a, const Region& b)
{
    return a.projection.definition() == b.projection.definition() && a.unitsPerPixel == b.unitsPerPixel &&
           a.box.minX == b.box.minX && a.box.minY == b.box.minY && a.box.maxX == b.box.maxX && a.box.maxY == b.box.maxY;
}

}  // namespace

const LayerMesh* MeshSet::of(const DrawnLayer& layer) const
{
    const auto found = layers.find(keyOf(layer));
    return found == layers.end() || found->second->rules.size() != layer.rules.size() ? nullptr : found->second.get();
}

std::shared_ptr<const MeshSet> buildMeshes(const DrawnMap& map, const Region& region, const MeshSet* reuse,
                                           TableLevels* levels)
{
    auto set = std::make_shared<MeshSet>(MeshSet{region, {}});
    if (reuse && !sameRegion(reuse->region, region)) reuse = nullptr;
    std::vector<const DrawnLayer*> todo;
    for (const DrawnLayer& layer : map.layers) {
        if (!isDrawn(layer)) continue;
        if (reuse && holds(*reuse, meshKeyOf(layer, map)))
            set->layers[keyOf(layer)] = reuse->layers.at(keyOf(layer));
        else
            todo.push_back(&layer);
    }
    // The largest first, so that all threads end together.
    std::ranges::sort(todo, std::greater{}, [](const DrawnLayer* l) { return l->table->geometry.coordinates.size(); });
    if (todo.empty()) return set;
    const RegionGround ground(region, levels);
    std::vector<std::shared_ptr<const LayerMesh>> built(todo.size());
    parallelFor(todo.size(), [&](std::size_t i) {
        built[i] = std::make_shared<LayerMesh>(buildLayerMesh(*todo[i], ground, map.language()));
    });
    for (std::size_t i = 0; i < todo.size(); ++i) set->layers[keyOf(*todo[i])] = built[i];
    return set;
}

std::shared_ptr<const MeshSet> MeshStore::complete(const DrawnMap& map, const View& view)
{
    Region region = regionFor(view, 0);
    region.triangles = false;
    return buildMeshes(map, region, nullptr);
}

std::shared_ptr<const MeshSet> MeshStore::available(const DrawnMap& map, const View& view, bool& settled)
{
    std::shared_ptr<const MeshSet> current;
    {
        const std::scoped_lock lock(mutex_);
        current = current_;
    }
    const std::vector<MeshKey> keys = meshKeys(map);
    const bool covered = current && coversView(current->region, view);
    settled = covered && std::ranges::all_of(keys, [&](const MeshKey& key) { return holds(*current, key); });
    if (settled) return current;
    // A switch of scenario or date changes little: it is seen in the frame that follows it.
    if (covered && missingVertices(*current, keys) <= quicklyBuilt) {
        current = buildMeshes(map, current->region, current.get(), &levels_);
        settled = true;
        const std::scoped_lock lock(mutex_);
        current_ = current;
        return current;
    }
    const bool alreadyAsked = asked_ && coversView(*asked_, view) && askedKeys_ == keys;
    if (!alreadyAsked) {
        asked_ = std::make_shared<Region>(covered ? current->region : regionFor(view, interactiveMargin));
        askedKeys_ = keys;
        queue_.dropWaiting();
        queue_.submit(
            [this, map, region = *asked_, current] { return buildMeshes(map, region, current.get(), &levels_); },
            [this](Result<std::shared_ptr<const MeshSet>> built) {
                if (!built) return;  // no memory: what is there stays, until something else is asked for
                {
                    const std::scoped_lock lock(mutex_);
                    current_ = *std::move(built);
                }
                if (onReady) onReady();
            });
    }
    if (current && !sameProjection(current->region, view)) return nullptr;
    return current;
}

}  // namespace frontline
