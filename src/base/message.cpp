#include "base/message.hpp"

#include <fmt/args.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace frontline {

std::string fillIn(const char* translation, const char* text, std::span<const MessageValue> values)
{
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (const MessageValue& value : values)
        std::visit([&](const auto& known) { arguments.push_back(known); }, value.value_);
    try {
        return fmt::vformat(translation, arguments);
    } catch (const fmt::format_error&) {
        return fmt::vformat(text, arguments);
    }
}

std::string listed(std::span<const std::string> texts)
{
    return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace frontline
