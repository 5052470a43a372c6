#include "session/command.hpp"

#include <algorithm>

namespace frontline {

const std::vector<NamedCommand>& namedCommands()
{
    static const std::vector<NamedCommand> commands = [] {
        std::vector<NamedCommand> all;
        for (const auto& group :
             {viewCommands(), dateCommands(), scenarioCommands(), comparisonCommands(), figureCommands(),
              attributeCommands(), mapCommands(), fileCommands(), editCommands(), windowCommands()})
            all.insert(all.end(), group.begin(), group.end());
        return all;
    }();
    return commands;
}

const NamedCommand* findCommand(std::string_view name)
{
    const auto& all = namedCommands();
    const auto found = std::ranges::find_if(all, [&](const NamedCommand& c) { return name == c.name; });
    return found == all.end() ? nullptr : &*found;
}

const NamedCommand* commandForKey(std::string_view chord)
{
    const auto& all = namedCommands();
    const auto found = std::ranges::find_if(all, [&](const NamedCommand& c) {
        return std::ranges::any_of(c.keys, [&](const char* key) { return chord == key; });
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace frontline
