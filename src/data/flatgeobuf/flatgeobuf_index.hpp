// The index of a FlatGeobuf: a packed R-tree over the boxes of its features. Internal to data.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "data/flatgeobuf/file_pieces.hpp"
#include "geo/coordinates.hpp"

namespace frontline {

/// The tree lies in the file level by level, from its root, and each entry of a level stands for as many of the next as
/// a node has: what leads where is known without being told, and an index that lies loses features at most.
class FlatGeobufIndex {
public:
    /// An index without entries where nodeSize is 0. at: where it begins. Absent: there cannot be one so large in the
    /// file, or it has no shape.
    static std::optional<FlatGeobufIndex> create(std::uint64_t features, std::uint16_t nodeSize, std::uint64_t at,
                                                 std::uint64_t fileBytes);

    /// Where it ends and the features begin.
    [[nodiscard]] std::uint64_t end() const;

    /// Where the features begin whose boxes meet the region, in their order in the file, in bytes after end(). Absent:
    /// there is no index, or it cannot be one of this file.
    [[nodiscard]] std::optional<std::vector<std::uint64_t>> featuresWithin(const Box& region, FilePieces& file) const;

    /// Where the last feature begins, likewise.
    [[nodiscard]] std::optional<std::uint64_t> lastFeature(FilePieces& file) const;

private:
    static constexpr std::uint64_t entryBytes = 40;

    std::uint64_t nodeSize_ = 0, at_ = 0;
    std::vector<std::uint64_t> levels_;  // entries in each, from the root
};

}  // namespace frontline
