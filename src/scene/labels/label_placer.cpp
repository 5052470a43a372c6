#include "scene/labels/label_placer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>

#include "scene/labels/curved_labels.hpp"
#include "scene/labels/label_positions.hpp"

namespace frontline {

namespace {

/// What crossing a line costs, in positions of the order around a symbol.
constexpr double loudCost = 1000, quietCost = 2.5, quietCostOfArea = 6;

/// What pushing out a place costs whose symbol waits: more than any position about the symbol, less than a loud line.
constexpr double pushOutCost = 10;
/// What standing away from the symbol costs: rather that than to push out a place.
constexpr double leaderCost = 5;
/// What standing beyond a loud line from the symbol costs: the name reads as if its place were there. Better further
/// away on its own side, and better there than across the line itself.
constexpr double beyondCost = 40;

/// A name is taken for that of the nearest symbol: the next one is at least so many times as far from its text.
constexpr double clearlyNearer = 1.5;
/// And at least so many times the gap between a symbol and its name: its own name would stand about there.
constexpr double besideGaps = 3.5;

class Placer {
public:
    Placer(const Box& frame, Obstacles& obstacles, FontSet& fonts) : frame_(frame), obstacles_(obstacles), fonts_(fonts)
    {}

    std::optional<PlacedText> place(const LabelCandidate& label)
    {
        if (isHopeless(label)) return std::nullopt;
        const double width = textWidthPixels(fonts_, label.text, label.style);
        if (width <= 0) return std::nullopt;
        if (label.tied && !obstacles_.hasRoomForSymbol(label.anchor, label.symbolRadiusPixels)) return std::nullopt;
        const auto chosen = choose(label, width);
        if (!chosen) return std::nullopt;
        PlacedText placed;
        placed.mapUnits = label.mapUnits;
        placed.tied = label.tied;
        placed.slot = {{chosen->x - label.anchor.x, chosen->baseline - label.anchor.y}, true, chosen->leader};
        const Box box = boxOf(label, *chosen, width);
        placed.side = label.layer.side;
        placed.label = {label.text, label.layer.id,          label.feature,  box,
                        {box},      crossesLoud(label, box), chosen->leader, 1};
        appendText(placed.text, fonts_, label.text, label.style, chosen->x, chosen->baseline);
        placed.text.runs.back().layer = groupName(label.layer);
        obstacles_.addBox(box.grownBy(label.style.haloPixels), Obstacles::nobody);
        if (chosen->leader) addLeader(label, box, placed);
        if (label.owner != Obstacles::nobody)
            obstacles_.addName(box, clearOfSymbols(label, box, chosen->leader), label.anchor, label.symbolRadiusPixels);
        return placed;
    }

private:
    static Box boxOf(const LabelCandidate& label, const TextPosition& at, double width)
    {
        return textBox(at.x, at.baseline, width, label.style.sizePixels);
    }
    [[nodiscard]] bool crossesLoud(const LabelCandidate& label, const Box& box) const
    {
        return obstacles_.crossesLine(box.grownBy(label.clearancePixels));
    }

    /// Whether not even the beginning of the text has room, so that in a crowd most texts need not be shaped. A shorter
    /// text lies within a longer one at each of the positions.
    [[nodiscard]] bool isHopeless(const LabelCandidate& label) const
    {
        if (!obstacles_.areCrowded() || label.owner == Obstacles::nobody || label.leader || !label.held.empty())
            return false;
        const double least = label.style.sizePixels / 6;
        return std::ranges::all_of(positionsAroundSymbol(label, least), [&](const TextPosition& at) {
            return obstacles_.overlapsBox(boxOf(label, at, least).grownBy(label.style.haloPixels), label.owner);
        });
    }

    /// The best of the positions; where it stood before goes before all others of its kind.
    std::optional<TextPosition> choose(const LabelCandidate& label, double width)
    {
        const bool hasSymbol = label.owner != Obstacles::nobody;
        auto positions = hasSymbol ? positionsAroundSymbol(label, width) : positionsOverArea(label, width);
        if (!label.held.empty() && !label.held.front().slot.leader)
            positions.insert(positions.begin(), heldPosition(label));
        double cost = std::numeric_limits<double>::infinity();
        auto best = cheapest(label, positions, width, cost);
        if (!hasSymbol || !label.leader || (best && cost < pushOutCost)) return best;
        positions = positionsWithLeader(label, width);
        for (TextPosition& at : positions) at.cost += leaderCost;
        if (!label.held.empty() && label.held.front().slot.leader)
            positions.insert(positions.begin(), heldPosition(label));
        const auto away = cheapest(label, positions, width, cost);
        return away ? away : best;
    }

    static TextPosition heldPosition(const LabelCandidate& label)
    {
        const LabelSlot& slot = label.held.front().slot;
        // Cheaper than any other by more than quiet lines cost: a label does not move because one comes by.
        return {label.anchor.x + slot.offset.x, label.anchor.y + slot.offset.y, -quietCostOfArea - 1, slot.leader};
    }

    /// cost: of the best so far; nothing when no position is cheaper.
    std::optional<TextPosition> cheapest(const LabelCandidate& label, const std::vector<TextPosition>& positions,
                                         double width, double& cost) const
    {
        std::optional<TextPosition> best;
        const double quiet = label.owner == Obstacles::nobody ? quietCostOfArea : quietCost;
        for (const TextPosition& at : positions) {
            if (at.cost >= cost) continue;
            const Box box = boxOf(label, at, width), padded = box.grownBy(label.style.haloPixels);
            if (!frame_.contains(padded) || obstacles_.overlapsBox(padded, label.owner)) continue;
            if (isAmbiguous(label, box, at.leader) || (at.leader && !isFree(leaderTo(label, box), label))) continue;
            const int pushed = pushedOut(label, at, box);
            double total = at.cost + pushOutCost * pushed;
            if (total >= cost) continue;
            if (const double line = lineCost(label, at, box); line > 0) {
                if (pushed > 0) continue;  // no place gives way to a name that is hard to read
                total += line;
            }
            if (total < cost && obstacles_.crossesLine(box, Obstacles::Line::Quiet)) total += quiet;
            if (total < cost) cost = total, best = at;
        }
        return best;
    }

    /// Whether the text could be read as the name of another symbol.
    [[nodiscard]] bool isAmbiguous(const LabelCandidate& label, const Box& box, bool leader) const
    {
        return label.owner != Obstacles::nobody && obstacles_.hasSymbolNear(box, clearOfSymbols(label, box, leader),
                                                                            label.anchor, label.symbolRadiusPixels);
    }

    /// Nearer to the text no other symbol may be: a leader tells which one is meant, unless the text stands beside
    /// another as its name would.
    static double clearOfSymbols(const LabelCandidate& label, const Box& box, bool leader)
    {
        const double beside = besideGaps * label.gapPixels;
        return leader ? beside : std::max(beside, clearlyNearer * box.distanceTo(label.anchor));
    }

    /// What the loud lines about the symbol cost that the text or its leader runs into, or that it stands beyond.
    [[nodiscard]] double lineCost(const LabelCandidate& label, const TextPosition& at, const Box& box) const
    {
        if (crossesLoud(label, box) || (at.leader && isAcross(leaderTo(label, box)))) return loudCost;
        const bool hasSymbol = label.owner != Obstacles::nobody;
        return hasSymbol && obstacles_.isBetween(label.anchor, box.nearestTo(label.anchor)) ? beyondCost : 0;
    }

    /// How many places whose symbols wait could not be drawn beside the text there, or its leader.
    [[nodiscard]] int pushedOut(const LabelCandidate& label, const TextPosition& at, const Box& box) const
    {
        const Box padded = box.grownBy(label.style.haloPixels);
        const bool hasSymbol = label.owner != Obstacles::nobody;
        const double radius = hasSymbol ? label.symbolRadiusPixels : -1;
        const double within = hasSymbol ? clearOfSymbols(label, box, at.leader) : 0;
        int count = obstacles_.waitingSymbols(padded, box, within, label.anchor, radius);
        if (at.leader)
            anyAlong(leaderTo(label, box), label.gapPixels, [&](const Box& piece) {
                count += obstacles_.waitingSymbols(piece, piece, 0, label.anchor, radius);
                return false;
            });
        return count;
    }

    /// Calls visit with small boxes along the line, until it returns true.
    template <class Visit>
    static bool anyAlong(const LeaderLine& line, double stepPixels, Visit visit)
    {
        const double length = std::hypot(line.to.x - line.from.x, line.to.y - line.from.y), half = stepPixels / 2;
        const int count = std::max(1, static_cast<int>(std::ceil(length / stepPixels)));
        for (int i = 0; i <= count; ++i) {
            const double t = static_cast<double>(i) / count;
            const double x = line.from.x + (line.to.x - line.from.x) * t,
                         y = line.from.y + (line.to.y - line.from.y) * t;
            if (visit(Box{x - half, y - half, x + half, y + half})) return true;
        }
        return false;
    }
    [[nodiscard]] bool isFree(const LeaderLine& line, const LabelCandidate& label) const
    {
        return !anyAlong(line, label.gapPixels,
                         [&](const Box& box) { return obstacles_.overlapsBox(box, label.owner); });
    }

    /// A name beyond a line of contact reads as if its place were there.
    [[nodiscard]] bool isAcross(const LeaderLine& line) const
    {
        return anyAlong(line, 2, [&](const Box& box) { return obstacles_.crossesLine(box); });
    }

    void addLeader(const LabelCandidate& label, const Box& box, PlacedText& placed)
    {
        placed.leader = leaderTo(label, box);
        placed.leaderColor = label.style.color;
        placed.leaderHalo = label.style.halo;
        placed.leaderWidthPixels = label.style.sizePixels * 0.07;
        anyAlong(*placed.leader, label.gapPixels, [&](const Box& piece) {
            obstacles_.addBox(piece, Obstacles::nobody);
            return false;
        });
    }

    const Box& frame_;
    Obstacles& obstacles_;
    FontSet& fonts_;
};

}  // namespace

std::vector<PlacedText> placeLabels(const std::vector<LabelCandidate>& candidates, const Box& frame,
                                    Obstacles& obstacles, FontSet& fonts, const FromPixel& fromPixel)
{
    // There may be many, and each is large: their numbers are sorted.
    std::vector<std::uint32_t> order(candidates.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::uint32_t first, std::uint32_t second) {
        const LabelCandidate &a = candidates[first], &b = candidates[second];
        return std::tie(b.priority, b.featurePriority, a.text, a.feature) <
               std::tie(a.priority, a.featurePriority, b.text, b.feature);
    });
    std::vector<PlacedText> placed;
    Placer placer(frame, obstacles, fonts);
    for (const std::uint32_t number : order) {
        const LabelCandidate& label = candidates[number];
        if (!label.path.empty()) {
            placeAlong(label, frame, obstacles, fonts, fromPixel, placed);
            continue;
        }
        auto one = placer.place(label);
        if (label.tied) obstacles.settleSymbol(label.owner, one.has_value());
        if (one) placed.push_back(std::move(*one));
    }
    return placed;
}

}  // namespace frontline
