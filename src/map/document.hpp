// The document: what the map holds, independent of any view of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/color.hpp"
#include "base/language.hpp"
#include "base/result.hpp"
#include "data/feature_table.hpp"
#include "data/sources.hpp"
#include "map/claim.hpp"
#include "map/furniture_choice.hpp"
#include "map/scenario.hpp"
#include "map/style.hpp"

namespace frontline {

/// How a layer's areas are computed instead of read: the ground left of the dated lines within the areas.
struct OccupiedRecipe {
    std::string areas;                 // data id of the polygons that are cut
    std::string lines;                 // data id of the directed lines (occupied side on the left)
    std::string date;                  // date of the lines; "" follows the document's date
    std::vector<std::string> plusIso;  // oblasts added whole, by their `iso` (Crimea before 2022)
};

struct Layer {
    std::string id, title, titleUkrainian;
    std::string data;          // data id; "" when computed (occupied or scenario)
    std::string filterColumn;  // keep features whose column equals filterValue; "" keeps all
    std::string filterValue;
    bool dated = false;  // keep features whose `date` equals the document's date
    std::optional<OccupiedRecipe> occupied;
    std::optional<ScenarioPart> scenario;  // content computed from a scenario (see analysis/scenario_result.hpp)
    std::string sourceId, date;
    std::optional<std::string> legend;  // what the legend calls it instead of its title; "": not in the legend
    std::string legendUkrainian;
    std::vector<StyleRule> rules;
    /// Of a swipe: which side of the divider the layer is drawn on. Set on copies for drawing only.
    enum class Side { Both, Left, Right } side = Side::Both;
    bool visible = true;
    double opacity = 1;  // 0..1
    /// What is drawn: longitude/latitude; null until loaded. A new pointer whenever the content changes.
    std::shared_ptr<const FeatureTable> table;
    /// Of a part of a scenario or of a difference: km2 of its areas, km of its line, as its ledger has them.
    std::optional<double> figure;
};

struct ViewPreset {
    std::string id, title, titleUkrainian;
    Box lonLat;  // west, south, east, north in degrees
};

/// One data file of the map, shared by the layers that name it.
struct DataFile {
    std::filesystem::path path;                 // absolute
    std::string crs;                            // assumed CRS of a file without one
    std::shared_ptr<const FeatureTable> table;  // null until loaded
    std::string layer;                          // of a file with several; "" is the first
};

using Palette = std::map<std::string, Color>;

/// How a layer is drawn. Of a theme: absent is as the map has it.
struct LayerLook {
    std::optional<std::vector<StyleRule>> rules;
    std::optional<bool> visible;
    std::optional<double> opacity;
};
using LayerLooks = std::map<std::string, LayerLook>;  // by layer id

/// The style that a map.toml gives, for themes to start from and to go back to.
struct MapStyle {
    std::string theme;
    std::map<std::string, Palette> themes;
    LayerLooks looks;  // of every layer, whole
};

/// A theme that is a file of its own; its palette is among the themes of the document (see themes.hpp).
struct ThemeFile {
    std::filesystem::path path;
    std::string title, titleUkrainian;
    Palette colors;    // of the theme that it is based on, with its own
    LayerLooks looks;  // of the layers that it changes
};

/// Occupied areas computed before, by recipe and date; shared by the copies of a document. See occupied_cache.hpp.
class OccupiedCache;
/// Results of scenarios computed before; shared by the copies of a document. See analysis/scenario_cache.hpp.
class ScenarioCache;

/// A value: copied for a background build or an undo step (tables are shared).
struct Document {
    std::string title, titleUkrainian;
    std::filesystem::path path;      // of the map.toml
    std::string crs;                 // default CRS definition
    std::string date;                // ISO date of the line shown
    std::vector<std::string> dates;  // the dates there are, ascending
    std::string theme = "paper";
    std::map<std::string, Palette> themes;
    std::map<std::string, std::shared_ptr<const ThemeFile>> themeFiles;  // of the themes that are files, by name
    std::shared_ptr<const MapStyle> ownStyle;  // null in a document that was not read from a file
    Language language = Language::English;     // of all that is written on the map
    std::string defaultView;
    std::vector<ViewPreset> views;
    std::vector<Layer> layers;  // in drawing order, bottom first
    std::map<std::string, DataFile> data;
    std::vector<Source> sources;
    std::string oblasts;              // data id of the oblasts (columns iso, name, name_uk)
    std::string contactLines;         // data id of the dated contact lines (columns date, part)
    std::string places;               // data id of the places (columns name, name_uk, population); may be ""
    std::string rivers, lakes;        // data ids of rivers and of lakes, for the parts of lines along them
    std::string deposits;             // data id of deposits (columns name, name_uk)
    std::vector<Scenario> scenarios;  // in the order of the file
    std::string scenario;             // id of the scenario that is shown; "" shows control alone
    std::vector<Claim> claims;        // in the order of the file
    std::optional<ComparisonView> comparison;
    FurnitureChoice furniture;
    std::shared_ptr<OccupiedCache> occupiedCache;
    std::shared_ptr<ScenarioCache> scenarioCache;

    [[nodiscard]] const Layer* layer(std::string_view id) const;
    [[nodiscard]] Layer* layer(std::string_view id);
    [[nodiscard]] const ViewPreset* view(std::string_view id) const;
    [[nodiscard]] const Source* source(std::string_view id) const;
    [[nodiscard]] const Scenario* scenarioById(std::string_view id) const;
    /// The colour of a reference in the current theme; opaque magenta when unknown (reported at load).
    [[nodiscard]] Color color(const ColorRef& ref) const;
};

/// Parses map.toml, its sources.toml (same folder) and the scenario file that it names; loads no data. Errors name
/// file, line and key: a wrong type, an unknown key (with the nearest known one), an unknown colour, data id, view or
/// source. A scenario that is wrong is a warning and keeps its error; the others can be used.
Result<Document> readMap(const std::filesystem::path& mapToml);

/// Reads the data of every visible layer (and of all, when all is true) that is not loaded yet, on two threads, and
/// computes what is computed, but for parts of scenarios (see loadScenarioLayers). A layer whose data cannot be read is
/// a warning that names it; the others still load.
Result<Done> loadLayers(Document& document, bool all = false);

/// Changes the date: refilters dated layers and recomputes those that follow it. Error: unknown date (lists those there
/// are).
Result<Done> setDate(Document& document, const std::string& date);

/// Adds a user's file as layers on top (one per table) with a plain style of its own. Used by open and drop.
Result<Done> addDataFile(Document& document, const std::filesystem::path& path, const std::string& assumedCrs);

/// "+a,-b": shows a, hides b; "a,b" without signs shows exactly these. Error: unknown layer (lists those there are).
Result<Done> applyLayerSwitches(Document& document, const std::string& switches);

/// The map that comes with the program: $FRONTLINE_MAP, beside the installed program, or the source tree.
std::filesystem::path defaultMapPath();
/// The folder of assets (fonts) found in the same way.
std::filesystem::path assetsPath();

}  // namespace frontline
