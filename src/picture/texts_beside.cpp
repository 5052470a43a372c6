#include "picture/texts_beside.hpp"

#include <fmt/format.h>

#include <sstream>
#include <string_view>
#include <system_error>

#include "base/file.hpp"
#include "base/message.hpp"

namespace frontline {

namespace {

constexpr std::string_view signature = "[Frontline ";

bool isSigned(std::string_view text)
{
    if (text.ends_with('\n')) text.remove_suffix(1);
    const std::string_view last = text.substr(text.rfind('\n') + 1);
    return last.starts_with(signature) && last.ends_with(']');
}

bool isWorldFile(const std::string& text)
{
    constexpr int wanted = 6;
    std::istringstream in(text);
    int count = 0;
    for (double number = 0; in >> number;) ++count;
    return count == wanted && in.eof();
}

template <class Recognise>
Result<Done> checkOurs(const std::filesystem::path& path, Recognise recognise)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return Done{};
    const auto text = readFile(path);
    if (!text) return text.error();
    if (recognise(*text)) return Done{};
    return Error{
        msg("{}: is another file, which would be lost; move it away, or give the picture another name", path.string())};
}

}  // namespace

std::filesystem::path sourcesFilePath(const std::filesystem::path& picture)
{
    return picture.string() + ".sources.txt";
}

std::string signedText(std::string text)
{
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    return text + fmt::format("{}{}]\n", signature, FRONTLINE_VERSION);
}

Result<Done> checkTextBeside(const std::filesystem::path& path)
{
    return checkOurs(path, isSigned);
}

Result<Done> checkWorldFile(const std::filesystem::path& path)
{
    return checkOurs(path, isWorldFile);
}

}  // namespace frontline
