// The meshes of all layers for a region of the map: built at once for a picture, in the background for the window.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/job_queue.hpp"
#include "scene/layer_key.hpp"
#include "scene/layer_mesh.hpp"
#include "scene/table_levels.hpp"
#include "scene/view.hpp"

namespace frontline {

struct MeshSet {
    Region region;
    std::map<LayerKey, std::shared_ptr<const LayerMesh>> layers;

    /// The meshes of the layer as it is drawn now; nullptr when there are none for as many rules as it has.
    [[nodiscard]] const LayerMesh* of(const DrawnLayer& layer) const;
};

/// Builds the visible, loaded layers of the map on all threads. Layers that `reuse` holds for the same region are
/// taken over. levels: of large tables, which are used and added to.
std::shared_ptr<const MeshSet> buildMeshes(const DrawnMap& map, const Region& region, const MeshSet* reuse,
                                           TableLevels* levels = nullptr);

/// What decides a layer's meshes: its content, and of its rules what rulesKey() tells.
struct MeshKey {
    LayerKey layer;
    TablePointer table;
    std::string rulesKey;
    bool operator==(const MeshKey&) const = default;
};

class MeshStore {
public:
    /// The meshes of exactly this view, without triangles; waits for them.
    std::shared_ptr<const MeshSet> complete(const DrawnMap& map, const View& view);

    /// The best meshes there are, at once (nullptr before the first), and whether they are the right ones; if not,
    /// they are on their way and onReady() is called from another thread when they are here.
    std::shared_ptr<const MeshSet> available(const DrawnMap& map, const View& view, bool& settled);

    std::function<void()> onReady;

private:
    TableLevels levels_;
    std::mutex mutex_;
    std::shared_ptr<const MeshSet> current_;  // guarded by mutex_
    // What was asked for last, so that the same work is not queued at every frame.
    std::shared_ptr<const Region> asked_;
    std::vector<MeshKey> askedKeys_;
    JobQueue queue_;  // last: its thread uses the members above
};

}  // namespace frontline
