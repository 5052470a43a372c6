#include "map/read_theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "map/read_style.hpp"
#include "map/suggestion.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

namespace {

template <class Map>
std::vector<std::string> keysOf(const Map& map)
{
    std::vector<std::string> keys;
    for (const auto& [key, value] : map) keys.push_back(key);
    return keys;
}

class ThemeReader {
public:
    ThemeReader(const MapStyle& style, ThemeFile& theme, TomlErrors& errors)
        : style_(style), theme_(theme), errors_(errors)
    {}

    void read(const TomlTable& root)
    {
        TomlReader reader(root, 1, "theme", errors_);
        theme_.title = reader.text("title");
        theme_.titleUkrainian = reader.text("title_uk");
        readBase(reader);
        reader.list("layers", [&](const TomlTable& table, int line, std::size_t i) { readLayer(table, line, i); });
        // After the layers: a colour that the map does not know is meant for a style of this file.
        reader.named("colors", [&](const TomlKey& key, const TomlValue& value) { readColor(key, value); });
        checkColors();
    }

private:
    void readBase(TomlReader& reader)
    {
        const bool given = reader.has("base");
        const std::string base = reader.text("base");
        if (const auto found = style_.themes.find(base); found != style_.themes.end())
            theme_.colors = found->second;
        else if (given)
            reader.fail("base", unknownName("theme", base, keysOf(style_.themes)));
        else
            reader.failMissing("base", fmt::format("key \"base\" is missing: the theme of the map that this one "
                                                   "starts from ({})",
                                                   keysOf(style_.themes).front()));
    }

    void readColor(const TomlKey& key, const TomlValue& value)
    {
        const auto* text = std::get_if<std::string>(&value.value);
        const auto color = text ? parseColor(*text) : std::nullopt;
        if (!color)
            return errors_.add(key.line, fmt::format("colors: \"{}\" must be a colour as \"#RRGGBB\" or \"#RRGGBBAA\", "
                                                     "but is {}",
                                                     key.name, text ? "\"" + *text + "\"" : typeName(value)));
        const bool known =
            theme_.colors.contains(key.name) ||
            std::ranges::any_of(colors_, [&](const TomlReference& used) { return used.name == key.name; });
        if (!known && !theme_.colors.empty())
            return errors_.add(key.line, "colors: " + unknownName("colour", key.name, keysOf(theme_.colors)));
        theme_.colors[key.name] = *color;
    }

    void readLayer(const TomlTable& table, int line, std::size_t index)
    {
        TomlReader reader(table, line, fmt::format("layer {}", index + 1), errors_);
        const std::string id = reader.requiredText("id");
        if (!id.empty()) reader.setWhere(fmt::format("layer \"{}\"", id));
        const auto known = style_.looks.find(id);
        if (known == style_.looks.end()) {
            if (!id.empty()) reader.fail("id", unknownName("layer", id, keysOf(style_.looks)));
        } else if (theme_.looks.contains(id)) {
            reader.fail("id", fmt::format("two [[layers]] have the id \"{}\"", id));
        }
        // Read all the same, so that the first error of the file is the one that is named.
        const std::vector<StyleRule> none;
        LayerLook look;
        if (reader.has("visible")) look.visible = reader.boolean("visible", true);
        if (reader.has("opacity")) look.opacity = reader.number("opacity", 1, 0, 1);
        std::vector<StyleRule> rules = known == style_.looks.end() ? none : known->second.rules.value_or(none);
        const bool replace = reader.boolean("replace", false);
        if (replace) {
            rules.clear();
            if (!reader.has("rules")) reader.fail("replace", "key \"replace\" needs [[layers.rules]] beside it");
        }
        if (!replace && known != style_.looks.end()) changeRules(reader, rules, colors_);
        reader.list("rules", [&](const TomlTable& rule, int ruleLine, std::size_t i) {
            readRuleOf(reader.where(), rule, ruleLine, i, replace, rules);
        });
        const bool styled = replace || std::ranges::any_of(std::array{"fill", "line", "symbol", "label", "rules"},
                                                           [&](const char* key) { return reader.has(key); });
        if (styled) look.rules = std::move(rules);
        if (!id.empty()) theme_.looks[id] = std::move(look);
    }

    void readRuleOf(const std::string& layer, const TomlTable& table, int line, std::size_t index, bool replace,
                    std::vector<StyleRule>& rules)
    {
        TomlReader reader(table, line, fmt::format("{}, [[layers.rules]] {}", layer, index + 1), errors_);
        if (replace) {
            rules.push_back(readRule(reader, colors_));
            return;
        }
        const double number = reader.number("rule", 0, 1, 1e6);
        if (!reader.has("rule"))
            reader.failMissing("rule", fmt::format("key \"rule\" is missing: which of the layer's {} rules is changed, "
                                                   "from 1 (or say replace = true for the layer)",
                                                   rules.size()));
        StyleRule scratch;
        const bool there = number >= 1 && number == std::floor(number) && number <= static_cast<double>(rules.size());
        if (!there && number != 0)
            reader.fail("rule", fmt::format("there is no rule {:g}: the layer has {}", number, rules.size()));
        if (there) reader.setWhere(fmt::format("{}, rule {:g}", layer, number));
        changeRule(reader, there ? rules[static_cast<std::size_t>(number) - 1] : scratch, colors_);
    }

    void checkColors()
    {
        for (const TomlReference& color : colors_) {
            if (color.name.starts_with('#')) {
                if (!parseColor(color.name))
                    errors_.add(color.line,
                                fmt::format("{}: \"{}\" is not a colour: write \"#RRGGBB\" or \"#RRGGBBAA\"",
                                            color.where, color.name));
            } else if (!theme_.colors.empty() && !theme_.colors.contains(color.name)) {
                errors_.add(color.line, fmt::format("{}: {}", color.where,
                                                    unknownName("colour", color.name, keysOf(theme_.colors))));
            }
        }
    }

    const MapStyle& style_;
    ThemeFile& theme_;
    TomlErrors& errors_;
    std::vector<TomlReference> colors_;
};

}  // namespace

Result<ThemeFile> readTheme(const std::filesystem::path& path, const MapStyle& style)
{
    auto root = readToml(path);
    if (!root) return root.error();
    ThemeFile theme;
    std::error_code ignored;
    theme.path = std::filesystem::absolute(path, ignored).lexically_normal();
    TomlErrors errors(path.string());
    ThemeReader(style, theme, errors).read(*root);
    if (errors.any()) return errors.first();
    return theme;
}

}  // namespace frontline
