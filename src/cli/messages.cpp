#include "cli/messages.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "base/message.hpp"
#include "base/system_reason.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

/// A message is one line whatever a file name or a library put into it.
std::string oneLine(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    text = printable(text);
    for (char& c : text)
        if (c == '\n' || c == '\t') c = ' ';
    return text;
}

}  // namespace

void printWarnings(const std::vector<std::string>& warnings)
{
    for (const std::string& warning : warnings)
        std::fprintf(stderr, "%s\n", oneLine(msg("frontline: warning: {}", warning)).c_str());
}

int printFailure(const Failure& failure)
{
    std::fprintf(stderr, "frontline: %s\n", oneLine(failure.message).c_str());
    return failure.exitCode;
}

int printFailure(int exitCode, const std::string& message)
{
    return printFailure(Failure{exitCode, message});
}

int printOutput(const std::string& output)
{
    // Whatever the names in a file hold, the terminal takes no orders from them.
    const std::string text = printable(output);
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (written) return exitDone;
    return printFailure(exitFailed, msg("cannot write the output: {}", systemReason(errno)));
}

std::string groupedNumber(double value, int decimals)
{
    return numberText(value, decimals, messageLanguage());
}

double rounded(double value, int decimals)
{
    const double unit = std::pow(10, decimals);
    return std::round(value * unit) / unit;
}

std::string textTable(std::vector<std::vector<std::string>> rows, const std::string& alignment)
{
    for (auto& row : rows)
        for (std::string& cell : row) cell = oneLine(std::move(cell));
    std::vector<std::size_t> widths(alignment.size(), 0);
    for (const auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], characterCount(row[c]));
    std::string out;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string space(widths[c] - characterCount(row[c]), ' ');
            if (c > 0) line += "  ";
            line += alignment[c] == 'r' ? space + row[c] : row[c] + space;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

}  // namespace frontline
