// map.toml → MapDefinition.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/file.hpp"
#include "base/message.hpp"
#include "data/opening_policy.hpp"
#include "geo/projection.hpp"
#include "map/hash.hpp"
#include "map/iso_date.hpp"
#include "map/known_names.hpp"
#include "map/map_definition.hpp"
#include "map/read_claims.hpp"
#include "map/read_furniture.hpp"
#include "map/read_part.hpp"
#include "map/read_scenarios.hpp"
#include "map/read_style.hpp"
#include "map/read_view.hpp"
#include "map/suggestion.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

namespace {

class MapReader {
public:
    MapReader(MapDefinition& map, const MapAccess& access, TomlErrors& errors)
        : map_(map), access_(access), errors_(errors)
    {}

    void read(const TomlTable& root)
    {
        TomlReader reader(root, 1, "map", errors_);
        map_.title = reader.localText("title");
        map_.crs = reader.requiredText("crs");
        reader.id("theme", map_.theme);
        reader.id("default_view", map_.defaultView);
        for (const auto& [key, id] : dataRoles()) reader.id(key, *id);
        scenarioFile_ = fileOf(reader, "scenarios");
        claimFile_ = fileOf(reader, "claims");
        reader.id("scenario", map_.scenario);
        // What names a scenario of a file that is left out is left out with it.
        const bool scenariosLeftOut = reader.has("scenarios") && scenarioFile_.empty();
        if (scenariosLeftOut) map_.scenario = {};
        reader.named("data", [&](const TomlKey& key, const TomlValue& value) { readData(key, value); });
        reader.named("themes", [&](const TomlKey& key, const TomlValue& value) { readTheme(key, value); });
        reader.list("views", [&](const TomlTable& table, int line, std::size_t i) { readViewOf(table, line, i); });
        reader.list("layers", [&](const TomlTable& table, int line, std::size_t i) { readLayer(table, line, i); });
        reader.table("furniture", "furniture", [&](TomlReader& inner) {
            map_.furniture = readFurniture(inner, map_.furniture);
            if (const ViewId view = map_.furniture.locatorView; !view.empty())
                views_.push_back({view.text(), inner.line("locator"), msg("furniture, key \"{}\"", "locator")});
        });
        readDates(reader);
        for (const auto& [key, id] : dataRoles())
            if (!id->empty()) data_.push_back({id->text(), reader.line(key), msg("map, key \"{}\"", key)});
        if (map_.themes.empty() && !reader.has("themes"))
            reader.failMissing("themes", msg("a table [themes.paper] with the colour \"background\" is needed"));
        for (const auto& [id, theme] : map_.themes) map_.palettes[id] = theme.colors;
        if (map_.theme.empty()) map_.theme = firstTheme_;
        if (!map_.defaultView.empty())
            views_.push_back(
                {map_.defaultView.text(), reader.line("default_view"), msg("map, key \"{}\"", "default_view")});
        if (!map_.theme.empty())
            themes_.push_back({map_.theme.text(), reader.line("theme"), msg("map, key \"{}\"", "theme")});
        if (!map_.date.empty()) dates_.push_back({map_.date, reader.line("date"), msg("map, key \"{}\"", "date")});
        if (!map_.scenario.empty())
            scenarios_.push_back({map_.scenario.text(), reader.line("scenario"), msg("map, key \"{}\"", "scenario")});
        if (scenariosLeftOut) scenarios_.clear();
    }

    /// Absolute; empty when the map has none, or it is left out.
    [[nodiscard]] const std::filesystem::path& scenarioFile() const { return scenarioFile_; }
    [[nodiscard]] const std::filesystem::path& claimFile() const { return claimFile_; }

    /// sources.toml beside the map: where a layer names a source it must be there. shown: the folder as messages name
    /// it.
    Result<Done> readSourceFile(const std::filesystem::path& shown)
    {
        std::error_code ignored;
        const bool named = std::ranges::any_of(map_.layers, [](const LayerPointer& l) { return !l->source.empty(); });
        if (!named && !std::filesystem::exists(folder() / "sources.toml", ignored)) return Done{};
        if (const auto inside = pathWithin(folder(), "sources.toml", access_.answered); !inside) {
            if (!access_.leaveOut) return inside.error();
            map_.outside.push_back(placeOf(folder(), "sources.toml"));
            sources_.clear();
            return Done{};
        }
        auto read = readSources(shown / "sources.toml");
        if (!read) return read.error();
        map_.sources = std::move(read).value();
        return Done{};
    }

    /// Names that must be found elsewhere in the map. Checked when the map itself has been read without errors, since
    /// what is missing may be what could not be read.
    void checkReferences()
    {
        checkNames(data_, "data id", keysOf(map_.data));
        checkNames(sources_, "source", idsOf(map_.sources));
        checkNames(views_, "view", idsOf(map_.views));
        checkNames(themes_, "theme", keysOf(map_.themes));
        checkNames(dates_, "date", map_.dates);
        checkNames(scenarios_, "scenario", idsOf(map_.scenarios));
        checkColors();
    }

private:
    /// Data that is measured and counted, not only drawn, and the keys that name it.
    std::array<std::pair<const char*, DataId*>, 7> dataRoles()
    {
        DataRoles& roles = map_.roles;
        return {{{"oblasts", &roles.oblasts},
                 {"contact_lines", &roles.contactLines},
                 {"places", &roles.places},
                 {"rivers", &roles.rivers},
                 {"lakes", &roles.lakes},
                 {"deposits", &roles.deposits},
                 {"abroad", &roles.abroad}}};
    }

    void checkNames(const std::vector<TomlReference>& references, const char* what,
                    const std::vector<std::string>& known)
    {
        for (const TomlReference& reference : references)
            if (std::ranges::find(known, reference.name) == known.end())
                errors_.add(reference.line,
                            fmt::format("{}: {}", reference.where, unknownName(what, reference.name, known)));
    }

    void readDates(TomlReader& reader)
    {
        map_.date = reader.text("date");
        map_.dates = reader.texts("dates");
        for (const std::string& date : map_.dates)
            if (!isIsoDate(date))
                reader.fail("dates", msg("key \"{}\": \"{}\" is not a date like 2025-08-17", "dates", date));
        std::ranges::sort(map_.dates);
        map_.dates.erase(std::unique(map_.dates.begin(), map_.dates.end()), map_.dates.end());
        if (map_.dates.empty() && !map_.roles.contactLines.empty())
            reader.failMissing("dates", msg("key \"dates\" is missing: list the dates of the contact lines"));
        if (map_.date.empty() && !map_.dates.empty()) map_.date = map_.dates.back();
    }

    /// Of a file that the map names; empty where it is left out.
    std::filesystem::path pathOf(TomlReader& reader, std::string_view key, const std::string& named)
    {
        const auto path = pathWithin(folder(), named, access_.answered);
        if (path) return *path;
        if (!access_.leaveOut || isAddress(named))
            reader.fail(key, path.error().message);
        else
            map_.outside.push_back(placeOf(folder(), named));
        return {};
    }

    /// Empty when there is none.
    std::filesystem::path fileOf(TomlReader& reader, std::string_view key)
    {
        const std::string named = reader.text(key);
        return named.empty() ? std::filesystem::path() : pathOf(reader, key, named);
    }

    void readData(const TomlKey& key, const TomlValue& value)
    {
        const auto* table = std::get_if<TomlTable>(&value.value);
        const std::string where = msg("data \"{}\"", key.name);
        if (!table) return errors_.add(key.line, msg("{} must be a table, but is {}", where, typeName(value)));
        TomlReader reader(*table, key.line, where, errors_);
        DataFile file;
        if (const std::string named = reader.requiredText("path"); isWebAddress(named)) {
            readAddress(reader, named, file);
        } else if (!named.empty()) {
            file.path = pathOf(reader, "path", named);
            file.outside = file.path.empty();
            if (file.outside) file.path = placeOf(folder(), named);
        }
        file.crs = reader.text("crs");
        file.layer = reader.text("layer");
        file.ofMap = isDefault_ && file.path.extension() == ".fgb" && !isWebAddress(file.path);
        map_.data[DataId(key.name)] = std::move(file);
    }

    /// Of data on the network.
    void readAddress(TomlReader& reader, const std::string& named, DataFile& file)
    {
        const auto address = webAddress(named);
        if (!address) return reader.fail("path", address.error().message);
        file.path = address->text;
        const auto allowed = checkAddress(*address, access_.answered);
        if (allowed) return;
        if (!access_.leaveOut) return reader.fail("path", allowed.error().message);
        file.outside = true;
        map_.outside.push_back(file.path);
    }

    void readTheme(const TomlKey& key, const TomlValue& value)
    {
        const auto* table = std::get_if<TomlTable>(&value.value);
        const std::string where = msg("theme \"{}\"", key.name);
        if (!table) return errors_.add(key.line, msg("{} must be a table, but is {}", where, typeName(value)));
        const ThemeId id(key.name);
        if (firstTheme_.empty() || key.line < firstThemeLine_) firstTheme_ = id, firstThemeLine_ = key.line;
        Palette& palette = map_.themes[id].colors;
        for (const auto& [name, item] : *table) {
            const auto* text = std::get_if<std::string>(&item.value);
            const auto color = text ? parseColor(*text) : std::nullopt;
            if (color)
                palette[name.name] = *color;
            else
                errors_.add(name.line, msg("{}: \"{}\" must be a colour as \"#RRGGBB\" or \"#RRGGBBAA\", but is {}",
                                           where, name.name, text ? "\"" + *text + "\"" : typeName(item)));
        }
        if (!palette.contains("background") &&
            std::ranges::none_of(*table, [](const auto& entry) { return entry.key.name == "background"; }))
            errors_.add(key.line, msg("{}: the colour \"background\" is missing", where));
    }

    /// Every colour that a style names must be in every theme, or changing the theme would lose it.
    void checkColors()
    {
        for (const TomlReference& color : colors_) {
            if (color.name.starts_with('#')) {
                if (!parseColor(color.name))
                    errors_.add(color.line, msg("{}: \"{}\" is not a colour: write \"#RRGGBB\" or \"#RRGGBBAA\"",
                                                color.where, color.name));
                continue;
            }
            for (const auto& [id, theme] : map_.themes) {
                if (theme.colors.contains(color.name)) continue;
                errors_.add(color.line, msg("{}: theme \"{}\": {}", color.where, id.text(),
                                            unknownName("colour", color.name, keysOf(theme.colors))));
            }
        }
    }

    void readViewOf(const TomlTable& table, int line, std::size_t index)
    {
        TomlReader reader(table, line, msg("view {}", index + 1), errors_);
        ViewPreset view = readView(reader);
        if (map_.view(view.id)) reader.fail("id", msg("two views have the id \"{}\"", view.id.text()));
        map_.views.push_back(std::move(view));
    }

    void readLayer(const TomlTable& table, int line, std::size_t index)
    {
        TomlReader reader(table, line, msg("layer {}", index + 1), errors_);
        LayerDefinition layer;
        layer.id = LayerId(reader.requiredText("id"));
        if (!layer.id.empty()) reader.setWhere(msg("layer \"{}\"", layer.id.text()));
        layer.title = reader.localText("title", LocalText(layer.id.text()));
        layer.role = readRole(reader);
        readContent(reader, layer);
        reader.id("source", layer.source);
        if (!layer.source.empty()) sources_.push_back({layer.source.text(), reader.line("source"), reader.where()});
        layer.date = reader.text("date");
        reader.table("holds", reader.where() + ", holds", [&](TomlReader& inner) {
            layer.holdsFrom = inner.date("from");
            layer.holdsTo = inner.date("to");
        });
        if (reader.has("legend")) layer.legend = reader.localText("legend");
        layer.visible = reader.boolean("visible", true);
        layer.opacity = reader.number("opacity", 1, 0, 1);
        reader.list("rules", [&](const TomlTable& rule, int ruleLine, std::size_t i) {
            TomlReader inner(rule, ruleLine, msg("{}, rule {}", reader.where(), i + 1), errors_);
            layer.rules.push_back(readRule(inner, colors_));
        });
        if (!layer.id.empty() && map_.layer(layer.id))
            reader.fail("id", msg("two layers have the id \"{}\"", layer.id.text()));
        map_.layers.push_back(std::make_shared<const LayerDefinition>(std::move(layer)));
    }

    LayerRole readRole(TomlReader& reader)
    {
        static const std::map<std::string, LayerRole> roles{{"contact-line", LayerRole::ContactLine},
                                                            {"occupied-area", LayerRole::OccupiedArea},
                                                            {"places", LayerRole::Places}};
        const std::string name = reader.text("role");
        const auto known = roles.find(name);
        if (known == roles.end()) {
            if (!name.empty()) reader.fail("role", unknownName("role", name, keysOf(roles)));
            return LayerRole::None;
        }
        if (known->second != LayerRole::Places && map_.layerOf(known->second))
            reader.fail("role", msg("two layers have the role \"{}\"", name));
        return known->second;
    }

    /// What the layer shows: data, or what is computed; and which features of it.
    void readContent(TomlReader& reader, LayerDefinition& layer)
    {
        const std::string where = reader.where();
        reader.id("data", layer.data);
        reader.table("occupied", where + ", occupied", [&](TomlReader& inner) { layer.occupied = readRecipe(inner); });
        reader.table("scenario", where + ", scenario", [&](TomlReader& inner) {
            layer.scenario = readPart(inner);
            if (const ScenarioId id = layer.scenario->scenario; !id.empty())
                scenarios_.push_back({id.text(), inner.line("id"), inner.where()});
        });
        const int contents = !layer.data.empty() + layer.occupied.has_value() + layer.scenario.has_value();
        if (contents != 1)
            reader.failMissing(contents == 0        ? "id"
                               : layer.data.empty() ? "scenario"
                                                    : "data",
                               "one of the keys \"data\", \"occupied\" and \"scenario\" is needed");
        if (!layer.data.empty()) data_.push_back({layer.data.text(), reader.line("data"), where});
        if (layer.role == LayerRole::OccupiedArea && !layer.occupied)
            reader.fail("role", msg("the role \"occupied-area\" is for a layer with the key \"occupied\""));
        reader.table("filter", where + ", filter", [&](TomlReader& inner) {
            layer.filterColumn = inner.requiredText("column");
            layer.filterValue = inner.textOrNumber("value");
            if (!inner.has("value")) inner.failMissing("value", msg("key \"value\" is missing"));
        });
        layer.dated = reader.boolean("dated", false);
    }

    OccupiedRecipe readRecipe(TomlReader& reader)
    {
        OccupiedRecipe recipe;
        recipe.areas = DataId(reader.requiredText("areas"));
        recipe.lines = DataId(reader.requiredText("lines"));
        recipe.date = reader.text("date");
        recipe.plusIso = reader.texts("plus");
        if (!recipe.areas.empty()) data_.push_back({recipe.areas.text(), reader.line("areas"), reader.where()});
        if (!recipe.lines.empty()) data_.push_back({recipe.lines.text(), reader.line("lines"), reader.where()});
        if (!recipe.plusIso.empty() && map_.roles.oblasts.empty())
            reader.fail("plus", msg("key \"plus\" needs the map's key \"oblasts\""));
        return recipe;
    }

    [[nodiscard]] std::filesystem::path folder() const { return map_.path.parent_path(); }

    MapDefinition& map_;
    const MapAccess& access_;
    TomlErrors& errors_;
    // The program's own map, whose data needs no checks.
    bool isDefault_ = map_.path == std::filesystem::absolute(defaultMapPath()).lexically_normal();
    std::filesystem::path scenarioFile_, claimFile_;
    ThemeId firstTheme_;
    int firstThemeLine_ = 0;
    std::vector<TomlReference> colors_, data_, sources_, views_, themes_, dates_, scenarios_;
};

}  // namespace

Result<MapDefinition> readMap(const std::filesystem::path& mapToml, const MapAccess& access)
{
    const auto text = readFile(mapToml);
    if (!text) return text.error();
    auto root = parseToml(*text, mapToml);
    if (!root) return root.error();
    MapDefinition map;
    std::error_code ignored;
    map.path = std::filesystem::absolute(mapToml, ignored).lexically_normal();
    TomlErrors errors(mapToml.string());
    MapReader reader(map, access, errors);
    reader.read(*root);
    if (errors.any()) return errors.first();
    if (const auto read = reader.readSourceFile(mapToml.parent_path()); !read) return read.error();
    std::vector<std::string> warnings;
    if (!reader.scenarioFile().empty()) {
        auto read = readScenarios(map, reader.scenarioFile());
        if (!read) return read.error();
        warnings = std::move(read.warnings);
        for (std::string& line : checkScenarioBases(map)) warnings.push_back(std::move(line));
    }
    if (!reader.claimFile().empty()) {
        map.claimFile = reader.claimFile();
        auto read = readClaims(map, map.claimFile);
        if (!read) return read.error();
        warnings.insert(warnings.end(), read.warnings.begin(), read.warnings.end());
    }
    reader.checkReferences();
    if (errors.any()) return errors.first();
    std::ranges::sort(map.outside);
    map.outside.erase(std::unique(map.outside.begin(), map.outside.end()), map.outside.end());
    if (!map.outside.empty() || !access.answered.empty()) map.contentHash = sha256(*text);
    return {std::move(map), std::move(warnings)};
}

}  // namespace frontline
