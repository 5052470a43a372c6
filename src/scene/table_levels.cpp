#include "scene/table_levels.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "base/jobs.hpp"
#include "geo/simplify.hpp"

namespace frontline {

namespace {

/// A level is made where the next finer one is so many times as fine, and so much of the table is wanted.
constexpr double coarserBy = 3, wantedShare = 0.2;

std::vector<Box> partBoxesOf(const FlatGeometry& geometry)
{
    constexpr std::size_t partsOfAJob = 20'000;
    std::vector<Box> boxes(geometry.partCount());
    parallelFor((boxes.size() + partsOfAJob - 1) / partsOfAJob, [&](std::size_t job) {
        const std::size_t end = std::min(boxes.size(), (job + 1) * partsOfAJob);
        for (std::size_t p = job * partsOfAJob; p < end; ++p)
            for (std::uint32_t r = geometry.partStarts[p]; r < geometry.partStarts[p + 1]; ++r)
                for (const Xy c : geometry.ring(r)) boxes[p].add(c);
    });
    return boxes;
}

/// How much of the ground that the parts lie on is in the box, 0..1.
double shareWithin(const std::vector<Box>& parts, const Box& box)
{
    Box all;
    for (const Box& part : parts)
        if (!part.empty()) all.add(part);
    const double width = std::min(all.maxX, box.maxX) - std::max(all.minX, box.minX);
    const double height = std::min(all.maxY, box.maxY) - std::max(all.minY, box.minY);
    const double area = all.width() * all.height();
    if (all.empty() || width <= 0 || height <= 0) return 0;
    return area > 0 ? width * height / area : 1;
}

}  // namespace

std::shared_ptr<const TableLevels::Level> TableLevels::best(const TablePointer& table, double toleranceMetres)
{
    const std::scoped_lock lock(mutex_);
    std::erase_if(entries_, [](const auto& entry) { return entry.second.table.expired(); });
    const auto entry = entries_.find(table.get());
    std::shared_ptr<const Level> found;
    if (entry == entries_.end()) return found;
    for (const auto& level : entry->second.levels)
        if (level->toleranceMetres <= toleranceMetres && (!found || level->toleranceMetres > found->toleranceMetres))
            found = level;
    return found;
}

void TableLevels::keep(const TablePointer& table, std::shared_ptr<const Level> level)
{
    const std::scoped_lock lock(mutex_);
    Entry& entry = entries_[table.get()];
    entry.table = table;
    entry.levels.push_back(std::move(level));
}

std::shared_ptr<const TableLevels::Level> TableLevels::levelFor(const TablePointer& table, double toleranceMetres,
                                                                const Box& lonLat)
{
    if (table->geometry.kind == GeometryKind::Point || table->geometry.coordinates.size() < fewVertices) return nullptr;
    auto level = best(table, toleranceMetres);
    if (!level) {
        // Without a share in the table, which would then stay as long as its levels.
        level = std::make_shared<const Level>(
            Level{0, std::shared_ptr<const FlatGeometry>(std::shared_ptr<void>(), &table->geometry),
                  partBoxesOf(table->geometry)});
        keep(table, level);
    }
    if (!(toleranceMetres > coarserBy * level->toleranceMetres) || shareWithin(level->partBoxes, lonLat) < wantedShare)
        return level;
    std::vector<std::uint32_t> all(level->geometry->featureCount());
    std::iota(all.begin(), all.end(), 0U);
    constexpr double most = std::numeric_limits<double>::infinity();
    auto simple = std::make_shared<FlatGeometry>(
        simplifyForDisplay(*level->geometry, all, Box{-most, -most, most, most}, toleranceMetres));
    std::vector<Box> boxes = partBoxesOf(*simple);
    level = std::make_shared<const Level>(Level{toleranceMetres, std::move(simple), std::move(boxes)});
    keep(table, level);
    return level;
}

}  // namespace frontline
