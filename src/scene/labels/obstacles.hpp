// What labels must keep clear of, in a grid over the picture.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/coordinates.hpp"

namespace frontline {

/// Boxes and line segments in pixels, found by the cells of a grid that they touch. Those outside the picture are left
/// out.
class Obstacles {
public:
    Obstacles(int widthPixels, int heightPixels);

    /// owner: a number that overlapsBox() can be told to ignore.
    void addBox(const Box& pixels, std::uint32_t owner);
    /// A symbol: a box, and a place that a name can be taken to belong to.
    void addSymbol(Xy centre, double radiusPixels, std::uint32_t owner);
    /// Loud: of a line that labels keep off while any other position is free; quiet: of one that they rather keep off.
    enum class Line : std::uint8_t { Loud, Quiet };
    void addSegment(Xy a, Xy b, Line line = Line::Loud);

    [[nodiscard]] bool overlapsBox(const Box& pixels, std::uint32_t ignoredOwner) const;
    [[nodiscard]] bool crossesLine(const Box& pixels, Line line = Line::Loud) const;

    /// Whether the centre of a symbol lies nearer to the box than this; symbols at the place of another (within the
    /// radius, pixels) are left out.
    [[nodiscard]] bool hasSymbolNear(const Box& pixels, double withinPixels, Xy place, double radiusPixels) const;

    static constexpr std::uint32_t nobody = 0xFFFFFFFF;

private:
    struct OwnedBox {
        Box box;
        std::uint32_t owner;
    };
    struct Segment {
        Xy a, b;
        Line line;
    };
    template <class Visit>
    bool anyCell(const Box& pixels, Visit visit) const;

    static constexpr int cellPixels = 48;
    int columns_, rows_;
    std::vector<OwnedBox> boxes_;
    std::vector<Segment> segments_;
    std::vector<Xy> symbols_;  // centres
    std::vector<std::vector<std::uint32_t>> boxCells_, segmentCells_, symbolCells_;
};

}  // namespace frontline
