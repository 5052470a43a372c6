// The style part of map.toml. Internal to map.
#pragma once

#include <string>
#include <vector>

#include "map/style.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

/// A name that must be found elsewhere in the map, kept until everything has been read.
struct TomlReference {
    std::string name;
    int line = 0;
    std::string where;  // "layer "rivers", rule 1, line"
};

/// Reads one [[layers.rules]]. Colours by name are added to colors.
StyleRule readRule(TomlReader& reader, std::vector<TomlReference>& colors);

/// Changes a rule by the keys that the table gives, as a theme does; "false" takes a part away.
void changeRule(TomlReader& reader, StyleRule& rule, std::vector<TomlReference>& colors);
/// The same for every rule that has the part: keys fill, line, symbol, label.
void changeRules(TomlReader& reader, std::vector<StyleRule>& rules, std::vector<TomlReference>& colors);

}  // namespace frontline
