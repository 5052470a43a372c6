// A map link → Selection.

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/database_source.hpp"
#include "data/opening_policy.hpp"
#include "data/piped_data.hpp"
#include "map/link_text.hpp"
#include "map/map_link.hpp"
#include "map/own_files.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

constexpr std::array keys{"file",        "date",  "scenario", "zone",   "compare", "difference",
                          "swipe",       "theme", "language", "crs",    "layers",  "opacity",
                          "order",       "view",  "bbox",     "centre", "zoom",    "furniture",
                          "north-arrow", "title", "subtitle", "credit", "locator"};

class Parser {
public:
    Parser(const MapDefinition& map, DataStore& store) : map_(map), store_(store), selection_(firstSelection(map)) {}

    Result<Selection> parse(const std::string& text)
    {
        std::set<std::string_view> given;
        // Layers can be named when their files are open, whatever the order in the link.
        for (const bool files : {true, false})
            for (const std::string_view part : splitAt(text, '&')) {
                if (part.empty()) continue;
                const std::size_t equals = part.find('=');
                const std::string_view key = part.substr(0, equals);
                if (equals == std::string_view::npos || std::ranges::find(keys, key) == keys.end())
                    return Error{msg("map link: {}", unknownName("key", key, {keys.begin(), keys.end()}))};
                if ((key == "file") != files) continue;
                if (!files && !given.insert(key).second) return Error{msg("map link: \"{}\" is given twice", key)};
                if (auto taken = take(key, part.substr(equals + 1)); !taken)
                    return Error{msg("map link, \"{}\": {}", key, taken.error().message)};
            }
        if (selection_.view.centre.has_value() != zoomGiven_)
            return Error{msg("map link: \"centre\" and \"zoom\" go together")};
        if (selection_.comparison && selection_.comparison->with.empty())
            return Error{msg("map link: \"swipe\" and \"difference\" need \"compare\"")};
        return {std::move(selection_), std::move(warnings_)};
    }

private:
    Result<Done> take(std::string_view key, std::string_view raw)
    {
        const auto whole = linkDecoded(raw);
        if (!whole || printable(*whole) != *whole) return Error{msg("\"{}\" is not percent-encoded text", raw)};
        if (key == "file") return takeFile(raw);
        if (key == "date") return chooseDate(map_, selection_, *whole);
        if (key == "scenario") return takeScenario(*whole);
        if (key == "zone") return takeZone(raw);
        if (key == "theme") return chooseTheme(map_, selection_, ThemeId(*whole));
        if (key == "layers") return applyLayerSwitches(map_, selection_, *whole);
        if (key == "opacity") return takeOpacity(raw);
        if (key == "order") return takeOrder(raw);
        if (key == "furniture") return applyFurnitureSwitches(selection_.furniture, *whole);
        if (key == "view") return takePreset(*whole, selection_.view.preset);
        if (key == "locator") return takeLocator(*whole);
        if (key == "compare" || key == "swipe" || key == "difference") return takeComparison(key, *whole);
        if (key == "bbox" || key == "centre" || key == "zoom") return takePlace(key, *whole);
        if (key == "north-arrow") return takeArrow(*whole);
        if (const std::size_t count = characterCount(*whole); count > longestText)
            return Error{msg("{}: a text of {} characters is too long; {} at most", key, count, longestText)};
        takeText(key, *whole);
        return Done{};
    }

    void takeText(std::string_view key, const std::string& value)
    {
        if (key == "language") selection_.language = Language::of(value);
        if (key == "crs") selection_.crs = value;
        if (key == "title") selection_.furniture.titleText = value;
        if (key == "subtitle") selection_.furniture.subtitleText = value;
        if (key == "credit") selection_.furniture.creditText = value;
    }

    Result<Done> takeFile(std::string_view raw)
    {
        const auto parts = splitAt(raw, ';');
        const auto path = linkDecoded(parts[0]), crs = linkDecoded(parts.size() > 1 ? parts[1] : ""),
                   encoding = linkDecoded(parts.size() > 2 ? parts[2] : "");
        if (!path || !crs || !encoding || parts.size() > 3)
            return Error{msg("a path is expected, and after \";\" its CRS where it names none, and its encoding")};
        // A link may come from anybody.
        if (isStandardInput(*path)) return Error{msg("a link cannot name standard input")};
        if (isDatabaseAddress(*path)) return Error{msg("a link cannot name a database")};
        if (isWebAddress(*path)) {
            const auto address = webAddress(*path);
            if (!address) return address.error();
            if (const auto allowed = checkAddress(*address); !allowed) return allowed.error();
        }
        auto opened = openOwnFile(map_, store_, selection_, *path, *crs, {}, {}, *encoding);
        if (!opened) return opened.error();
        selection_.files.insert(selection_.files.end(), opened->begin(), opened->end());
        warnings_.insert(warnings_.end(), opened.warnings.begin(), opened.warnings.end());
        return Done{};
    }

    Result<Done> takeScenario(const std::string& id)
    {
        selection_.scenario = ScenarioId(id);
        const ScenarioPointer known = scenarioById(map_, selection_, selection_.scenario);
        // The zone may come after it.
        if (known || id.empty() || selection_.scenario == draftZoneId()) return Done{};
        std::vector<std::string> ids;
        for (const ScenarioPointer& scenario : map_.scenarios) ids.push_back(scenario->id.text());
        return Error{unknownName("scenario", id, ids)};
    }

    Result<Done> takeZone(std::string_view raw)
    {
        const auto parts = splitAt(raw, ';');
        const Error expected{msg("NAME;HELD_KM;OCCUPIED_KM;SCENARIO_OR_DATE;OBLASTS is expected")};
        if (parts.size() != 5) return expected;
        ZoneDraft zone;
        const auto name = linkDecoded(parts[0]), base = linkDecoded(parts[3]);
        const auto held = numbers(parts[1], 1, 0, 100), occupied = numbers(parts[2], 1, 0, 100);
        if (!name || !base || !held || !occupied) return expected;
        zone.name = *name;
        zone.heldKm = held->front();
        zone.occupiedKm = occupied->front();
        if (!base->empty()) {
            auto choice = parseControlChoice(map_, *base);
            if (!choice) return choice.error();
            zone.base = *choice;
        }
        if (!parts[4].empty())
            for (const std::string_view oblast : splitAt(parts[4], ','))
                zone.oblasts.push_back(linkDecoded(oblast).value_or(""));
        selection_.zone = std::move(zone);
        return Done{};
    }

    Result<Done> takeComparison(std::string_view key, const std::string& value)
    {
        if (!selection_.comparison) selection_.comparison.emplace();
        if (key == "compare") {
            auto with = value == draftZoneId().text() ? Result<ControlChoice>(ControlChoice{draftZoneId(), ""})
                                                      : parseControlChoice(map_, value);
            if (!with) return with.error();
            selection_.comparison->with = *with;
            return Done{};
        }
        const auto share = numbers(value, 1, 0, 1);
        if (!share) return Error{msg("\"{}\": a share of the width from 0 to 1 is expected", value)};
        selection_.comparison->swipe = share->front();
        selection_.comparison->mode = key == "swipe" ? ComparisonView::Mode::Swipe : ComparisonView::Mode::Difference;
        return Done{};
    }

    Result<LayerId> layerNamed(std::string_view raw) const
    {
        const LayerId id(linkDecoded(raw).value_or(""));
        if (layerById(map_, selection_, id)) return id;
        std::vector<std::string> ids;
        for (const LayerPointer& layer : layersOf(map_, selection_)) ids.push_back(layer->id.text());
        return Error{unknownName("layer", id.text(), ids)};
    }

    Result<Done> takeOpacity(std::string_view raw)
    {
        for (const std::string_view one : splitAt(raw, ',')) {
            const auto parts = splitAt(one, ';');
            const auto value = numbers(parts.size() == 2 ? parts[1] : "", 1, 0, 1);
            if (!value) return Error{msg("\"{}\": LAYER;OPACITY from 0 to 1 is expected", one)};
            auto id = layerNamed(parts[0]);
            if (!id) return id.error();
            selection_.layers[*id].opacity = value->front();
        }
        return Done{};
    }

    Result<Done> takeOrder(std::string_view raw)
    {
        selection_.order.clear();
        for (const std::string_view one : splitAt(raw, ',')) {
            auto id = layerNamed(one);
            if (!id) return id.error();
            if (std::ranges::find(selection_.order, *id) != selection_.order.end())
                return Error{msg("layer \"{}\" is there twice", id->text())};
            selection_.order.push_back(*id);
        }
        return Done{};
    }

    Result<Done> takePreset(const std::string& value, ViewId& preset)
    {
        preset = ViewId(value);
        if (preset.empty() || map_.view(preset)) return Done{};
        std::vector<std::string> ids;
        for (const ViewPreset& view : map_.views) ids.push_back(view.id.text());
        return Error{unknownName("view", value, ids)};
    }

    Result<Done> takeLocator(const std::string& value)
    {
        selection_.furniture.locatorBox.reset();
        if (value.find(',') == std::string::npos) return takePreset(value, selection_.furniture.locatorView);
        const auto box = boxOf(value);
        if (!box) return Error{msg("\"{}\": WEST,SOUTH,EAST,NORTH in degrees is expected", value)};
        selection_.furniture.locatorBox = box;
        return Done{};
    }

    Result<Done> takePlace(std::string_view key, const std::string& value)
    {
        if (key == "bbox") {
            selection_.view.box = boxOf(value);
            if (!selection_.view.box) return Error{msg("\"{}\": WEST,SOUTH,EAST,NORTH in degrees is expected", value)};
        } else if (key == "centre") {
            const auto place = numbers(value, 2, -180, 180);
            if (!place || (*place)[1] < -90 || (*place)[1] > 90)
                return Error{msg("\"{}\": LONGITUDE,LATITUDE in degrees is expected", value)};
            selection_.view.centre = LonLat{(*place)[0], (*place)[1]};
        } else {
            const auto zoom = numbers(value, 1, 0, 24);
            if (!zoom) return Error{msg("\"{}\": a web map's zoom level, from 0 to 24, is expected", value)};
            selection_.view.zoom = zoom->front();
            zoomGiven_ = true;
        }
        return Done{};
    }

    Result<Done> takeArrow(const std::string& value)
    {
        using Arrow = FurnitureChoice::NorthArrow;
        const std::array<std::pair<const char*, Arrow>, 3> arrows{
            {{"auto", Arrow::Auto}, {"on", Arrow::Always}, {"off", Arrow::Never}}};
        for (const auto& [name, arrow] : arrows)
            if (value == name) {
                selection_.furniture.northArrow = arrow;
                return Done{};
            }
        return Error{unknownName("value", value, {"auto", "on", "off"})};
    }

    /// So many finite numbers in [low, high], separated by commas.
    static std::optional<std::vector<double>> numbers(std::string_view text, std::size_t count, double low, double high)
    {
        std::vector<double> out;
        for (const std::string_view part : splitAt(text, ',')) {
            double value = 0;
            const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
            if (error != std::errc() || end != part.data() + part.size() || !(value >= low && value <= high))
                return std::nullopt;
            out.push_back(value);
        }
        return out.size() == count ? std::optional(std::move(out)) : std::nullopt;
    }

    static std::optional<Box> boxOf(std::string_view text)
    {
        const auto sides = numbers(text, 4, -180, 180);
        if (!sides) return std::nullopt;
        const Box box{(*sides)[0], (*sides)[1], (*sides)[2], (*sides)[3]};
        const bool fine = box.minX < box.maxX && box.minY < box.maxY && box.minY >= -90 && box.maxY <= 90;
        return fine ? std::optional(box) : std::nullopt;
    }

    const MapDefinition& map_;
    DataStore& store_;
    Selection selection_;
    bool zoomGiven_ = false;
    std::vector<std::string> warnings_;
};

}  // namespace

Result<Selection> parseMapLink(const MapDefinition& map, DataStore& store, const std::string& text)
{
    return Parser(map, store).parse(text);
}

}  // namespace frontline
