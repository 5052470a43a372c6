// A map with a store and a selection of its own, for tests of what is made of the three.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "catch.hpp"
#include "map/data_store.hpp"
#include "map/selection.hpp"

namespace frontline {

struct TestMap {
    explicit TestMap(const std::filesystem::path& path)
    {
        auto read = readMap(path);
        if (!read) FAIL(read.error().message);
        map = std::make_shared<const MapDefinition>(std::move(read).value());
        selection = firstSelection(*map);
    }

    [[nodiscard]] MapData data() const { return {*map, *store}; }
    [[nodiscard]] const std::string& date() const { return selection.date; }

    /// The map with something changed, which a definition that is shared never is.
    template <class Change>
    void change(const Change& change)
    {
        MapDefinition changed = *map;
        change(changed);
        map = std::make_shared<const MapDefinition>(std::move(changed));
    }

    MapPointer map;
    std::shared_ptr<DataStore> store = std::make_shared<DataStore>();
    Selection selection;
};

}  // namespace frontline
