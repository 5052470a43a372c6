// What the renderers draw: meshes in map units about their own origin, symbols and glyphs in pixels. No GL here.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/color.hpp"
#include "geo/coordinates.hpp"
#include "map/style.hpp"

namespace frontline {

/// Triangles: vertex i is origin + (xy[2i], xy[2i+1]) in map units.
struct FillMesh {
    std::uint64_t id = 0;  // unique in the process: the renderer caches its buffer by it
    Xy origin;
    std::vector<float> xy;
    std::vector<std::uint32_t> indices;
};

/// One vertex of a line mesh. length: map units along the line from its start, >= 0; negative marks padding.
struct LineVertex {
    float x, y, length;
};

/// Polylines laid end to end. Each is preceded and followed by one padding vertex (length -1) that repeats its end
/// point, or, for closed rings, holds the neighbour across the seam. Segment i joins vertices i+1 and i+2 and is drawn
/// when both have length >= 0; vertices i and i+3 are its neighbours for the joins.
struct LineMesh {
    std::uint64_t id = 0;
    Xy origin;
    std::vector<LineVertex> vertices;
    /// Of the edges of polygons: where in vertices the first ring of each polygon begins; its holes follow it. Empty
    /// for lines.
    std::vector<std::uint32_t> polygonStarts{};
};

/// Lines or dots over a fill, in pixels. The pattern is fixed to the anchor, a place of the map in pixels of this view.
struct Hatch {
    Color color;
    float angleDegrees = 45;  // counter-clockwise from the x axis as seen
    float spacingPixels = 6, widthPixels = 1;
    bool dots = false;
    float anchorX = 0, anchorY = 0;
};

/// A filled layer: the interior with a soft edge one pixel wide. Overlapping parts do not darken. OpenGL needs the
/// triangles; the others take the rings where there are any.
struct FillDraw {
    std::shared_ptr<const FillMesh> mesh;
    std::shared_ptr<const LineMesh> edges;  // rings of the same polygons
    Color color;
    std::optional<Hatch> hatch;
};

/// Round joins and caps. dash: on, off, ... in pixels, up to four pairs; dashCount 0 is solid.
struct LineDraw {
    std::shared_ptr<const LineMesh> mesh;
    Color color;
    float widthPixels = 1;
    std::array<float, 8> dash{};
    int dashCount = 0;
};

enum class SymbolKind : std::uint32_t { Circle, Square, Ring, RingDot, Diamond, Triangle, Star, Cross };

struct SymbolInstance {
    float x, y;  // pixels, centre
    float sizePixels;
    SymbolKind kind;
    Color color;
    Color outline;  // alpha 0: none
    float outlinePixels;
};

struct SymbolDraw {
    std::vector<SymbolInstance> symbols;
};

/// A glyph of the signed-distance atlas. x, y: top left in pixels; u, v in atlas texels. cosine, sine: of the angle by
/// which the box is turned clockwise about its top left.
/// Distance: texel value 128 is the outline, +1 per 1/distanceRange... see GlyphAtlas.
struct GlyphInstance {
    float x, y, width, height;
    float u, v, uWidth, vHeight;
    float texelsPerPixel;  // atlas texels per screen pixel, for the softness of the edge
    float haloPixels;
    Color color, halo;
    float cosine = 1, sine = 0;
};

/// An installed font for characters that the map's own faces lack.
struct FallbackFont {
    std::string file;
    int index = 0;  // of the font in its file
    std::string family;
};

/// Single-channel signed-distance glyphs. value = 128 + 127 * (distance in texels) / spreadTexels, inside positive.
struct GlyphAtlas {
    int width = 0, height = 0;
    float spreadTexels = 8;
    std::uint64_t revision = 0;        // changes with the content
    std::vector<std::uint8_t> texels;  // row by row, top first
    std::vector<FallbackFont> fallbacks{};
};

/// A glyph of a shaped line of text: the number of the glyph in its font in the low 16 bits; in the high ones 0 for the
/// face of the text, else 1 + the number of the font among the atlas's fallbacks. All lengths in em (1 = the font
/// size), x right, y up, from the text's origin.
struct ShapedGlyph {
    std::uint32_t glyph = 0;
    [[nodiscard]] std::uint32_t inFont() const { return glyph & 0xFFFFU; }
    [[nodiscard]] std::size_t font() const { return glyph >> 16U; }
    double x = 0, y = 0;
    std::uint32_t cluster = 0;  // byte of the text from which it comes
};

/// A line of text as text, for pictures that keep it: the glyphs beside it are the same line in pixels.
struct TextRun {
    std::string text;  // UTF-8, in capitals where it is drawn so
    FontFace face = FontFace::Regular;
    double sizePixels = 12;
    double letterSpacing = 0;    // em
    double x = 0, baseline = 0;  // pixels of the picture, where it starts
    double rotationDegrees = 0;  // clockwise about its start
    Color color, halo;
    double haloPixels = 0;
    std::vector<ShapedGlyph> glyphs;
    std::string layer;  // id of the layer that it labels; "" for furniture
    /// Of a letter of a name that follows a line: the whole name, with the first letter; "" with the others.
    std::string curvedName{};
    bool curved = false;
};

/// All halos are drawn before all glyphs. runs holds the same text once more; empty where nobody needs it.
struct GlyphDraw {
    std::shared_ptr<const GlyphAtlas> atlas;
    std::vector<GlyphInstance> glyphs;
    std::vector<TextRun> runs{};
};

/// What follows is drawn only inside this box of the picture (pixels from its top left); without one, everywhere.
struct ClipStart {
    struct Pixels {
        int x = 0, y = 0, width = 0, height = 0;
        bool operator==(const Pixels&) const = default;
    };
    std::optional<Pixels> box;
};

/// What follows belongs to this layer, or to the labels or the furniture: names for pictures that have groups.
struct LayerStart {
    std::string id, title;
    /// Of a layer of the map: its id, whatever the group's is. Those after each other that share both are one group.
    std::string layer{};
    bool operator==(const LayerStart&) const = default;
};

using DrawCommand = std::variant<FillDraw, LineDraw, SymbolDraw, GlyphDraw, ClipStart, LayerStart>;

/// Painted in order over the background.
struct DisplayList {
    Color background;
    std::vector<DrawCommand> commands;
};

}  // namespace frontline
