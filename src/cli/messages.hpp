// What goes to stdout and stderr. Internal to cli.
#pragma once

#include <string>
#include <vector>

#include "cli/requests.hpp"

namespace frontline {

/// "frontline: warning: ..." on stderr, a line each.
void printWarnings(const std::vector<std::string>& warnings);
/// "frontline: ..." on stderr. Returns the failure's exit code.
int printFailure(const Failure& failure);
int printFailure(int exitCode, const std::string& message);

/// Writes a whole output to stdout. Exit code: failed when it could not be written (a full disk, a closed pipe).
int printOutput(const std::string& text);

/// "113,500" with the given decimals, in the language of messages.
std::string groupedNumber(double value, int decimals = 0);
/// The number rounded for machine-readable output.
double rounded(double value, int decimals);

/// Columns side by side, each as wide as its widest cell; the first row holds the headings.
/// A cell is one line, whatever a name holds. alignment: a letter for each column, 'l' or 'r'.
std::string textTable(std::vector<std::vector<std::string>> rows, const std::string& alignment);

}  // namespace frontline
