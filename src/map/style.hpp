// How a layer is drawn. All sizes in points (1/72 inch at scale 1). Each style is there twice: with colours by name, as
// map.toml gives it, and with the colours of a theme, as it is drawn.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/color.hpp"
#include "base/local_text.hpp"
#include "data/date_column.hpp"

namespace frontline {

/// A colour by name in the theme's palette ("sea") or as "#RRGGBB[AA]", times an opacity.
struct ColorRef {
    std::string name;
    double opacity = 1;
    bool operator==(const ColorRef&) const = default;
};

/// Colours by name.
using Palette = std::map<std::string, Color>;

/// Lines (or rows of dots) over a fill, fixed to the screen's scale and to the map's place.
template <class C>
struct HatchStyleOf {
    C color{};
    double angleDegrees = 45;  // of the lines, counter-clockwise from east
    double spacingPoints = 5;
    double widthPoints = 1;  // of a line, or the diameter of a dot
    bool dots = false;
};

template <class C>
struct FillStyleOf {
    C color{};
    std::optional<HatchStyleOf<C>> hatch;
};

template <class C>
struct LineStyleOf {
    C color{};
    double widthPoints = 1;
    std::optional<C> casing;
    double casingWidthPoints = 0;    // whole width, not what sticks out
    std::vector<double> dashPoints;  // on, off, on, off ...; empty: solid
    /// Of a soft band as wide as the source's tolerance on either side, from the scale on at which it can be seen.
    std::optional<C> band = {};
};

enum class SymbolShape { Circle, Square, Ring, RingDot, Diamond, Triangle, Star, Cross };

template <class C>
struct SymbolStyleOf {
    SymbolShape shape = SymbolShape::Circle;
    double sizePoints = 4;  // diameter or side
    C color{};
    std::optional<C> outline;  // a rim of outlineWidthPoints around the symbol
    double outlineWidthPoints = 1;
};

enum class FontFace { Regular, Medium, SemiBold, Italic };

template <class C>
struct LabelStyleOf {
    LocalText column;  // the columns with the text: its own, and by language
    double sizePoints = 8;
    FontFace face = FontFace::Regular;
    C color{};
    C halo{};
    double haloWidthPoints = 1.6;
    double letterSpacing = 0;  // of the font size, added after each letter
    bool capitals = false;
    double priority = 0;         // the higher is placed first
    double gapPoints = 2;        // between the symbol, or the line that the name follows, and the text
    double repeatPoints = 0;     // of names along lines: from one to the next; 0 names each line once
    bool leader = false;         // may stand away from its symbol, with a thin line to it
    std::string priorityColumn;  // numeric column that orders features of equal priority; may be empty
    /// Whether its symbol is drawn where it has no room; else both are left out. Of a feature without a text it is.
    bool optional = true;
    /// Numbers are written as the language has it, with so many; absent: as the data has them.
    std::optional<int> decimals = {};
};

/// Days since 1970-01-01, both included; absent is open.
struct DaySpan {
    std::string column, endColumn;  // a feature lasts from the one to the other; endColumn "": it is of one day
    DateForm form = DateForm::Iso;
    std::optional<std::int64_t> first = {}, last = {};
    bool operator==(const DaySpan&) const = default;
};

/// Which features a rule applies to, and at which scales.
struct RuleCondition {
    std::string column;               // empty: all features
    std::optional<double> min, max;   // min <= value < max
    std::vector<std::string> values;  // value is one of these
    bool present = false;             // there is a value, be it ""
    /// min and max are days since 1970-01-01, and the column has dates of this form.
    std::optional<DateForm> dayForm = {};
    /// They are ages in days on the map's date instead, and become days when the rule is resolved for a date.
    bool ofAge = false;
    /// Features that are not of these days are not drawn.
    std::optional<DaySpan> days = {};
    /// The feature has this one of the styles that its file gives (FeatureTable::styles).
    std::optional<std::uint32_t> fileStyle = {};
    /// Drawn only while metres on the ground per point are in [from, to).
    double fromMetresPerPoint = 0;
    double toMetresPerPoint = 1e30;
    /// Of what it draws, as a class of its layer in the legend; empty: it has no entry of its own.
    LocalText title = {};
};

/// Applies to the features for which every given condition holds; the first matching rule of a layer wins.
template <class C>
struct StyleRuleOf : RuleCondition {
    std::optional<FillStyleOf<C>> fill;
    std::optional<LineStyleOf<C>> line;
    std::optional<SymbolStyleOf<C>> symbol;
    std::optional<LabelStyleOf<C>> label;
    bool hidden = false;  // its features are there and not drawn
};

using HatchStyle = HatchStyleOf<ColorRef>;
using FillStyle = FillStyleOf<ColorRef>;
using LineStyle = LineStyleOf<ColorRef>;
using SymbolStyle = SymbolStyleOf<ColorRef>;
using LabelStyle = LabelStyleOf<ColorRef>;
using StyleRule = StyleRuleOf<ColorRef>;

using DrawnHatch = HatchStyleOf<Color>;
using DrawnFill = FillStyleOf<Color>;
using DrawnLine = LineStyleOf<Color>;
using DrawnSymbol = SymbolStyleOf<Color>;
using DrawnLabel = LabelStyleOf<Color>;
using DrawnRule = StyleRuleOf<Color>;

/// The colour of a reference; opaque magenta when the palette lacks it (which reading the map refuses).
Color colorIn(const Palette& palette, const ColorRef& ref);
/// The rule with the colours of the palette.
DrawnRule resolved(const StyleRule& rule, const Palette& palette);

}  // namespace frontline
