// The names by which the layers of users' own files are switched, listed and grouped.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "map/map_definition.hpp"
#include "map/selection.hpp"

namespace frontline {

/// The name of a file without its endings, that of its packing included: "roads" of roads.geojson.gz and roads.gdb.zip.
std::string stemOf(const std::filesystem::path& file);

/// Gives each layer of each file an id: the file's stem, "stem/layer" where the file has several layers; where another
/// has that stem, "stem-2". The same files in the same order get the same ids on the same map.
class OwnLayerIds {
public:
    /// Ids that the map and the selection have are not given.
    OwnLayerIds(const MapDefinition& map, const Selection& selection);

    /// For the layers of the next file, in its order. several: whether the file has more of them, be they empty.
    std::vector<LayerId> next(const std::filesystem::path& file, const std::vector<std::string>& layers, bool several);

private:
    [[nodiscard]] bool isTaken(const std::string& stem) const;

    std::set<std::string> taken_;
};

}  // namespace frontline
