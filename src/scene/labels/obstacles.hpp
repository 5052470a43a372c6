// What labels must keep clear of, in a grid over the picture.
#pragma once

#include <cstdint>
#include <unordered_map>
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
    /// A symbol that is drawn: a box, and a place that a name can be taken to belong to.
    void addSymbol(Xy centre, double radiusPixels, std::uint32_t owner);
    /// A symbol that is drawn only with its name, and waits for that to be placed: no obstacle until then. Each has an
    /// owner of its own.
    void addWaitingSymbol(Xy centre, double radiusPixels, std::uint32_t owner);
    /// Ends the waiting: as a symbol that is drawn, or as none. Owners that nothing waits for are left alone.
    void settleSymbol(std::uint32_t owner, bool drawn);
    /// A name beside its symbol, whose owner is told by its place: what is drawn nearer than this could take it.
    void addName(const Box& text, double withinPixels, Xy place, double radiusPixels);
    /// Loud: of a line that labels keep off while any other position is free; quiet: of one that they rather keep off.
    enum class Line : std::uint8_t { Loud, Quiet };
    void addSegment(Xy a, Xy b, Line line = Line::Loud);

    [[nodiscard]] bool overlapsBox(const Box& pixels, std::uint32_t ignoredOwner) const;
    /// Whether there are so many boxes that it is worth asking for little before much.
    [[nodiscard]] bool areCrowded() const { return boxes_.size() > fewBoxes; }
    [[nodiscard]] bool crossesLine(const Box& pixels, Line line = Line::Loud) const;
    /// Whether a loud line lies between the two places.
    [[nodiscard]] bool isBetween(Xy a, Xy b) const;

    /// Whether the centre of a symbol that is drawn lies nearer to the box than this; symbols at the place of another
    /// (within the radius, pixels) are left out.
    [[nodiscard]] bool hasSymbolNear(const Box& pixels, double withinPixels, Xy place, double radiusPixels) const;

    /// How many waiting symbols could no longer be drawn beside a text with its halo: those that it covers, and those
    /// whose centre lies nearer to the text than this; symbols at the place are left out.
    [[nodiscard]] int waitingSymbols(const Box& halo, const Box& text, double withinPixels, Xy place,
                                     double radiusPixels) const;
    /// Whether a symbol can be drawn: no text or furniture is there, and no name could be read as its.
    [[nodiscard]] bool hasRoomForSymbol(Xy centre, double radiusPixels) const;

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
    enum class State : std::uint8_t { Drawn, Waiting, LeftOut };
    struct Symbol {
        Xy centre;
        double radius;
        State state;
        [[nodiscard]] Box box() const { return Box{centre.x, centre.y, centre.x, centre.y}.grownBy(radius); }
        [[nodiscard]] bool isElsewhere(Xy place, double within) const;
    };
    struct Name {
        Box text;
        double within;
        Xy place;
        double radius;
    };
    using Cells = std::vector<std::vector<std::uint32_t>>;
    template <class Visit>
    bool anyCell(const Box& pixels, Visit visit) const;
    void addToCells(Cells& cells, const Box& pixels, std::size_t index) const;
    std::uint32_t addSymbol(const Symbol& symbol);
    void cover(const OwnedBox& box);
    [[nodiscard]] bool isCoveredByOther(const Box& pixels, std::uint32_t ignoredOwner) const;

    static constexpr int cellPixels = 48;
    int columns_, rows_;
    std::vector<OwnedBox> boxes_;
    std::vector<Segment> segments_;
    std::vector<Symbol> symbols_;
    std::vector<Name> names_;
    std::unordered_map<std::uint32_t, std::uint32_t> waiting_;  // symbols by their owners
    /// Places two pixels apart, row by row, once there are many boxes: who has a box there, nobody where several have.
    /// Most of what overlaps in a crowd is found here.
    static constexpr std::size_t fewBoxes = 4000;
    static constexpr double coverPixels = 2;
    static constexpr std::uint32_t free = 0xFFFFFFFE;
    int coverColumns_, coverRows_;
    std::vector<std::uint32_t> covered_;
    Cells boxCells_, segmentCells_, symbolCells_, nameCells_;
};

}  // namespace frontline
