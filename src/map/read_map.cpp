// map.toml → Document.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "geo/projection.hpp"
#include "map/document.hpp"
#include "map/iso_date.hpp"
#include "map/occupied_cache.hpp"
#include "map/read_claims.hpp"
#include "map/read_scenarios.hpp"
#include "map/read_style.hpp"
#include "map/suggestion.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

namespace {

class MapReader {
public:
    MapReader(Document& document, TomlErrors& errors) : document_(document), errors_(errors) {}

    void read(const TomlTable& root)
    {
        TomlReader reader(root, 1, "map", errors_);
        document_.title = reader.text("title");
        document_.titleUkrainian = reader.text("title_uk");
        document_.crs = reader.requiredText("crs");
        document_.theme = reader.text("theme", "paper");
        document_.defaultView = reader.text("default_view");
        document_.oblasts = reader.text("oblasts");
        document_.contactLines = reader.text("contact_lines");
        for (const auto& [key, id] : analysed()) *id = reader.text(key);
        scenarioFile_ = reader.text("scenarios");
        claimFile_ = reader.text("claims");
        document_.scenario = reader.text("scenario");
        reader.named("data", [&](const TomlKey& key, const TomlValue& value) { readData(key, value); });
        reader.named("themes", [&](const TomlKey& key, const TomlValue& value) { readTheme(key, value); });
        reader.list("views", [&](const TomlTable& table, int line, std::size_t i) { readView(table, line, i); });
        reader.list("layers", [&](const TomlTable& table, int line, std::size_t i) { readLayer(table, line, i); });
        reader.table("furniture", "furniture", [&](TomlReader& inner) { readFurniture(inner); });
        readDates(reader);
        if (!document_.oblasts.empty()) needData("oblasts", document_.oblasts, reader);
        if (!document_.contactLines.empty()) needData("contact_lines", document_.contactLines, reader);
        for (const auto& [key, id] : analysed())
            if (!id->empty()) needData(key, *id, reader);
        if (document_.themes.empty() && !reader.has("themes"))
            reader.failMissing("themes", "a table [themes.paper] with the colour \"background\" is needed");
        if (!document_.defaultView.empty())
            views_.push_back({document_.defaultView, reader.line("default_view"), "map, key \"default_view\""});
        themes_.push_back({document_.theme, reader.line("theme"), "map, key \"theme\""});
        if (!document_.date.empty()) dates_.push_back({document_.date, reader.line("date"), "map, key \"date\""});
        if (!document_.scenario.empty())
            scenarios_.push_back({document_.scenario, reader.line("scenario"), "map, key \"scenario\""});
    }

    /// As the map names it; "" when it has none.
    [[nodiscard]] const std::string& scenarioFile() const { return scenarioFile_; }
    [[nodiscard]] const std::string& claimFile() const { return claimFile_; }

    /// Names that must be found elsewhere in the map. Checked when the map itself has been read without errors, since
    /// what is missing may be what could not be read.
    void checkReferences()
    {
        checkNames(data_, "data id", keysOf(document_.data));
        checkNames(sources_, "source", idsOf(document_.sources));
        checkNames(views_, "view", idsOf(document_.views));
        checkNames(themes_, "theme", keysOf(document_.themes));
        checkNames(dates_, "date", document_.dates);
        checkNames(scenarios_, "scenario", idsOf(document_.scenarios));
        checkColors();
    }

private:
    /// Data that is not drawn by this name but measured and counted.
    std::array<std::pair<const char*, std::string*>, 4> analysed()
    {
        return {{{"places", &document_.places},
                 {"rivers", &document_.rivers},
                 {"lakes", &document_.lakes},
                 {"deposits", &document_.deposits}}};
    }

    template <class Items>
    static std::vector<std::string> idsOf(const Items& items)
    {
        std::vector<std::string> ids;
        for (const auto& item : items) ids.push_back(item.id);
        return ids;
    }

    template <class Map>
    static std::vector<std::string> keysOf(const Map& map)
    {
        std::vector<std::string> keys;
        for (const auto& [key, value] : map) keys.push_back(key);
        return keys;
    }

    void needData(const char* key, const std::string& id, TomlReader& reader)
    {
        data_.push_back({id, reader.line(key), fmt::format("map, key \"{}\"", key)});
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
        document_.date = reader.text("date");
        document_.dates = reader.texts("dates");
        for (const std::string& date : document_.dates)
            if (!isIsoDate(date))
                reader.fail("dates", fmt::format("key \"dates\": \"{}\" is not a date like 2025-08-17", date));
        std::ranges::sort(document_.dates);
        const auto repeated = std::ranges::unique(document_.dates);
        document_.dates.erase(repeated.begin(), repeated.end());
        if (document_.dates.empty() && !document_.contactLines.empty())
            reader.failMissing("dates", "key \"dates\" is missing: list the dates of the contact lines");
        if (document_.date.empty() && !document_.dates.empty()) document_.date = document_.dates.back();
    }

    void readData(const TomlKey& key, const TomlValue& value)
    {
        const auto* table = std::get_if<TomlTable>(&value.value);
        const std::string where = fmt::format("data \"{}\"", key.name);
        if (!table) return errors_.add(key.line, fmt::format("{} must be a table, but is {}", where, typeName(value)));
        TomlReader reader(*table, key.line, where, errors_);
        DataFile file;
        file.path = (document_.path.parent_path() / reader.requiredText("path")).lexically_normal();
        file.crs = reader.text("crs");
        file.layer = reader.text("layer");
        document_.data[key.name] = std::move(file);
    }

    void readTheme(const TomlKey& key, const TomlValue& value)
    {
        const auto* table = std::get_if<TomlTable>(&value.value);
        const std::string where = fmt::format("theme \"{}\"", key.name);
        if (!table) return errors_.add(key.line, fmt::format("{} must be a table, but is {}", where, typeName(value)));
        Palette& palette = document_.themes[key.name];
        for (const auto& [name, item] : *table) {
            const auto* text = std::get_if<std::string>(&item.value);
            const auto color = text ? parseColor(*text) : std::nullopt;
            if (color)
                palette[name.name] = *color;
            else
                errors_.add(name.line,
                            fmt::format("{}: \"{}\" must be a colour as \"#RRGGBB\" or \"#RRGGBBAA\", but is {}", where,
                                        name.name, text ? "\"" + *text + "\"" : typeName(item)));
        }
        if (!palette.contains("background") &&
            std::ranges::none_of(*table, [](const auto& entry) { return entry.first.name == "background"; }))
            errors_.add(key.line, where + ": the colour \"background\" is missing");
    }

    /// Every colour that a style names must be in every theme, or changing the theme would lose it.
    void checkColors()
    {
        for (const TomlReference& color : colors_) {
            if (color.name.starts_with('#')) {
                if (!parseColor(color.name))
                    errors_.add(color.line,
                                fmt::format("{}: \"{}\" is not a colour: write \"#RRGGBB\" or \"#RRGGBBAA\"",
                                            color.where, color.name));
                continue;
            }
            for (const auto& [theme, palette] : document_.themes) {
                if (palette.contains(color.name)) continue;
                errors_.add(color.line, fmt::format("{}: theme \"{}\": {}", color.where, theme,
                                                    unknownName("colour", color.name, keysOf(palette))));
            }
        }
    }

    void readView(const TomlTable& table, int line, std::size_t index)
    {
        TomlReader reader(table, line, fmt::format("view {}", index + 1), errors_);
        ViewPreset view;
        view.id = reader.requiredText("id");
        reader.setWhere(fmt::format("view \"{}\"", view.id));
        view.title = reader.text("title", view.id);
        view.titleUkrainian = reader.text("title_uk");
        if (!reader.has("box"))
            reader.failMissing("box", "key \"box\" is missing: [west, south, east, north] in degrees");
        if (const auto box = reader.numbers("box", 4, -180, 180)) {
            view.lonLat = {(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
            if (!(view.lonLat.minX < view.lonLat.maxX && view.lonLat.minY < view.lonLat.maxY &&
                  view.lonLat.minY >= -90 && view.lonLat.maxY <= 90))
                reader.fail("box",
                            "key \"box\" must be [west, south, east, north] in degrees, west < east, south < north");
        }
        if (document_.view(view.id)) reader.fail("id", fmt::format("two views have the id \"{}\"", view.id));
        document_.views.push_back(std::move(view));
    }

    void readLayer(const TomlTable& table, int line, std::size_t index)
    {
        TomlReader reader(table, line, fmt::format("layer {}", index + 1), errors_);
        Layer layer;
        layer.id = reader.requiredText("id");
        if (!layer.id.empty()) reader.setWhere(fmt::format("layer \"{}\"", layer.id));
        const std::string where = reader.where();
        layer.title = reader.text("title", layer.id);
        layer.titleUkrainian = reader.text("title_uk");
        layer.data = reader.text("data");
        reader.table("occupied", where + ", occupied", [&](TomlReader& inner) { layer.occupied = readRecipe(inner); });
        reader.table("scenario", where + ", scenario", [&](TomlReader& inner) { layer.scenario = readPart(inner); });
        const int contents = !layer.data.empty() + layer.occupied.has_value() + layer.scenario.has_value();
        if (contents != 1)
            reader.failMissing(contents == 0        ? "id"
                               : layer.data.empty() ? "scenario"
                                                    : "data",
                               "one of the keys \"data\", \"occupied\" and \"scenario\" is needed");
        if (!layer.data.empty()) data_.push_back({layer.data, reader.line("data"), where});
        reader.table("filter", where + ", filter", [&](TomlReader& inner) {
            layer.filterColumn = inner.requiredText("column");
            layer.filterValue = inner.textOrNumber("value");
            if (!inner.has("value")) inner.failMissing("value", "key \"value\" is missing");
        });
        layer.dated = reader.boolean("dated", false);
        layer.sourceId = reader.text("source");
        if (!layer.sourceId.empty()) sources_.push_back({layer.sourceId, reader.line("source"), where});
        layer.date = reader.text("date");
        if (reader.has("legend")) layer.legend = reader.text("legend");
        layer.legendUkrainian = reader.text("legend_uk");
        layer.visible = reader.boolean("visible", true);
        layer.opacity = reader.number("opacity", 1, 0, 1);
        reader.list("rules", [&](const TomlTable& rule, int ruleLine, std::size_t i) {
            TomlReader inner(rule, ruleLine, fmt::format("{}, rule {}", where, i + 1), errors_);
            layer.rules.push_back(readRule(inner, colors_));
        });
        if (!layer.id.empty() && document_.layer(layer.id))
            reader.fail("id", fmt::format("two layers have the id \"{}\"", layer.id));
        document_.layers.push_back(std::move(layer));
    }

    void readFurniture(TomlReader& reader)
    {
        FurnitureChoice& choice = document_.furniture;
        choice.titleText = reader.textOrSwitch("title", choice.title);
        choice.subtitleText = reader.textOrSwitch("subtitle", choice.subtitle);
        choice.creditText = reader.textOrSwitch("credit", choice.credit);
        choice.legend = reader.boolean("legend", choice.legend);
        choice.scaleBar = reader.boolean("scale_bar", choice.scaleBar);
        choice.attribution = reader.boolean("attribution", choice.attribution);
        choice.inset = reader.boolean("inset", choice.inset);
        choice.locatorView = reader.text("locator");
        if (!choice.locatorView.empty())
            views_.push_back({choice.locatorView, reader.line("locator"), "furniture, key \"locator\""});
        using Arrow = FurnitureChoice::NorthArrow;
        if (const auto arrow = reader.booleanOr("north_arrow", "auto"))
            choice.northArrow = *arrow ? Arrow::Always : Arrow::Never;
    }

    OccupiedRecipe readRecipe(TomlReader& reader)
    {
        OccupiedRecipe recipe;
        recipe.areas = reader.requiredText("areas");
        recipe.lines = reader.requiredText("lines");
        recipe.date = reader.text("date");
        recipe.plusIso = reader.texts("plus");
        if (!recipe.areas.empty()) data_.push_back({recipe.areas, reader.line("areas"), reader.where()});
        if (!recipe.lines.empty()) data_.push_back({recipe.lines, reader.line("lines"), reader.where()});
        if (!recipe.plusIso.empty() && document_.oblasts.empty())
            reader.fail("plus", "key \"plus\" needs the map's key \"oblasts\"");
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
        part.scenario = reader.text("id");
        if (!part.scenario.empty()) scenarios_.push_back({part.scenario, reader.line("id"), reader.where()});
        return part;
    }

    Document& document_;
    TomlErrors& errors_;
    std::string scenarioFile_, claimFile_;
    std::vector<TomlReference> colors_, data_, sources_, views_, themes_, dates_, scenarios_;
};

void keepOwnStyle(Document& document)
{
    MapStyle own{document.theme, document.themes, {}};
    for (const Layer& layer : document.layers) own.looks[layer.id] = {layer.rules, layer.visible, layer.opacity};
    document.ownStyle = std::make_shared<const MapStyle>(std::move(own));
}

}  // namespace

Result<Document> readMap(const std::filesystem::path& mapToml)
{
    auto root = readToml(mapToml);
    if (!root) return root.error();
    Document document;
    std::error_code ignored;
    document.path = std::filesystem::absolute(mapToml, ignored).lexically_normal();
    document.occupiedCache = std::make_shared<OccupiedCache>();
    TomlErrors errors(mapToml.string());
    MapReader reader(document, errors);
    reader.read(*root);
    if (errors.any()) return errors.first();
    const std::filesystem::path sources = document.path.parent_path() / "sources.toml";
    const bool named = std::ranges::any_of(document.layers, [](const Layer& l) { return !l.sourceId.empty(); });
    if (named || std::filesystem::exists(sources, ignored)) {
        auto read = readSources(mapToml.parent_path() / "sources.toml");
        if (!read) return read.error();
        document.sources = std::move(read).value();
    }
    std::vector<std::string> warnings;
    if (!reader.scenarioFile().empty()) {
        auto read = readScenarios(document, mapToml.parent_path() / reader.scenarioFile());
        if (!read) return read.error();
        warnings = std::move(read.warnings);
        for (std::string& line : checkScenarioBases(document)) warnings.push_back(std::move(line));
    }
    if (!reader.claimFile().empty()) {
        auto read = readClaims(document, mapToml.parent_path() / reader.claimFile());
        if (!read) return read.error();
        warnings.insert(warnings.end(), read.warnings.begin(), read.warnings.end());
    }
    reader.checkReferences();
    if (errors.any()) return errors.first();
    keepOwnStyle(document);
    return {std::move(document), std::move(warnings)};
}

}  // namespace frontline
