// Large tables at several levels of detail, so that a frame's meshes cost what is seen and not what the file holds.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "geo/geometry.hpp"
#include "map/data_store.hpp"

namespace frontline {

class TableLevels {
public:
    /// Smaller tables need no levels.
    static constexpr std::size_t fewVertices = 300'000;

    struct Level {
        double toleranceMetres = 0;  // it is simplified to; 0: the table itself
        std::shared_ptr<const FlatGeometry> geometry;
        std::vector<Box> partBoxes;  // longitude and latitude
    };

    /// What a mesh within the tolerance can be made from: simplified further, it is what the table itself would become.
    /// A coarser level than there is gets made first, where enough of the table is wanted that it pays. Null: of a
    /// small table. The level is good as long as the table is there. From any thread.
    std::shared_ptr<const Level> levelFor(const TablePointer& table, double toleranceMetres, const Box& lonLat);

private:
    struct Entry {
        std::weak_ptr<const FeatureTable> table;
        std::vector<std::shared_ptr<const Level>> levels;
    };
    std::shared_ptr<const Level> best(const TablePointer& table, double toleranceMetres);
    void keep(const TablePointer& table, std::shared_ptr<const Level> level);

    std::mutex mutex_;
    std::map<const FeatureTable*, Entry> entries_;  // guarded by mutex_
};

}  // namespace frontline
