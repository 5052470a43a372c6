#include "render/raster/raster.hpp"

#include <algorithm>
#include <new>

#include "base/jobs.hpp"
#include "base/message.hpp"
#include "render/raster/glyphs.hpp"
#include "render/raster/hatching.hpp"
#include "render/raster/interiors.hpp"
#include "render/raster/strokes.hpp"
#include "render/raster/symbols.hpp"

namespace frontline {

namespace {

using namespace raster;

/// Lower bands are not worth the pass over the list that each costs.
constexpr int leastBandRows = 64;

/// Draws a list into the rows of one band.
class BandDrawer {
public:
    BandDrawer(const DisplayList& list, const View& view, Rows rows)
        : list_(list), view_(view), surface_(view.widthPixels, rows, list.background), coverage_(view.widthPixels, rows)
    {}

    const Surface& draw()
    {
        for (const DrawCommand& command : list_.commands) std::visit([&](const auto& draw) { add(draw); }, command);
        return surface_;
    }

private:
    void add(const FillDraw& draw)
    {
        if ((!draw.mesh && !draw.edges) || (draw.color.alpha == 0 && !draw.hatch)) return;
        // The soft edge reaches half a pixel out of the area, so that no gap shows between neighbours.
        if (draw.edges && draw.color.alpha > 0)
            addStrokes(coverage_, *draw.edges, Placement(draw.edges->origin, view_), {1, {}, 0}, 254);
        if (draw.edges)
            addPolygons(coverage_, *draw.edges, Placement(draw.edges->origin, view_));
        else
            addTriangles(coverage_, *draw.mesh, Placement(draw.mesh->origin, view_));
        if (draw.hatch)
            blendHatched(surface_, coverage_, draw.color, *draw.hatch);
        else
            blendCoverage(draw.color);
    }

    void add(const LineDraw& draw)
    {
        if (!draw.mesh || draw.color.alpha == 0 || !(draw.widthPixels > 0)) return;
        addStrokes(coverage_, *draw.mesh, Placement(draw.mesh->origin, view_),
                   {draw.widthPixels, draw.dash, draw.dashCount});
        blendCoverage(draw.color);
    }

    void add(const SymbolDraw& draw) { drawSymbols(surface_, draw); }
    void add(const GlyphDraw& draw) { drawGlyphs(surface_, draw); }
    void add(const ClipStart& clip) { surface_.clipTo(clip.box); }
    static void add(const LayerStart&) {}

    void blendCoverage(Color color)
    {
        coverage_.take([&](int y, int left, const std::uint8_t* cells, int count) {
            surface_.blend(y, left, cells, count, color);
        });
    }

    const DisplayList& list_;
    const View& view_;
    Surface surface_;
    Coverage coverage_;
};

Result<Done> checkSize(int width, int height)
{
    if (width >= 1 && height >= 1 && width <= largestPictureSide && height <= largestPictureSide) return Done{};
    return Error{
        msg("a picture of {} x {} pixels cannot be drawn: each side is 1 to {}", width, height, largestPictureSide)};
}

Result<Image> drawRows(const DisplayList& list, const View& view, int firstRow, int rows)
{
    if (auto fine = checkSize(view.widthPixels, rows); !fine) return fine.error();
    Image image{view.widthPixels, rows, list.background.alpha == 255 ? 3 : 4, {}};
    try {
        image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(rows) *
                            static_cast<std::size_t>(image.channels));
        const int bands = jobs() == 1 ? 1 : std::clamp(rows / leastBandRows, 1, 2 * jobs());
        parallelFor(static_cast<std::size_t>(bands), [&](std::size_t i) {
            const auto at = [&](std::size_t band) {
                return firstRow +
                       static_cast<int>(static_cast<std::int64_t>(rows) * static_cast<std::int64_t>(band) / bands);
            };
            BandDrawer(list, view, {at(i), at(i + 1)}).draw().copyTo(image, firstRow);
        });
    } catch (const std::bad_alloc&) {
        return Error{msg("a picture of {} x {} pixels needs {} MiB, more than there is", image.width, rows,
                         (static_cast<long long>(image.width) * rows * image.channels) >> 20)};
    }
    return image;
}

}  // namespace

Result<Image> drawPicture(const DisplayList& list, const View& view)
{
    return drawRows(list, view, 0, view.heightPixels);
}

Result<Done> drawPictureInStrips(const DisplayList& list, const View& view, int stripRows,
                                 const std::function<bool(Image strip, int firstRow)>& take)
{
    if (auto fine = checkSize(view.widthPixels, view.heightPixels); !fine) return fine.error();
    for (int top = 0; top < view.heightPixels; top += stripRows) {
        auto strip = drawRows(list, view, top, std::min(stripRows, view.heightPixels - top));
        if (!strip) return strip.error();
        if (!take(*std::move(strip), top)) break;
    }
    return Done{};
}

Result<Image> drawPictureRows(const DisplayList& list, const View& view, int firstRow, int rows)
{
    return drawRows(list, view, firstRow, rows);
}

}  // namespace frontline
