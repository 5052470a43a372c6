#include "data/flatgeobuf/flatgeobuf_index.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace frontline {

namespace {

/// As it lies in the file. offset: of the entries for features, where these begin.
struct Entry {
    Box box;
    std::uint64_t offset;
};

/// A box that is none, of what is nowhere, is not outside.
bool isOutside(const Box& box, const Box& region)
{
    return box.maxX < region.minX || box.maxY < region.minY || box.minX > region.maxX || box.minY > region.maxY;
}

}  // namespace

std::optional<FlatGeobufIndex> FlatGeobufIndex::create(std::uint64_t features, std::uint16_t nodeSize, std::uint64_t at,
                                                       std::uint64_t fileBytes)
{
    FlatGeobufIndex index;
    index.at_ = at;
    if (nodeSize == 0) return index;
    if (nodeSize < 2 || features == 0 || features > fileBytes / entryBytes) return std::nullopt;
    index.nodeSize_ = nodeSize;
    index.levels_.push_back(features);
    do {
        index.levels_.push_back((index.levels_.back() + nodeSize - 1) / nodeSize);
    } while (index.levels_.back() > 1);
    std::ranges::reverse(index.levels_);
    return index;
}

std::uint64_t FlatGeobufIndex::end() const
{
    return at_ + entryBytes * std::accumulate(levels_.begin(), levels_.end(), std::uint64_t{0});
}

std::optional<std::uint64_t> FlatGeobufIndex::lastFeature(FilePieces& file) const
{
    if (levels_.empty()) return std::nullopt;
    file.seek(end() - entryBytes);
    const std::uint8_t* const bytes = file.peek(entryBytes);
    if (!bytes) return std::nullopt;
    Entry entry;
    std::memcpy(&entry, bytes, entryBytes);
    return entry.offset;
}

std::optional<std::vector<std::uint64_t>> FlatGeobufIndex::featuresWithin(const Box& region, FilePieces& file) const
{
    static_assert(sizeof(Entry) == entryBytes);
    if (levels_.empty()) return std::nullopt;
    std::vector<std::uint64_t> parents{0}, within, offsets;
    std::uint64_t levelAt = at_, perParent = levels_.front();
    for (const std::uint64_t count : levels_) {
        within.clear(), offsets.clear();
        for (const std::uint64_t parent : parents) {
            const std::uint64_t first = parent * perParent, end = std::min(first + perParent, count);
            file.seek(levelAt + first * entryBytes);
            for (std::uint64_t i = first; i < end; ++i) {
                const std::uint8_t* const bytes = file.peek(entryBytes);
                if (!bytes) return std::nullopt;
                Entry entry;
                std::memcpy(&entry, bytes, entryBytes);
                file.take(entryBytes);
                if (isOutside(entry.box, region)) continue;
                within.push_back(i);
                offsets.push_back(entry.offset);
            }
        }
        parents = within;
        levelAt += count * entryBytes;
        perParent = nodeSize_;
    }
    const auto descends = [](std::uint64_t a, std::uint64_t b) { return a >= b; };
    const auto last = lastFeature(file);
    if (!last || std::ranges::adjacent_find(offsets, descends) != offsets.end()) return std::nullopt;
    if (!offsets.empty() && offsets.back() > *last) return std::nullopt;
    return offsets;
}

}  // namespace frontline
