// What the user can ask for, and the table of what has a name.
//
// A command is any value with `void run(Session&) const`: panels make it with what it needs, as SetLayerOpacity{layer,
// opacity}. Each is declared, defined and, where it has a name, listed in the file of its group under commands/.
#pragma once

#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "session/text.hpp"

namespace frontline {

class Session;

/// A command, ready to be carried out: by Session::apply().
class Command {
public:
    template <class Wish>
    requires requires(const Wish& wish, Session& session) { wish.run(session); }
    Command(Wish wish) : run_([wish = std::move(wish)](Session& session) { wish.run(session); }) {}
    void run(Session& session) const { run_(session); }

private:
    std::function<void(Session&)> run_;
};
using Commands = std::vector<Command>;

/// A command with a name, a help line and keys.
struct NamedCommand {
    const char* name;               // "view.zoom-in"
    std::vector<const char*> keys;  // "Ctrl+Shift+Z": modifiers in the order Ctrl, Shift, Alt; the first is shown
    Phrase help;
    Command command;
    bool undoable = false;  // it makes a step of undo where it changes anything
    bool inPalette = true;  // it can be found by its help line
    int view = -1;          // the view preset that it shows, whose title stands for the help line
};

/// All named commands, in the order of the help window.
const std::vector<NamedCommand>& namedCommands();
/// nullptr when there is no such command.
const NamedCommand* findCommand(std::string_view name);
/// nullptr when the key does nothing.
const NamedCommand* commandForKey(std::string_view chord);

// The groups, in that order; each in a file under commands/.
std::vector<NamedCommand> viewCommands();
std::vector<NamedCommand> dateCommands();
std::vector<NamedCommand> scenarioCommands();
std::vector<NamedCommand> comparisonCommands();
std::vector<NamedCommand> figureCommands();
std::vector<NamedCommand> attributeCommands();
std::vector<NamedCommand> mapCommands();
std::vector<NamedCommand> fileCommands();
std::vector<NamedCommand> editCommands();
std::vector<NamedCommand> windowCommands();

}  // namespace frontline
