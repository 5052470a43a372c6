// How a layer is drawn, as map.toml says it. All sizes in points (1/72 inch at scale 1).
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace frontline {

/// A colour by name in the theme's palette ("sea") or as "#RRGGBB[AA]", times an opacity.
struct ColorRef {
    std::string name;
    double opacity = 1;
};

/// Lines (or rows of dots) over a fill, fixed to the screen's scale and to the map's place.
struct HatchStyle {
    ColorRef color;
    double angleDegrees = 45;  // of the lines, counter-clockwise from east
    double spacingPoints = 5;
    double widthPoints = 1;  // of a line, or the diameter of a dot
    bool dots = false;
};

struct FillStyle {
    ColorRef color;
    std::optional<HatchStyle> hatch;
};

struct LineStyle {
    ColorRef color;
    double widthPoints = 1;
    std::optional<ColorRef> casing;
    double casingWidthPoints = 0;    // whole width, not what sticks out
    std::vector<double> dashPoints;  // on, off, on, off ...; empty: solid
};

enum class SymbolShape { Circle, Square, Ring, RingDot, Diamond };

struct SymbolStyle {
    SymbolShape shape = SymbolShape::Circle;
    double sizePoints = 4;  // diameter or side
    ColorRef color;
    std::optional<ColorRef> outline;  // a rim of outlineWidthPoints around the symbol
    double outlineWidthPoints = 1;
};

enum class FontFace { Regular, Medium, SemiBold, Italic };

struct LabelStyle {
    std::string column;           // column with the text
    std::string columnUkrainian;  // column with the Ukrainian text; may be empty
    double sizePoints = 8;
    FontFace face = FontFace::Regular;
    ColorRef color;
    ColorRef halo;
    double haloWidthPoints = 1.6;
    double letterSpacing = 0;  // of the font size, added after each letter
    bool capitals = false;
    double priority = 0;         // the higher is placed first
    double gapPoints = 2;        // between the symbol, or the line that the name follows, and the text
    double repeatPoints = 0;     // of names along lines: from one to the next; 0 names each line once
    bool leader = false;         // may stand away from its symbol, with a thin line to it
    std::string priorityColumn;  // numeric column that orders features of equal priority; may be empty
};

/// Applies to the features for which every given condition holds; the first matching rule of a layer wins.
struct StyleRule {
    std::string column;               // empty: all features
    std::optional<double> min, max;   // min <= value < max
    std::vector<std::string> values;  // value is one of these
    /// Drawn only while metres on the ground per point are in [from, to).
    double fromMetresPerPoint = 0;
    double toMetresPerPoint = 1e30;
    std::optional<FillStyle> fill;
    std::optional<LineStyle> line;
    std::optional<SymbolStyle> symbol;
    std::optional<LabelStyle> label;
};

}  // namespace frontline
