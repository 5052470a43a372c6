// Occupied areas that were computed before. Internal to map and analysis.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "data/feature_table.hpp"
#include "map/document.hpp"

namespace frontline {

/// The latest results of computing recipes. May be used from several threads.
class OccupiedCache {
public:
    /// What a result depends on: the recipe with its date resolved, and the tables it was computed from.
    struct Key {
        std::string recipe;
        std::shared_ptr<const FeatureTable> areas, lines, oblasts;
        bool operator==(const Key&) const = default;
    };

    /// nullptr when it is not here.
    std::shared_ptr<const FeatureTable> find(const Key& key);
    void put(Key key, std::shared_ptr<const FeatureTable> table);

private:
    static constexpr std::size_t capacity = 32;  // areas of about 100 kB
    std::mutex mutex_;
    std::deque<std::pair<Key, std::shared_ptr<const FeatureTable>>> entries_;
};

/// The date whose lines the recipe uses on the document's date; "" for all lines of the data (a line without dates,
/// as that of 2014-2022). The lines must be loaded.
std::string recipeDate(const Document& document, const OccupiedRecipe& recipe);

/// occupiedArea() through the document's cache.
Result<std::shared_ptr<const FeatureTable>> cachedOccupiedArea(const Document& document, const OccupiedRecipe& recipe);

}  // namespace frontline
