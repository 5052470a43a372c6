// The symbols of a picture while its names are placed: those that are drawn with their names wait for them.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "scene/display_list.hpp"
#include "scene/layer_key.hpp"

namespace frontline {

class PlacedSymbols {
public:
    using Place = std::pair<LayerKey, std::uint32_t>;  // layer, feature
    using Rule = std::pair<LayerKey, std::size_t>;     // layer, number of its rule

    /// The symbol that comes next in that command of the list; the number it is known by.
    std::uint32_t add(std::size_t command, std::size_t symbol);
    /// It is drawn with its name or not at all.
    void tie(std::uint32_t owner, const Place& place, std::size_t rule);

    [[nodiscard]] SymbolInstance& of(DisplayList& list, std::uint32_t owner) const;

    /// Rules with tied symbols of which none is among the drawn.
    [[nodiscard]] std::set<Rule> undrawnRules(const std::set<Place>& drawn) const;

    /// Gives the tied symbols their opacity, 0..1, and takes out what is not seen.
    void settle(DisplayList& list, const std::function<double(const Place&)>& opacityOf) const;

private:
    struct Tied {
        Place place;
        std::size_t rule = 0;  // of the layer
        std::uint32_t owner = 0;
    };
    std::vector<std::pair<std::size_t, std::size_t>> symbols_;  // by owner: command of the list, symbol of it
    std::vector<Tied> tied_;
};

}  // namespace frontline
