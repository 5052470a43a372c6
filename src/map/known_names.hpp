// The names that a map knows of one kind, to compare with one that a file uses. Internal to map.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/id.hpp"

namespace frontline {

namespace known_names {

inline const std::string& nameOf(const std::string& key)
{
    return key;
}
template <class Kind>
const std::string& nameOf(const Id<Kind>& key)
{
    return key.text();
}
template <class Item>
const std::string& idOf(const Item& item)
{
    return item.id.text();
}
template <class Item>
const std::string& idOf(const std::shared_ptr<const Item>& item)
{
    return item->id.text();
}

}  // namespace known_names

/// The ids of items, or of what pointers to them hold, in their order.
template <class Items>
std::vector<std::string> idsOf(const Items& items)
{
    std::vector<std::string> ids;
    ids.reserve(items.size());
    for (const auto& item : items) ids.push_back(known_names::idOf(item));
    return ids;
}

/// The keys of a map, texts or ids, in its order.
template <class Map>
std::vector<std::string> keysOf(const Map& map)
{
    std::vector<std::string> keys;
    keys.reserve(map.size());
    for (const auto& [key, value] : map) keys.push_back(known_names::nameOf(key));
    return keys;
}

}  // namespace frontline
