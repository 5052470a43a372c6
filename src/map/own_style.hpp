// How the layers of a user's own file are drawn: as the file has it, plainly, or as the user asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/feature_table.hpp"
#include "map/classification.hpp"
#include "map/layer_days.hpp"
#include "map/style.hpp"

namespace frontline {

/// Lines over areas.
enum class HatchChoice : std::uint8_t { None, Rising, Falling, Level, Upright, Dots };

/// What the user asks of a layer. Empty texts and absent values ask nothing: as the file has it, or plainly.
struct OwnStyle {
    bool plain = false;                             // not as the file has it
    std::string color;                              // "#RRGGBB", of everything
    std::optional<double> widthPoints;              // of lines and of edges of areas, 0..50; 0 draws none
    std::optional<std::vector<double>> dashPoints;  // on, off, on, off ...; empty: solid
    std::optional<HatchChoice> hatch;
    std::optional<SymbolShape> symbol;
    std::optional<double> symbolPoints;  // diameter or side, 0.5..100
    std::optional<double> opacity;       // of the layer, 0..1
    std::string label;                   // column whose text stands beside each feature
    std::optional<int> labelDecimals;    // 0..10: numbers as the language has them
    std::string labelPriority;           // column: the greater its number, the sooner the label is placed
    std::string filter;                  // only features for which it holds; see featuresWhere()
    Classification classes;
    std::set<std::size_t> hidden;  // rules of the layer, by number: what a click on the legend hides
    DayChoice days;

    bool operator==(const OwnStyle&) const = default;
};

/// KEY=VALUE,KEY=VALUE ..., as "color=#B3005E,width=2"; values with commas or quotes in double quotes. Keys: those of
/// styleText(). The words "file" and "default" stand alone or first: as the file has it, or plainly. What the text
/// does not say stays as it is in `base`. Error: an unknown key (suggests one), a value that there cannot be.
Result<OwnStyle> parseOwnStyle(const std::string& text, const OwnStyle& base = {});
/// The text that parses to it; "file" of one that asks nothing. For saving, copying and links.
std::string styleText(const OwnStyle& style);

/// The rules of a table: one for each of the styles that its file gives, and a plain one in the colour for features
/// that have none; or one for each of the classes. classes: of all tables of the layer; null: none are asked for.
/// color: "#RRGGBB", where neither file nor user says one.
/// Error: there is no such column (lists those there are), or what is to be the colour is none.
Result<std::vector<StyleRule>> ownRules(const FeatureTable& table, const std::string& color, const OwnStyle& asked,
                                        const FeatureClasses* classes = nullptr);

}  // namespace frontline
