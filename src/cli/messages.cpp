#include "cli/messages.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "base/message.hpp"
#include "base/system_reason.hpp"
#include "base/text.hpp"

namespace frontline {

std::string oneLine(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    text = printable(text);
    for (char& c : text)
        if (c == '\n' || c == '\t') c = ' ';
    return text;
}

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

std::string sizeText(std::uint64_t bytes)
{
    const auto value = static_cast<double>(bytes);
    if (value < 1e4) return msg("{} bytes", groupedNumber(value));
    if (value < 1e6) return msg("{} KB", groupedNumber(value / 1e3));
    return msg("{} MB", groupedNumber(value / 1e6, value < 1e7 ? 1 : 0));
}

std::uint64_t fileSize(const std::filesystem::path& path)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    return error ? 0 : size;
}

std::string writtenFile(const std::filesystem::path& path)
{
    return fmt::format("{}: {}", path.string(), sizeText(fileSize(path)));
}

double rounded(double value, int decimals)
{
    const double unit = std::pow(10, decimals);
    return std::round(value * unit) / unit;
}

}  // namespace frontline
