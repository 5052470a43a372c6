// What a map is: read once from map.toml and the files it names, never changed, shared by everything that draws or
// measures it. What a user chooses of it is a Selection; what its data holds is in the DataStore.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/local_text.hpp"
#include "base/result.hpp"
#include "data/sources.hpp"
#include "geo/coordinates.hpp"
#include "map/claim.hpp"
#include "map/furniture_choice.hpp"
#include "map/ids.hpp"
#include "map/layer_days.hpp"
#include "map/scenario.hpp"
#include "map/style.hpp"

namespace frontline {

/// How a layer's areas are computed instead of read: the ground left of the dated lines within the areas.
struct OccupiedRecipe {
    DataId areas;                      // the polygons that are cut
    DataId lines;                      // the directed lines (occupied side on the left)
    std::string date;                  // of the lines; "" follows the date shown
    std::vector<std::string> plusIso;  // oblasts added whole, by their `iso` (Crimea before 2022)
    bool operator==(const OccupiedRecipe&) const = default;
};

/// What a layer is, where that matters to more than its style. None: it is only drawn.
enum class LayerRole {
    None,
    ContactLine,   // the line of contact on the date shown
    OccupiedArea,  // the occupied ground on the date shown: how the map computes control
    Places,        // inhabited places beside those of the map; several layers may be
};

struct LayerDefinition {
    LayerId id;
    /// Of one kind of geometry of a mixed layer of a user's file: the id of the layer, which all its kinds share. Empty
    /// of others.
    LayerId partOf;
    LocalText title;
    LayerRole role = LayerRole::None;
    DataId data;               // empty when computed (occupied or scenario)
    std::string filterColumn;  // keep features whose column equals filterValue; "" keeps all
    std::string filterValue;
    bool dated = false;             // keep features whose `date` equals the date shown
    std::string where;              // keep features for which it holds, as featuresWhere() has it; "" keeps all
    std::optional<LayerDays> days;  // which features are drawn on the date shown
    std::optional<OccupiedRecipe> occupied;
    std::optional<ScenarioPart> scenario;  // content computed from a scenario
    SourceId source;
    std::string date;
    std::string holdsFrom, holdsTo;   // ISO dates on which what it shows is so, both included; "" is open
    std::optional<LocalText> legend;  // what the legend calls it instead of its title; empty: not in the legend
    std::vector<StyleRule> rules;
    bool visible = true;
    double opacity = 1;  // 0..1

    /// What it is listed, switched and grouped as.
    [[nodiscard]] LayerId whole() const { return partOf.empty() ? id : partOf; }
    /// Whether what it shows is so on the date. On others it is hidden unless it is switched on by hand.
    [[nodiscard]] bool holdsOn(const std::string& shownDate) const
    {
        return (holdsFrom.empty() || holdsFrom <= shownDate) && (holdsTo.empty() || shownDate <= holdsTo);
    }
    /// Whether its content changes with the date shown. Parts of scenarios are not asked.
    [[nodiscard]] bool followsDate() const { return dated || (occupied && occupied->date.empty()); }
};
using LayerPointer = std::shared_ptr<const LayerDefinition>;

struct ViewPreset {
    ViewId id;
    LocalText title;
    Box lonLat;  // west, south, east, north in degrees
};

/// One data file of the map, shared by the layers that name it.
struct DataFile {
    std::filesystem::path path;        // absolute; or the address that it is fetched from (see isWebAddress)
    std::string crs;                   // assumed CRS of a file without one
    std::string layer;                 // of a file with several; "" is the first
    std::optional<std::size_t> table;  // of a user's own file: which of its tables; else the first is meant
    bool ofMap = false;                // comes with the map, in its folder: needs no check of what it may do
    bool outside = false;              // lies outside the map's folder, and is not allowed: is not read
    std::string encoding = {};         // of the texts of a user's own file; "" is as it says or as they look
    bool operator==(const DataFile&) const = default;
};

/// How a theme draws a layer: absent is as the map has it.
struct LayerLook {
    std::optional<std::vector<StyleRule>> rules;
    std::optional<bool> visible;
    std::optional<double> opacity;
};

/// Colours, and what else a theme changes. One of map.toml itself has colours alone.
struct Theme {
    LocalText title;                     // empty: its id
    std::filesystem::path path;          // of a theme that is a file of its own
    Palette colors;                      // all of them: those of its base included
    std::map<LayerId, LayerLook> looks;  // of the layers that it changes
};

/// The data that is measured and counted, not only drawn. Empty: the map has none.
struct DataRoles {
    DataId oblasts;        // polygons; columns iso, name and translations
    DataId contactLines;   // dated, directed lines; columns date, part
    DataId places;         // points; columns name, population
    DataId rivers, lakes;  // for the parts of lines along them
    DataId deposits;       // points; column name
    DataId abroad;         // polygons: the land of other countries
};

struct MapDefinition {
    std::filesystem::path path;  // of the map.toml
    LocalText title;
    std::string crs;                 // definition as PROJ takes it
    std::string date;                // shown at first
    std::vector<std::string> dates;  // ISO dates of lines of contact, ascending
    ThemeId theme;                   // shown at first
    std::map<ThemeId, Theme> themes;
    std::map<ThemeId, Palette> palettes;  // of the themes of map.toml itself, which theme files start from
    std::vector<ViewPreset> views;
    ViewId defaultView;                // empty: everything
    std::vector<LayerPointer> layers;  // in drawing order, bottom first
    std::map<DataId, DataFile> data;
    DataRoles roles;
    std::vector<Source> sources;
    std::vector<ScenarioPointer> scenarios;  // in the order of their files; the user's own after the map's
    ScenarioId scenario;                     // chosen when the window opens; empty shows control alone
    std::vector<Claim> claims;               // in the order of the file
    std::filesystem::path claimFile;         // "" when there is none
    FurnitureChoice furniture;
    std::vector<std::filesystem::path> outside;  // files and addresses that it names and must not reach: left out
    std::string contentHash;  // of map.toml (SHA-256), where something is outside or was answered for

    // Each nullptr when there is none.
    [[nodiscard]] LayerPointer layer(LayerId id) const;
    [[nodiscard]] const ViewPreset* view(ViewId id) const;
    [[nodiscard]] const Source* source(SourceId id) const;
    [[nodiscard]] ScenarioPointer scenarioById(ScenarioId id) const;
    [[nodiscard]] const DataFile* file(DataId id) const;
    /// The layer with the role; nullptr when there is none.
    [[nodiscard]] LayerPointer layerOf(LayerRole role) const;
    [[nodiscard]] bool hasDate(const std::string& date) const;
    /// How the layer is drawn in the theme, all of it given. A theme or layer that the map does not have changes
    /// nothing.
    [[nodiscard]] LayerLook look(ThemeId theme, const LayerDefinition& layer) const;
    /// The colours of the theme; of the map's first where it has no such theme.
    [[nodiscard]] const Palette& palette(ThemeId theme) const;
};
using MapPointer = std::shared_ptr<const MapDefinition>;

/// What becomes of what a map names outside its folder and --allow does not: files, and addresses of data.
struct MapAccess {
    std::vector<std::filesystem::path> answered;  // the user has allowed these: see MapDefinition::outside
    bool leaveOut = false;                        // the others are left out of the map; else they are an error
};

/// Parses map.toml, its sources.toml (same folder), and the scenario and claim files that it names; loads no data.
/// Errors name file, line and key: a wrong type, an unknown key (with the nearest known one), an unknown colour, data
/// id, view or source. A scenario or claim that is wrong is a warning and keeps its error; the others can be used.
Result<MapDefinition> readMap(const std::filesystem::path& mapToml, const MapAccess& access = {});

/// The map that comes with the program: $FRONTLINE_MAP, beside the installed program, or the source tree.
std::filesystem::path defaultMapPath();

}  // namespace frontline
