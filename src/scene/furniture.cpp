#include "scene/furniture.hpp"

#include <algorithm>

#include "scene/furniture/legend.hpp"
#include "scene/furniture/locator.hpp"
#include "scene/furniture/north_arrow.hpp"
#include "scene/furniture/scale_bar.hpp"
#include "scene/furniture/seen.hpp"
#include "scene/furniture/swipe.hpp"
#include "scene/furniture/title.hpp"

namespace frontline {

namespace {

constexpr double marginPoints = 18, tightMarginPoints = 9, gapPoints = 5;
/// Lower pictures have no title and no legend: these would be all that is seen.
constexpr double leastHeightPoints = 120;
/// Narrower ones have no scale bar.
constexpr double leastScaleWidthPoints = 80;
/// How much of the subject a piece may cover before it goes to its next place: 18 points of the line; and before it
/// takes its next shape.
constexpr double preferencePenalty = 1.5, shapePenalty = 0.5;

enum class Corner { TopLeft, TopRight, BottomLeft, BottomRight };

bool hasPanels(const View& view)
{
    return view.leftInsetPixels > 0 || view.rightInsetPixels > 0 || view.topInsetPixels > 0 ||
           view.bottomInsetPixels > 0;
}

/// Finds places for pieces, one after the other.
class Arrangement {
public:
    Arrangement(FurnitureCanvas& canvas, const SubjectGrid* subject) : canvas_(canvas), subject_(subject)
    {
        const View& view = canvas.view();
        const double margin = furnitureMarginPoints(view) * canvas.point();
        const Box picture{0, 0, static_cast<double>(view.widthPixels), static_cast<double>(view.heightPixels)};
        edge_ = picture.grownBy(-margin);
        free_ = {view.leftInsetPixels + margin, view.topInsetPixels + margin,
                 picture.maxX - view.rightInsetPixels - margin, picture.maxY - view.bottomInsetPixels - margin};
        if (hasPanels(view)) edge_.maxY = picture.maxY - margin / 2;
    }

    /// Between the panels, and with the edges that they leave below.
    [[nodiscard]] const Box& free() const { return free_; }
    [[nodiscard]] const Box& edge() const { return edge_; }
    void take(const Box& box) { taken_.push_back(box); }

    /// Where a piece would be, in the corner or as near to it as what is there already allows.
    [[nodiscard]] std::optional<Box> boxAt(const FurniturePiece& piece, Corner at, const Box& frame) const
    {
        const bool left = at == Corner::TopLeft || at == Corner::BottomLeft;
        const bool top = at == Corner::TopLeft || at == Corner::TopRight;
        const double gap = gapPoints * canvas_.size();
        const double x = left ? frame.minX : frame.maxX - piece.width;
        double y = top ? frame.minY : frame.maxY - piece.height;
        for (bool moved = true; moved;) {
            moved = false;
            for (const Box& taken : taken_) {
                const Box box{x, y, x + piece.width, y + piece.height};
                if (!box.grownBy(gap * 0.99).intersects(taken)) continue;
                y = top ? taken.maxY + gap : taken.minY - gap - piece.height;
                moved = true;
            }
        }
        const Box box{x, y, x + piece.width, y + piece.height};
        return frame.grownBy(0.5).contains(box) ? std::optional(box) : std::nullopt;
    }

    /// What it costs to cover the box: the subject below it, and how far down it is in the order of preference.
    [[nodiscard]] double cost(const Box& box, std::size_t preference) const
    {
        return (subject_ ? subject_->under(box) : 0) + preferencePenalty * static_cast<double>(preference);
    }

    /// A piece in the shapes that it can have, the preferred one first.
    using Shapes = std::vector<FurniturePiece>;
    using Corners = std::initializer_list<Corner>;
    struct Place {
        Box box;
        double cost = 0;
        const FurniturePiece* piece = nullptr;
    };
    /// Every corner in which the piece has room, in the order given, in every shape.
    [[nodiscard]] std::vector<Place> places(const Shapes& shapes, Corners corners, const Box& frame) const
    {
        std::vector<Place> out;
        double shapeCost = 0;
        for (const FurniturePiece& piece : shapes) {
            std::size_t preference = 0;
            for (const Corner at : corners) {
                if (const auto box = boxAt(piece, at, frame))
                    out.push_back({*box, cost(*box, preference) + shapeCost, &piece});
                ++preference;
            }
            shapeCost += shapePenalty;
        }
        return out;
    }

    /// Draws the piece where it costs least; not at all where it has no room.
    void place(const Shapes& shapes, Corners corners, const Box& frame)
    {
        const auto found = places(shapes, corners, frame);
        const auto best = std::ranges::min_element(found, {}, &Place::cost);
        if (best != found.end()) draw(*best->piece, best->box);
    }
    void place(std::optional<FurniturePiece> piece, Corners corners, const Box& frame)
    {
        if (piece) place(Shapes{*std::move(piece)}, corners, frame);
    }

    /// The same for two pieces of which the second has to do with what the first leaves: where both together cost
    /// least.
    void place(const Shapes& first, Corners firstCorners, const Shapes& second, Corners secondCorners, const Box& frame)
    {
        // To leave a piece out is worse than anything that it might cover.
        constexpr double leftOut = 1e6;
        std::optional<Place> best;
        double least = 0;
        for (const Place& place : places(first, firstCorners, frame)) {
            taken_.push_back(place.box);
            double sum = place.cost + (second.empty() ? 0 : leftOut);
            for (const Place& other : places(second, secondCorners, frame))
                sum = std::min(sum, place.cost + other.cost);
            taken_.pop_back();
            if (best && sum >= least) continue;
            best = place;
            least = sum;
        }
        if (best) draw(*best->piece, best->box);
        place(second, secondCorners, frame);
    }

    void draw(const FurniturePiece& piece, const Box& box)
    {
        piece.draw(canvas_, box);
        take(box);
    }

private:
    FurnitureCanvas& canvas_;
    const SubjectGrid* subject_;
    Box free_, edge_;
    std::vector<Box> taken_;
};

/// Along the bottom edge: all of it where panels stand above, else in the corner and the width that cover least.
void placeAttribution(FurnitureCanvas& canvas, const std::set<LayerId>& seen, Arrangement& arrangement)
{
    const Box& edge = arrangement.edge();
    struct Candidate {
        double share;
        Corner corner;
    };
    std::vector<Candidate> candidates{{0.45, Corner::BottomRight},
                                      {0.45, Corner::BottomLeft},
                                      {0.3, Corner::BottomRight},
                                      {0.3, Corner::BottomLeft},
                                      {1, Corner::BottomRight}};
    if (hasPanels(canvas.view())) candidates = {{1, Corner::BottomRight}};
    constexpr double leastWidthPoints = 170, mostHeightShare = 0.34;
    std::optional<FurniturePiece> best;
    Box at;
    double least = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate& candidate = candidates[i];
        const bool right = candidate.corner == Corner::BottomRight;
        const double width =
            std::min(edge.width(), std::max(candidate.share * edge.width(), leastWidthPoints * canvas.size()));
        auto piece = attributionPiece(canvas, seen, width, mostHeightShare * edge.height(), right);
        const auto box = piece ? arrangement.boxAt(*piece, candidate.corner, edge) : std::nullopt;
        if (!box) continue;
        const double cost = arrangement.cost(*box, i);
        if (best && cost >= least) continue;
        best = std::move(piece);
        at = *box;
        least = cost;
    }
    if (best) arrangement.draw(*best, at);
}

/// A piece at several widths, the first preferred; narrower ones that would cut it short are no choice.
template <class Make>
std::vector<FurniturePiece> shapesOf(std::initializer_list<double> widthsPixels, Make make)
{
    std::vector<FurniturePiece> shapes;
    for (const double width : widthsPixels) {
        std::optional<FurniturePiece> piece = make(width);
        if (!piece || (!shapes.empty() && (!piece->whole || piece->width >= shapes.back().width))) continue;
        shapes.push_back(*std::move(piece));
    }
    return shapes;
}

void placeTitleAndLegend(FurnitureCanvas& canvas, const MeshSet& meshes, const SymbolCounts& counts,
                         Arrangement& arrangement)
{
    const FurnitureChoice& choice = canvas.choice();
    const Box& free = arrangement.free();
    const double point = canvas.size();
    if (free.height() < leastHeightPoints * point) return;
    // At most a share of the width, but for narrow pictures, where words need some room.
    const auto width = [&](double share, double leastPoints, double mostPoints) {
        return std::min({free.width(), std::max(share * free.width(), leastPoints * point), mostPoints * point});
    };
    const auto titles = shapesOf({width(0.46, 170, 340), width(0.34, 170, 250), width(0.26, 150, 190)},
                                 [&](double most) { return titlePiece(canvas, most, 0.3 * free.height()); });
    std::vector<FurniturePiece> legends;
    if (choice.legend) {
        const auto entries = legendEntries(canvas.map(), canvas.view(), meshes, counts);
        legends = shapesOf({width(0.36, 120, 230), width(0.27, 120, 170)},
                           [&](double most) { return legendPiece(canvas, entries, most, 0.6 * free.height()); });
    }
    // What panels leave in the middle has its subject at the bottom, above the strip of dates.
    const bool panels = hasPanels(canvas.view());
    arrangement.place(titles, {Corner::TopLeft, Corner::TopRight}, legends,
                      {panels ? Corner::TopRight : Corner::BottomLeft, panels ? Corner::BottomLeft : Corner::TopRight,
                       Corner::BottomRight, Corner::TopLeft},
                      free);
}

}  // namespace

double furnitureMarginPoints(const View& view)
{
    const double side = std::min(view.widthPixels, view.heightPixels) / view.pixelsPerPoint;
    return std::min(hasPanels(view) ? tightMarginPoints : marginPoints, side / 20);
}

FurnitureDrawing buildFurniture(const DrawnMap& map, const View& view, const MeshSet& meshes, FontSet& fonts,
                                const SubjectGrid* subject, InsetMeshes& insetMeshes, const SymbolCounts& counts)
{
    FurnitureCanvas canvas(map, view, fonts);
    Arrangement arrangement(canvas, subject);
    if (const auto name = drawLocator(canvas, subject)) arrangement.take(*name);
    if (map.comparison() && map.comparison()->mode == ComparisonView::Mode::Swipe)
        for (const Box& box : drawDivider(canvas, arrangement.free())) arrangement.take(box);
    std::set<LayerId> seen = seenLayers(map, view, meshes);
    seen.merge(layersOfInset(canvas));
    placeAttribution(canvas, seen, arrangement);
    placeTitleAndLegend(canvas, meshes, counts, arrangement);
    const bool roomForScale = arrangement.edge().width() >= leastScaleWidthPoints * canvas.size();
    if (map.furniture().scaleBar && roomForScale)
        arrangement.place(scaleBarPiece(canvas, 0.5 * arrangement.edge().width()),
                          {Corner::BottomRight, Corner::BottomLeft}, arrangement.edge());
    arrangement.place(northArrowPiece(canvas), {Corner::TopRight, Corner::TopLeft}, arrangement.free());
    arrangement.place(insetPiece(canvas, insetMeshes),
                      {Corner::TopRight, Corner::BottomRight, Corner::TopLeft, Corner::BottomLeft}, arrangement.free());
    FurnitureDrawing drawing = canvas.take();
    drawing.seen = std::move(seen);
    return drawing;
}

bool saysTheSame(const DrawnMap& map, const View& view, const MeshSet& meshes, const MeshSet& others)
{
    const auto rows = [&](const MeshSet& set) {
        std::vector<std::pair<const DrawnLayer*, std::size_t>> out;
        for (const LegendEntry& entry : legendEntries(map, view, set)) out.emplace_back(entry.layer, entry.rule);
        return out;
    };
    const auto credits = [&](const MeshSet& set) { return creditedSources(map, seenLayers(map, view, set)); };
    return rows(meshes) == rows(others) && credits(meshes) == credits(others);
}

}  // namespace frontline
