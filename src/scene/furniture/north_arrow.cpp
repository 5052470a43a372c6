#include "scene/furniture/north_arrow.hpp"

#include <cmath>
#include <numbers>

#include "scene/mesh_builder.hpp"

namespace frontline {

namespace {

constexpr double arrowPoints = 19, halfWidthPoints = 3.8, notchPoints = 4, textPoints = 7.5, sizePoints = 32;

}  // namespace

double degreesToNorth(const View& view)
{
    return view.projection.gridConvergenceDegrees(view.centre);
}

std::optional<FurniturePiece> northArrowPiece(const FurnitureCanvas& canvas)
{
    const auto choice = canvas.choice().northArrow;
    const double degrees = degreesToNorth(canvas.view());
    if (choice == FurnitureChoice::NorthArrow::Never || !std::isfinite(degrees)) return std::nullopt;
    if (choice == FurnitureChoice::NorthArrow::Auto && std::abs(degrees) <= visibleConvergenceDegrees)
        return std::nullopt;
    const double point = canvas.size();
    FurniturePiece piece{sizePoints * point, sizePoints * point, {}};
    piece.draw = [=](FurnitureCanvas& on, const Box& box) {
        on.veil(box);
        const double angle = degrees * std::numbers::pi / 180;
        const Xy along{std::sin(angle), -std::cos(angle)}, across{std::cos(angle), std::sin(angle)};
        const Xy middle = box.centre();
        // The arrow and the letter at its tip share the box.
        const auto at = [&](double forward, double aside) {
            const double f = (forward - 4.5) * point, a = aside * point;
            return on.view().fromPixel({middle.x + along.x * f + across.x * a, middle.y + along.y * f + across.y * a});
        };
        const double half = arrowPoints / 2;
        for (const int side : {-1, 1}) {
            const std::vector<std::vector<Xy>> rings{
                {at(half, 0), at(-half, side * halfWidthPoints), at(-half + notchPoints, 0), at(half, 0)}};
            FillMeshBuilder builder(on.view().centre);
            builder.addPolygon(rings);
            on.add(FillDraw{builder.take(), nullptr, side < 0 ? on.ink() : on.ink().withOpacity(0.45), std::nullopt});
        }
        const TextStyle style = on.style(FontFace::SemiBold, textPoints);
        const std::string letter = words::north.in(on.language());
        const double reach = (half + 1) * point;
        const Xy centre{middle.x + along.x * reach, middle.y + along.y * reach};
        on.text(letter, style, centre.x - on.width(letter, style) / 2,
                centre.y + FontSet::capHeightEm * style.sizePixels / 2);
    };
    return piece;
}

}  // namespace frontline
