#include "map/toml_value.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "base/file.hpp"
#include "base/message.hpp"

namespace frontline {

namespace {

TomlValue convert(const toml::node& node);

TomlTable convert(const toml::table& table)
{
    TomlTable out;
    out.reserve(table.size());
    for (const auto& [key, node] : table) {
        TomlValue value = convert(node);
        const int line = static_cast<int>(key.source().begin.line);
        if (value.line == 0) value.line = line;
        TomlKey name{std::string(key.str()), line > 0 ? line : value.line};
        out.push_back({std::move(name), std::move(value)});
    }
    return out;
}

template <class T>
std::string plainText(const T& value)
{
    std::ostringstream text;
    text << value;
    return text.str();
}

TomlValue convert(const toml::node& node)
{
    TomlValue out;
    out.line = static_cast<int>(node.source().begin.line);
    if (const auto* table = node.as_table()) {
        out.value = convert(*table);
    } else if (const auto* array = node.as_array()) {
        TomlArray items;
        for (const toml::node& item : *array) items.push_back(convert(item));
        out.value = std::move(items);
    } else if (const auto* text = node.as_string()) {
        out.value = text->get();
    } else if (const auto* whole = node.as_integer()) {
        out.value = whole->get();
    } else if (const auto* number = node.as_floating_point()) {
        out.value = number->get();
    } else if (const auto* boolean = node.as_boolean()) {
        out.value = boolean->get();
    } else if (const auto* date = node.as_date()) {
        out.value = plainText(date->get());
    } else if (const auto* time = node.as_time()) {
        out.value = plainText(time->get());
    } else if (const auto* dateTime = node.as_date_time()) {
        out.value = plainText(dateTime->get());
    }
    return out;
}

/// A key of many parts is a table in a table in a table, which the parser goes into, and comes out of, by recursion.
constexpr std::size_t mostKeyParts = 64;

/// The first line whose key has more parts, from 1; 0: none. A line within a text of several lines that looks like such
/// a key is taken for one.
int lineOfLongKey(std::string_view text)
{
    int number = 0;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        ++number;
        std::size_t parts = 1;
        char quote = 0;
        for (const char c : line) {
            if (quote == 0 && c == '#') break;
            if (c == '"' || c == '\'') quote = quote == 0 ? c : quote == c ? '\0' : quote;
            if (quote != 0) continue;
            if (c == '.' && ++parts > mostKeyParts) return number;
            if (std::string_view(",=[]{}").find(c) != std::string_view::npos) parts = 1;
        }
    }
    return 0;
}

}  // namespace

std::string typeName(const TomlValue& value)
{
    static constexpr Phrase names[] = {phrase("a text"),        phrase("a whole number"), phrase("a number"),
                                       phrase("true or false"), phrase("a list"),         phrase("a table")};
    return names[value.value.index()].in(messageLanguage());
}

Result<TomlTable> readToml(const std::filesystem::path& path)
{
    const auto text = readFile(path);
    if (!text) return text.error();
    return parseToml(*text, path);
}

Result<TomlTable> parseToml(const std::string& text, const std::filesystem::path& path)
{
    if (const int line = lineOfLongKey(text); line > 0)
        return Error{msg("{}, line {}: not valid TOML: {}", path.string(), line,
                         msg("a key of more than {} parts", mostKeyParts))};
    try {
        return convert(toml::parse(std::string_view(text), path.string()));
    } catch (const toml::parse_error& error) {
        // The parser quotes what it met; a message is one line of printable text all the same.
        std::string reason(error.description());
        for (char& c : reason)
            if (static_cast<unsigned char>(c) < 0x20) c = ' ';
        return Error{msg("{}, line {}: not valid TOML: {}", path.string(), error.source().begin.line, reason)};
    }
}

}  // namespace frontline
