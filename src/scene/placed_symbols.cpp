#include "scene/placed_symbols.hpp"

#include <map>
#include <variant>

#include "scene/display_order.hpp"

namespace frontline {

std::uint32_t PlacedSymbols::add(std::size_t command, std::size_t symbol)
{
    symbols_.emplace_back(command, symbol);
    return static_cast<std::uint32_t>(symbols_.size() - 1);
}

void PlacedSymbols::tie(std::uint32_t owner, const Place& place, std::size_t rule)
{
    tied_.push_back({place, rule, owner});
}

SymbolInstance& PlacedSymbols::of(DisplayList& list, std::uint32_t owner) const
{
    const auto& [command, symbol] = symbols_[owner];
    return std::get<SymbolDraw>(list.commands[command]).symbols[symbol];
}

std::set<PlacedSymbols::Rule> PlacedSymbols::undrawnRules(const std::set<Place>& drawn) const
{
    std::map<Rule, bool> rules;  // whether one of its symbols is drawn
    for (const Tied& tied : tied_) {
        bool& any = rules[{tied.place.first, tied.rule}];
        any = any || drawn.contains(tied.place);
    }
    std::set<Rule> undrawn;
    for (const auto& [rule, any] : rules)
        if (!any) undrawn.insert(rule);
    return undrawn;
}

void PlacedSymbols::settle(DisplayList& list, const std::function<double(const Place&)>& opacityOf) const
{
    for (const Tied& tied : tied_) {
        const double opacity = opacityOf(tied.place);
        SymbolInstance& symbol = of(list, tied.owner);
        symbol.color = symbol.color.withOpacity(opacity);
        symbol.outline = symbol.outline.withOpacity(opacity);
        if (opacity <= 0) symbol.sizePixels = 0;
    }
    dropEmptySymbols(list);
}

}  // namespace frontline
