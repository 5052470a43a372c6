// The subcommands, in one table: what each is called, takes and does. Internal to cli.
#pragma once

#include <vector>

#include "base/catalogue.hpp"
#include "cli/requests.hpp"

namespace CLI {
class App;
}

namespace frontline {

struct RawTexts;

struct Subcommand {
    const char* name;
    Phrase help;
    /// Declares the options, which write into the arguments.
    void (*declare)(CLI::App& app, Arguments& arguments, RawTexts& raw);
    /// Checks what was read. The error is one line.
    Result<Done> (*finish)(const CLI::App& app, Arguments& arguments, const RawTexts& raw);
    /// Does it; the exit code.
    int (*run)(const Arguments& arguments);
};

/// In the order of the help.
const std::vector<Subcommand>& subcommands();

}  // namespace frontline
