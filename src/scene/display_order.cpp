#include "scene/display_order.hpp"

#include <algorithm>
#include <iterator>

namespace frontline {

std::size_t groundCommands(const DisplayList& list)
{
    std::size_t group = 0;
    for (std::size_t i = 0; i < list.commands.size(); ++i) {
        if (std::holds_alternative<LayerStart>(list.commands[i])) group = i;
        if (std::holds_alternative<SymbolDraw>(list.commands[i])) return group;
    }
    return list.commands.size();
}

void dropEmptySymbols(DisplayList& list)
{
    std::erase_if(list.commands, [](DrawCommand& command) {
        auto* symbols = std::get_if<SymbolDraw>(&command);
        if (symbols) std::erase_if(symbols->symbols, [](const SymbolInstance& s) { return s.sizePixels <= 0; });
        return symbols && symbols->symbols.empty();
    });
}

void insertBelowSymbols(DisplayList& list, const LayerStart& group, std::vector<DrawCommand> commands)
{
    if (commands.empty()) return;
    ClipStart clip;
    auto at = list.commands.end();
    ClipStart clipThere;
    for (auto command = list.commands.begin(); command != list.commands.end(); ++command) {
        if (const auto* start = std::get_if<ClipStart>(&*command)) clip = *start;
        if (std::holds_alternative<LayerStart>(*command)) at = command, clipThere = clip;
        if (std::holds_alternative<SymbolDraw>(*command)) break;
        if (std::next(command) == list.commands.end()) at = list.commands.end(), clipThere = clip;
    }
    std::vector<DrawCommand> inserted;
    if (clipThere.box) inserted.emplace_back(ClipStart{});
    inserted.emplace_back(group);
    std::ranges::move(commands, std::back_inserter(inserted));
    if (clipThere.box) inserted.emplace_back(clipThere);
    list.commands.insert(at, std::make_move_iterator(inserted.begin()), std::make_move_iterator(inserted.end()));
}

}  // namespace frontline
