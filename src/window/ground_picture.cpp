#include "window/ground_picture.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "render/raster/raster.hpp"

namespace frontline {

namespace {

/// Of the window's sides, what the picture has beyond each edge.
constexpr double marginShare = 0.2;
/// A map that is scaled by less is not drawn anew while it moves.
constexpr double drawnAnewAtScale = 1.3;
/// So few rows are drawn by one thread.
constexpr int rowsAside = 120;
/// A frame waits for a picture where the last one was as quick, so that ground and names change together.
constexpr double waitedForSeconds = 0.06;

bool isCut(const DrawCommand& command)
{
    const auto* clip = std::get_if<ClipStart>(&command);
    return clip && clip->box;
}

bool sameHatch(const std::optional<Hatch>& a, const std::optional<Hatch>& b)
{
    if (!a || !b) return a.has_value() == b.has_value();
    return a->color == b->color && a->angleDegrees == b->angleDegrees && a->spacingPixels == b->spacingPixels &&
           a->widthPixels == b->widthPixels && a->dots == b->dots;
}

/// Whether they look the same, wherever hatches begin.
struct SameDraw {
    bool operator()(const FillDraw& a, const FillDraw& b) const
    {
        return a.mesh == b.mesh && a.edges == b.edges && a.color == b.color && sameHatch(a.hatch, b.hatch);
    }
    bool operator()(const LineDraw& a, const LineDraw& b) const
    {
        return a.mesh == b.mesh && a.color == b.color && a.widthPixels == b.widthPixels && a.dash == b.dash &&
               a.dashCount == b.dashCount;
    }
    bool operator()(const ClipStart& a, const ClipStart& b) const { return a.box == b.box; }
    template <class A, class B>
    bool operator()(const A&, const B&) const
    {
        return std::is_same_v<A, B>;
    }
};

bool isWhole(double pixels)
{
    return pixels == std::round(pixels);
}

/// The view with a margin: at the same scale, its pixels over those of the view.
View grown(const View& view)
{
    View grown = view;
    const auto margin = [](int side) { return std::max(1, static_cast<int>(side * marginShare)); };
    grown.widthPixels += 2 * margin(view.widthPixels);
    grown.heightPixels += 2 * margin(view.heightPixels);
    return grown;
}

/// Puts rows of a picture, the first of which is its row `top`, where they belong.
void putBgrx(const Image& rows, int top, BgrxPicture& picture)
{
    const auto width = static_cast<std::size_t>(picture.width);
    const std::uint8_t* from = rows.pixels.data();
    for (int row = top; row < top + rows.height; ++row) {
        std::uint32_t* to = &picture.pixels[static_cast<std::size_t>(picture.height - 1 - row) * width];
        for (std::uint32_t* const end = to + width; to != end; ++to, from += rows.channels)
            *to = from[2] | std::uint32_t{from[1]} << 8U | std::uint32_t{from[0]} << 16U | 0xFF000000U;
    }
}

BgrxPicture emptyPicture(const View& view)
{
    const auto pixels = static_cast<std::size_t>(view.widthPixels) * static_cast<std::size_t>(view.heightPixels);
    return {view.widthPixels, view.heightPixels, std::vector<std::uint32_t>(pixels)};
}

}  // namespace

void GroundPicture::Picture::draw()
{
    const auto began = std::chrono::steady_clock::now();
    const auto image = drawPicture(ground, view);
    failed = !image;
    if (image) {
        pixels = emptyPicture(view);
        putBgrx(*image, 0, pixels);
    }
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

void GroundPicture::Picture::drawAside()
{
    const auto began = std::chrono::steady_clock::now();
    pixels = emptyPicture(view);
    for (int row = 0; row < view.heightPixels && !failed; row += rowsAside) {
        const auto rows = drawPictureRows(ground, view, row, std::min(rowsAside, view.heightPixels - row));
        failed = !rows;
        if (rows) putBgrx(*rows, row, pixels);
    }
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

GroundPicture::Picture GroundPicture::pictureOf(const Scene::Frame& frame, const View& view, const View& pictureView)
{
    Picture picture{pictureView, {frame.list.background, {}}, {}, 0, false};
    const auto begin = frame.list.commands.begin();
    picture.ground.commands.assign(begin, begin + static_cast<std::ptrdiff_t>(frame.ground));
    const Box box = pictureBox(view, pictureView);
    for (DrawCommand& command : picture.ground.commands)
        if (auto* fill = std::get_if<FillDraw>(&command); fill && fill->hatch) {
            fill->hatch->anchorX += static_cast<float>(box.minX);
            fill->hatch->anchorY += static_cast<float>(box.minY);
        }
    return picture;
}

bool GroundPicture::sameGround(const DisplayList& ground, const Scene::Frame& frame)
{
    if (ground.commands.size() != frame.ground || !(ground.background == frame.list.background)) return false;
    for (std::size_t i = 0; i < ground.commands.size(); ++i)
        if (!std::visit(SameDraw{}, ground.commands[i], frame.list.commands[i])) return false;
    return true;
}

bool GroundPicture::prepare(const Scene::Frame& frame, const View& view)
{
    const auto ground = frame.list.commands.begin() + static_cast<std::ptrdiff_t>(frame.ground);
    const bool cut = std::any_of(frame.list.commands.begin(), ground, isCut);
    const bool moving =
        lastView_ && (lastView_->centre != view.centre || lastView_->unitsPerPixel != view.unitsPerPixel);
    lastView_ = view;
    take();
    if (shown_ && shown_->view.projection.definition() != view.projection.definition()) shown_.reset();
    used_ = !failed_ && !(cut && moving);
    exact_ = failed_;
    if (!used_) return false;
    if (isWorthWaiting(frame, view, cut, moving)) {
        Picture now = pictureOf(frame, view, view);
        now.draw();
        show(std::move(now));
    }
    exact_ = failed_ || isExact(frame, view);
    if (!cut && !asked_ && wantsAnother(frame, view, moving)) ask(frame, view, moving);
    used_ = shown_.has_value();
    return used_;
}

void GroundPicture::show(Picture picture)
{
    failed_ = picture.failed;
    if (failed_) {
        shown_.reset();
        return;
    }
    renderer_.keepPicture(picture.pixels, picture.view);
    picture.pixels = {};
    shown_ = std::move(picture);
}

void GroundPicture::take()
{
    std::shared_ptr<Picture> ready;
    {
        const std::scoped_lock lock(mutex_);
        ready.swap(ready_);
    }
    if (!ready) return;
    asked_ = false;
    show(std::move(*ready));
}

bool GroundPicture::isExact(const Scene::Frame& frame, const View& view) const
{
    if (!shown_ || !sameGround(shown_->ground, frame)) return false;
    const Box box = pictureBox(shown_->view, view);
    return box.width() == shown_->view.widthPixels && isWhole(box.minX) && isWhole(box.minY) &&
           box.contains(Box{0, 0, double(view.widthPixels), double(view.heightPixels)}) &&
           shown_->view.hatchOrigin == view.hatchOrigin;
}

bool GroundPicture::isWorthWaiting(const Scene::Frame& frame, const View& view, bool cut, bool moving) const
{
    // A cut is at a place of the window: its picture has no margin and goes with no other view.
    if (!shown_ || cut) return !isExact(frame, view);
    if (moving || !frame.settled || sameGround(shown_->ground, frame)) return false;
    return shown_->ground.commands.empty() || shown_->seconds < waitedForSeconds;
}

bool GroundPicture::wantsAnother(const Scene::Frame& frame, const View& view, bool moving) const
{
    if (!shown_) return false;
    // Half of the margin is used up.
    const double wide = view.widthPixels * marginShare / 2, high = view.heightPixels * marginShare / 2;
    const Box needed{-wide, -high, view.widthPixels + wide, view.heightPixels + high};
    if (!pictureBox(shown_->view, view).contains(needed)) return true;
    if (!moving) return !exact_;
    const double scale = shown_->view.unitsPerPixel / view.unitsPerPixel;
    return scale > drawnAnewAtScale || scale * drawnAnewAtScale < 1 || !sameGround(shown_->ground, frame);
}

void GroundPicture::ask(const Scene::Frame& frame, const View& view, bool moving)
{
    const auto picture = std::make_shared<Picture>(pictureOf(frame, view, grown(view)));
    asked_ = true;
    queue_.submit([picture, moving] { moving ? picture->drawAside() : picture->draw(); },
                  [this, picture](const Result<Done>& drawn) {
                      if (!drawn) picture->failed = true;
                      {
                          const std::scoped_lock lock(mutex_);
                          ready_ = picture;
                      }
                      if (onReady) onReady();
                  });
}

}  // namespace frontline
