#include "map/read_theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/message.hpp"
#include "map/known_names.hpp"
#include "map/read_style.hpp"
#include "map/suggestion.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

namespace {

class ThemeReader {
public:
    ThemeReader(const MapDefinition& map, Theme& theme, TomlErrors& errors) : map_(map), theme_(theme), errors_(errors)
    {}

    void read(const TomlTable& root)
    {
        TomlReader reader(root, 1, "theme", errors_);
        theme_.title = reader.localText("title");
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
        if (const auto found = map_.palettes.find(ThemeId(base)); found != map_.palettes.end())
            theme_.colors = found->second;
        else if (given)
            reader.fail("base", unknownName("theme", base, keysOf(map_.palettes)));
        else
            reader.failMissing("base", msg("key \"base\" is missing: the theme of the map that this one "
                                           "starts from ({})",
                                           keysOf(map_.palettes).front()));
    }

    void readColor(const TomlKey& key, const TomlValue& value)
    {
        const auto* text = std::get_if<std::string>(&value.value);
        const auto color = text ? parseColor(*text) : std::nullopt;
        if (!color)
            return errors_.add(key.line, msg("colors: \"{}\" must be a colour as \"#RRGGBB\" or \"#RRGGBBAA\", "
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
        TomlReader reader(table, line, msg("layer {}", index + 1), errors_);
        const LayerId id(reader.requiredText("id"));
        if (!id.empty()) reader.setWhere(msg("layer \"{}\"", id.text()));
        const LayerPointer known = map_.layer(id);
        if (!known) {
            if (!id.empty()) reader.fail("id", unknownName("layer", id.text(), layerNames()));
        } else if (theme_.looks.contains(id)) {
            reader.fail("id", msg("two [[layers]] have the id \"{}\"", id.text()));
        }
        // Read all the same, so that the first error of the file is the one that is named.
        LayerLook look;
        if (reader.has("visible")) look.visible = reader.boolean("visible", true);
        if (reader.has("opacity")) look.opacity = reader.number("opacity", 1, 0, 1);
        std::vector<StyleRule> rules = known ? known->rules : std::vector<StyleRule>();
        const bool replace = reader.boolean("replace", false);
        if (replace) {
            rules.clear();
            if (!reader.has("rules")) reader.fail("replace", msg("key \"replace\" needs [[layers.rules]] beside it"));
        }
        if (!replace && known) changeRules(reader, rules, colors_);
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
            reader.failMissing("rule", msg("key \"rule\" is missing: which of the layer's {} rules is changed, "
                                           "from 1 (or say replace = true for the layer)",
                                           rules.size()));
        StyleRule scratch;
        const bool there = number >= 1 && number == std::floor(number) && number <= static_cast<double>(rules.size());
        if (!there && number != 0)
            reader.fail("rule", msg("there is no rule {:g}: the layer has {}", number, rules.size()));
        if (there) reader.setWhere(msg("{}, rule {:g}", layer, number));
        changeRule(reader, there ? rules[static_cast<std::size_t>(number) - 1] : scratch, colors_);
    }

    [[nodiscard]] std::vector<std::string> layerNames() const
    {
        std::vector<std::string> names;
        for (const LayerPointer& layer : map_.layers) names.push_back(layer->id.text());
        std::ranges::sort(names);
        return names;
    }

    void checkColors()
    {
        for (const TomlReference& color : colors_) {
            if (color.name.starts_with('#')) {
                if (!parseColor(color.name))
                    errors_.add(color.line, msg("{}: \"{}\" is not a colour: write \"#RRGGBB\" or \"#RRGGBBAA\"",
                                                color.where, color.name));
            } else if (!theme_.colors.empty() && !theme_.colors.contains(color.name)) {
                errors_.add(color.line, fmt::format("{}: {}", color.where,
                                                    unknownName("colour", color.name, keysOf(theme_.colors))));
            }
        }
    }

    const MapDefinition& map_;
    Theme& theme_;
    TomlErrors& errors_;
    std::vector<TomlReference> colors_;
};

}  // namespace

Result<Theme> readTheme(const std::filesystem::path& path, const MapDefinition& map)
{
    auto root = readToml(path);
    if (!root) return root.error();
    Theme theme;
    std::error_code ignored;
    theme.path = std::filesystem::absolute(path, ignored).lexically_normal();
    TomlErrors errors(path.string());
    ThemeReader(map, theme, errors).read(*root);
    if (errors.any()) return errors.first();
    return theme;
}

}  // namespace frontline
