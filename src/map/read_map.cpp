// map.toml → MapDefinition.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/message.hpp"
#include "data/opening_policy.hpp"
#include "geo/projection.hpp"
#include "map/iso_date.hpp"
#include "map/map_definition.hpp"
#include "map/read_claims.hpp"
#include "map/read_scenarios.hpp"
#include "map/read_style.hpp"
#include "map/suggestion.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

namespace {

class MapReader {
public:
    MapReader(MapDefinition& map, TomlErrors& errors) : map_(map), errors_(errors) {}

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
        reader.named("data", [&](const TomlKey& key, const TomlValue& value) { readData(key, value); });
        reader.named("themes", [&](const TomlKey& key, const TomlValue& value) { readTheme(key, value); });
        reader.list("views", [&](const TomlTable& table, int line, std::size_t i) { readView(table, line, i); });
        reader.list("layers", [&](const TomlTable& table, int line, std::size_t i) { readLayer(table, line, i); });
        reader.table("furniture", "furniture", [&](TomlReader& inner) { readFurniture(inner); });
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
    }

    /// As the map names it; "" when it has none.
    [[nodiscard]] const std::string& scenarioFile() const { return scenarioFile_; }
    [[nodiscard]] const std::string& claimFile() const { return claimFile_; }

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
    std::array<std::pair<const char*, DataId*>, 6> dataRoles()
    {
        DataRoles& roles = map_.roles;
        return {{{"oblasts", &roles.oblasts},
                 {"contact_lines", &roles.contactLines},
                 {"places", &roles.places},
                 {"rivers", &roles.rivers},
                 {"lakes", &roles.lakes},
                 {"deposits", &roles.deposits}}};
    }

    static const std::string& nameOf(const std::string& key) { return key; }
    template <class Kind>
    static const std::string& nameOf(Id<Kind> key)
    {
        return key.text();
    }
    template <class Item>
    static const std::string& idOf(const Item& item)
    {
        return item.id.text();
    }
    template <class Item>
    static const std::string& idOf(const std::shared_ptr<const Item>& item)
    {
        return item->id.text();
    }

    template <class Items>
    static std::vector<std::string> idsOf(const Items& items)
    {
        std::vector<std::string> ids;
        ids.reserve(items.size());
        for (const auto& item : items) ids.push_back(idOf(item));
        return ids;
    }

    template <class Map>
    static std::vector<std::string> keysOf(const Map& map)
    {
        std::vector<std::string> keys;
        keys.reserve(map.size());
        for (const auto& [key, value] : map) keys.push_back(nameOf(key));
        return keys;
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

    /// "" when there is none.
    std::string fileOf(TomlReader& reader, std::string_view key)
    {
        std::string named = reader.text(key);
        if (const auto path = pathWithin(map_.path.parent_path(), named); !path) reader.fail(key, path.error().message);
        return named;
    }

    void readData(const TomlKey& key, const TomlValue& value)
    {
        const auto* table = std::get_if<TomlTable>(&value.value);
        const std::string where = msg("data \"{}\"", key.name);
        if (!table) return errors_.add(key.line, msg("{} must be a table, but is {}", where, typeName(value)));
        TomlReader reader(*table, key.line, where, errors_);
        DataFile file;
        const std::string named = reader.requiredText("path");
        if (const auto path = pathWithin(map_.path.parent_path(), named))
            file.path = *path;
        else
            reader.fail("path", path.error().message);
        file.crs = reader.text("crs");
        file.layer = reader.text("layer");
        file.ofMap = isDefault_ && file.path.extension() == ".fgb";
        map_.data[DataId(key.name)] = std::move(file);
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

    void readView(const TomlTable& table, int line, std::size_t index)
    {
        TomlReader reader(table, line, msg("view {}", index + 1), errors_);
        ViewPreset view;
        view.id = ViewId(reader.requiredText("id"));
        reader.setWhere(msg("view \"{}\"", view.id.text()));
        view.title = reader.localText("title", LocalText(view.id.text()));
        if (!reader.has("box"))
            reader.failMissing("box", msg("key \"box\" is missing: [west, south, east, north] in degrees"));
        if (const auto box = reader.numbers("box", 4, -180, 180)) {
            view.lonLat = {(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
            if (!(view.lonLat.minX < view.lonLat.maxX && view.lonLat.minY < view.lonLat.maxY &&
                  view.lonLat.minY >= -90 && view.lonLat.maxY <= 90))
                reader.fail(
                    "box",
                    msg("key \"box\" must be [west, south, east, north] in degrees, west < east, south < north"));
        }
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
                                                            {"occupied-area", LayerRole::OccupiedArea}};
        const std::string name = reader.text("role");
        const auto known = roles.find(name);
        if (known == roles.end()) {
            if (!name.empty()) reader.fail("role", unknownName("role", name, keysOf(roles)));
            return LayerRole::None;
        }
        if (map_.layerOf(known->second)) reader.fail("role", msg("two layers have the role \"{}\"", name));
        return known->second;
    }

    /// What the layer shows: data, or what is computed; and which features of it.
    void readContent(TomlReader& reader, LayerDefinition& layer)
    {
        const std::string where = reader.where();
        reader.id("data", layer.data);
        reader.table("occupied", where + ", occupied", [&](TomlReader& inner) { layer.occupied = readRecipe(inner); });
        reader.table("scenario", where + ", scenario", [&](TomlReader& inner) { layer.scenario = readPart(inner); });
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

    void readFurniture(TomlReader& reader)
    {
        FurnitureChoice& choice = map_.furniture;
        choice.titleText = reader.textOrSwitch("title", choice.title);
        choice.subtitleText = reader.textOrSwitch("subtitle", choice.subtitle);
        choice.creditText = reader.textOrSwitch("credit", choice.credit);
        choice.legend = reader.boolean("legend", choice.legend);
        choice.scaleBar = reader.boolean("scale_bar", choice.scaleBar);
        choice.attribution = reader.boolean("attribution", choice.attribution);
        choice.inset = reader.boolean("inset", choice.inset);
        reader.id("locator", choice.locatorView);
        if (!choice.locatorView.empty())
            views_.push_back(
                {choice.locatorView.text(), reader.line("locator"), msg("furniture, key \"{}\"", "locator")});
        using Arrow = FurnitureChoice::NorthArrow;
        if (const auto arrow = reader.booleanOr("north_arrow", "auto"))
            choice.northArrow = *arrow ? Arrow::Always : Arrow::Never;
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

    ScenarioPart readPart(TomlReader& reader)
    {
        using Kind = ScenarioPart::Kind;
        static const std::map<std::string, Kind> kinds{
            {"passed", Kind::Passed}, {"returned", Kind::Returned},    {"zone", Kind::Zone},
            {"line", Kind::Line},     {"only-first", Kind::OnlyFirst}, {"only-second", Kind::OnlySecond}};
        ScenarioPart part;
        const std::string kind = reader.requiredText("part");
        if (const auto known = kinds.find(kind); known != kinds.end())
            part.kind = known->second;
        else if (!kind.empty())
            reader.fail("part", unknownName("part", kind, keysOf(kinds)));
        reader.id("id", part.scenario);
        if (!part.scenario.empty()) scenarios_.push_back({part.scenario.text(), reader.line("id"), reader.where()});
        return part;
    }

    MapDefinition& map_;
    TomlErrors& errors_;
    // The program's own map, whose data needs no checks.
    bool isDefault_ = map_.path == std::filesystem::absolute(defaultMapPath()).lexically_normal();
    std::string scenarioFile_, claimFile_;
    ThemeId firstTheme_;
    int firstThemeLine_ = 0;
    std::vector<TomlReference> colors_, data_, sources_, views_, themes_, dates_, scenarios_;
};

}  // namespace

Result<MapDefinition> readMap(const std::filesystem::path& mapToml)
{
    auto root = readToml(mapToml);
    if (!root) return root.error();
    MapDefinition map;
    std::error_code ignored;
    map.path = std::filesystem::absolute(mapToml, ignored).lexically_normal();
    TomlErrors errors(mapToml.string());
    MapReader reader(map, errors);
    reader.read(*root);
    if (errors.any()) return errors.first();
    const std::filesystem::path sources = map.path.parent_path() / "sources.toml";
    const bool named = std::ranges::any_of(map.layers, [](const LayerPointer& l) { return !l->source.empty(); });
    if (named || std::filesystem::exists(sources, ignored)) {
        if (const auto inside = pathWithin(map.path.parent_path(), "sources.toml"); !inside) return inside.error();
        auto read = readSources(mapToml.parent_path() / "sources.toml");
        if (!read) return read.error();
        map.sources = std::move(read).value();
    }
    std::vector<std::string> warnings;
    if (!reader.scenarioFile().empty()) {
        auto read = readScenarios(map, mapToml.parent_path() / reader.scenarioFile());
        if (!read) return read.error();
        warnings = std::move(read.warnings);
        for (std::string& line : checkScenarioBases(map)) warnings.push_back(std::move(line));
    }
    if (!reader.claimFile().empty()) {
        map.claimFile = mapToml.parent_path() / reader.claimFile();
        auto read = readClaims(map, map.claimFile);
        if (!read) return read.error();
        warnings.insert(warnings.end(), read.warnings.begin(), read.warnings.end());
    }
    reader.checkReferences();
    if (errors.any()) return errors.first();
    return {std::move(map), std::move(warnings)};
}

}  // namespace frontline
