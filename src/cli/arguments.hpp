// The arguments of the program, read into requests. Internal to cli.
#pragma once

#include <optional>

#include "base/language.hpp"
#include "cli/requests.hpp"

namespace frontline {

/// The language that --language asks for, where the program speaks it: looked for before all else, so that what is
/// wrong with the arguments is said in it too.
std::optional<Language> languageAsked(int argc, const char* const* argv);

/// The error is one line: what is wrong with the arguments.
Result<Arguments> parseArguments(int argc, const char* const* argv);

}  // namespace frontline
