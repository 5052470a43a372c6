// A TOML file as plain values that remember their lines. Internal to map: the parser's own types stay in one .cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace frontline {

struct TomlValue;
struct TomlEntry;

struct TomlKey {
    std::string name;
    int line = 0;  // from 1
};

using TomlArray = std::vector<TomlValue>;
using TomlTable = std::vector<TomlEntry>;

/// Dates are kept as their ISO text. Times and date-times are text as well: no key takes them.
struct TomlValue {
    std::variant<std::string, std::int64_t, double, bool, TomlArray, TomlTable> value;
    int line = 0;
};

struct TomlEntry {
    TomlKey key;
    TomlValue value;
};

/// What a value is, as a message calls it: "a text", "a whole number" ...
std::string typeName(const TomlValue& value);

/// Errors name file and line, in the parser's words.
Result<TomlTable> readToml(const std::filesystem::path& path);
/// The same of what was read already.
Result<TomlTable> parseToml(const std::string& text, const std::filesystem::path& path);

}  // namespace frontline
