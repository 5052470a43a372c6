// The camera: pan with a short glide, zoom about a place, fit to a box. Knows no SDL; time is given in seconds.
#pragma once

#include <deque>
#include <optional>

#include "scene/view.hpp"

namespace frontline {

/// Moves a View. Movements that take time go on in advance(); their end does not depend on how often it is called.
class ViewControl {
public:
    explicit ViewControl(View view);

    [[nodiscard]] const View& view() const { return view_; }
    /// Keeps the centre and the scale.
    void resize(int widthPixels, int heightPixels);
    void setPixelsPerPoint(double pixelsPerPoint) { view_.pixelsPerPoint = pixelsPerPoint; }
    /// Keeps the place in the middle and the scale on the ground there. False, and nothing changed, when that place
    /// lies outside the projection.
    bool setProjection(const Projection& projection);

    void beginDrag(Xy pixel, double now);
    void dragTo(Xy pixel, double now);
    /// Lets go: the map glides on when it was moving.
    void endDrag(double now);
    [[nodiscard]] bool dragging() const { return dragging_; }

    /// Zooms by the factor, smoothly; the map under the pixel stays under it all the while.
    void zoomAbout(Xy pixel, double factor, double now);
    /// The window moves over the map by so many pixels (y down), smoothly.
    void panBy(double dxPixels, double dyPixels, double now);
    /// Fits the box (map units) into the area (pixels): at once, or as a short flight.
    void fit(const Box& mapUnits, const Box& area, bool fly, double now);
    /// Shows the place (map units) in the middle of the window, at a zoom level of web maps, at once.
    void lookAt(Xy centre, double zoom);
    /// Stops all movement where it is.
    void stop();

    /// Goes on with what is moving. Returns whether the view changed.
    bool advance(double now);
    [[nodiscard]] bool moving() const;

private:
    struct Sample {
        double time;
        Xy pixel;
    };
    struct Flight {
        Xy fromCentre, toCentre;
        double fromUnits, toUnits, start;
    };
    void wake(double now);
    bool glide(double seconds);
    bool zoomOn(double seconds);
    bool panOn(double seconds);
    void flyOn(double now);

    View view_;
    double time_ = 0;  // of the last step
    bool dragging_ = false;
    std::deque<Sample> samples_;  // of the drag, the last tenth of a second
    Xy velocity_{};               // of the glide, pixels a second
    Xy zoomPixel_{};
    double zoomLeft_ = 0;  // natural logarithm of the factor still to come
    Xy panLeft_{};         // pixels still to come
    std::optional<Flight> flight_;
};

}  // namespace frontline
