#include "session/view_control.hpp"

#include <algorithm>
#include <cmath>

namespace frontline {

namespace {

// Seconds in which a movement falls to 1/e.
constexpr double glideSeconds = 0.11, zoomSeconds = 0.05, panSeconds = 0.05;
constexpr double flightSeconds = 0.28;
// A drag whose last movement is older than this was held still before it was let go.
constexpr double heldSeconds = 0.06, velocityWindowSeconds = 0.1;
constexpr double slowestGlide = 40, fastestGlide = 5000;  // pixels a second

double length(Xy v)
{
    return std::hypot(v.x, v.y);
}

}  // namespace

ViewControl::ViewControl(View view) : view_(std::move(view)) {}

void ViewControl::resize(int widthPixels, int heightPixels)
{
    view_.widthPixels = widthPixels;
    view_.heightPixels = heightPixels;
    flight_.reset();
}

bool ViewControl::setProjection(const Projection& projection)
{
    const LonLat place = view_.projection.inverse(view_.centre);
    const Xy centre = projection.forward(place);
    const double before = view_.projection.groundMetresPerUnit(view_.centre);
    const double after = projection.groundMetresPerUnit(centre);
    if (!std::isfinite(centre.x) || !std::isfinite(centre.y) || !std::isfinite(before) || !(after > 0) ||
        !std::isfinite(after))
        return false;
    stop();
    view_.projection = projection;
    view_.centre = centre;
    view_.hatchOrigin = {};
    view_.unitsPerPixel *= before / after;
    return true;
}

void ViewControl::wake(double now)
{
    if (!moving()) time_ = now;
}

void ViewControl::beginDrag(Xy pixel, double now)
{
    stop();
    dragging_ = true;
    samples_.assign(1, {now, pixel});
}

void ViewControl::dragTo(Xy pixel, double now)
{
    if (!dragging_) return;
    const Xy last = samples_.back().pixel;
    view_.panPixels(pixel.x - last.x, pixel.y - last.y);
    // A zoom that is under way keeps to its place on the map, which the drag has moved.
    zoomPixel_.x += pixel.x - last.x;
    zoomPixel_.y += pixel.y - last.y;
    samples_.push_back({now, pixel});
    while (samples_.size() > 2 && now - samples_.front().time > velocityWindowSeconds) samples_.pop_front();
}

void ViewControl::endDrag(double now)
{
    if (!dragging_) return;
    dragging_ = false;
    const Sample first = samples_.front(), last = samples_.back();
    const double seconds = last.time - first.time;
    if (!(seconds > 0) || now - last.time > heldSeconds) return;
    Xy velocity{(last.pixel.x - first.pixel.x) / seconds, (last.pixel.y - first.pixel.y) / seconds};
    const double speed = length(velocity);
    if (speed < slowestGlide) return;
    const double limit = std::min(1.0, fastestGlide / speed);
    wake(now);
    velocity_ = {velocity.x * limit, velocity.y * limit};
}

void ViewControl::zoomAbout(Xy pixel, double factor, double now)
{
    if (!(factor > 0) || !std::isfinite(factor)) return;
    velocity_ = {};
    panLeft_ = {};
    flight_.reset();
    wake(now);
    zoomPixel_ = pixel;
    zoomLeft_ += std::log(factor);
}

void ViewControl::panBy(double dxPixels, double dyPixels, double now)
{
    velocity_ = {};
    flight_.reset();
    wake(now);
    panLeft_.x += dxPixels;
    panLeft_.y += dyPixels;
}

void ViewControl::fit(const Box& mapUnits, const Box& area, bool fly, double now)
{
    if (mapUnits.empty() || !(area.width() > 0) || !(area.height() > 0)) return;
    stop();
    View target = view_;
    target.widthPixels = std::max(1, static_cast<int>(area.width()));
    target.heightPixels = std::max(1, static_cast<int>(area.height()));
    target.fit(mapUnits);
    // The box's middle stands in the middle of the area, which need not be that of the window.
    target.centre.x -= (area.centre().x - view_.widthPixels / 2.0) * target.unitsPerPixel;
    target.centre.y += (area.centre().y - view_.heightPixels / 2.0) * target.unitsPerPixel;
    if (!fly) {
        view_.hatchOrigin = {};
        view_.centre = target.centre;
        view_.unitsPerPixel = target.unitsPerPixel;
        return;
    }
    wake(now);
    flight_ = Flight{view_.centre, target.centre, view_.unitsPerPixel, target.unitsPerPixel, now};
}

void ViewControl::lookAt(Xy centre, double zoom)
{
    stop();
    view_.hatchOrigin = {};
    view_.centre = centre;
    view_.setZoomLevel(zoom);
}

void ViewControl::stop()
{
    velocity_ = {};
    panLeft_ = {};
    zoomLeft_ = 0;
    flight_.reset();
}

bool ViewControl::moving() const
{
    return velocity_ != Xy{} || panLeft_ != Xy{} || zoomLeft_ != 0 || flight_;
}

bool ViewControl::advance(double now)
{
    const double seconds = std::max(0.0, now - time_);
    time_ = std::max(time_, now);
    if (flight_) {
        flyOn(now);
        return true;
    }
    const bool zoomed = zoomOn(seconds), glided = glide(seconds), panned = panOn(seconds);
    return zoomed || glided || panned;
}

bool ViewControl::glide(double seconds)
{
    if (velocity_ == Xy{}) return false;
    // The speed falls as exp(-t / glideSeconds); its integral is the way.
    const double rest = std::exp(-seconds / glideSeconds);
    view_.panPixels(velocity_.x * glideSeconds * (1 - rest), velocity_.y * glideSeconds * (1 - rest));
    velocity_ = {velocity_.x * rest, velocity_.y * rest};
    if (length(velocity_) < slowestGlide / 4) velocity_ = {};
    return true;
}

bool ViewControl::zoomOn(double seconds)
{
    if (zoomLeft_ == 0) return false;
    double step = zoomLeft_ * (1 - std::exp(-seconds / zoomSeconds));
    // Half a thousandth is less than a pixel over any window: the rest at once.
    if (std::abs(zoomLeft_ - step) < 5e-4) step = zoomLeft_;
    const double before = view_.unitsPerPixel;
    view_.zoomAbout(zoomPixel_, std::exp(step));
    zoomLeft_ -= step;
    // At the largest or smallest scale there is nothing more to come.
    if (step != 0 && view_.unitsPerPixel == before) zoomLeft_ = 0;
    return true;
}

bool ViewControl::panOn(double seconds)
{
    if (panLeft_ == Xy{}) return false;
    const double share = 1 - std::exp(-seconds / panSeconds);
    Xy step{panLeft_.x * share, panLeft_.y * share};
    if (length({panLeft_.x - step.x, panLeft_.y - step.y}) < 0.25) step = panLeft_;
    view_.panPixels(-step.x, -step.y);
    panLeft_ = {panLeft_.x - step.x, panLeft_.y - step.y};
    return true;
}

void ViewControl::flyOn(double now)
{
    const double t = std::clamp((now - flight_->start) / flightSeconds, 0.0, 1.0);
    const double eased = t * t * (3 - 2 * t);
    const double from = flight_->fromUnits, to = flight_->toUnits;
    // With the centre's way in step with the scale, one place of the map stands still on the screen.
    const double units = from * std::pow(to / from, eased);
    const double share = std::abs(to - from) > 1e-3 * from ? (units - from) / (to - from) : eased;
    view_.unitsPerPixel = units;
    view_.centre.x = flight_->fromCentre.x + (flight_->toCentre.x - flight_->fromCentre.x) * share;
    view_.centre.y = flight_->fromCentre.y + (flight_->toCentre.y - flight_->fromCentre.y) * share;
    if (t < 1) return;
    view_.unitsPerPixel = to;
    view_.centre = flight_->toCentre;
    view_.hatchOrigin = {};
    flight_.reset();
}

}  // namespace frontline
