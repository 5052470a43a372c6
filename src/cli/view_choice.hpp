// Which part of the map is seen: the options of `render`, checked before any work. Internal to cli.
#pragma once

#include <variant>

#include "cli/requests.hpp"
#include "map/document.hpp"
#include "picture/picture_size.hpp"
#include "scene/view.hpp"

namespace frontline {

/// "1920x1080"; both sides from 1 to 16,384 after scaling.
Result<PixelSize> parseSize(const std::string& text, double scale = 1);
/// "W,S,E,N" in degrees, west < east, south < north.
Result<Box> parseBox(const std::string& text);
/// "LON,LAT" in degrees.
Result<LonLat> parseCentre(const std::string& text);

/// The options of a view without the map's share in them.
struct ViewChoice {
    PixelSize size;  // with the scale
    double scale = 1;
    [[nodiscard]] double pixelsPerInch() const { return 96 * scale; }
    std::optional<Box> bbox;
    std::optional<LonLat> centre;
    double zoom = 0;
    std::string view, crs;
};

Result<ViewChoice> parseViewChoice(const ViewRequest& request);

/// The view on a loaded map: the box, the place, the named view, the map's default view, or all that is loaded.
std::variant<View, Failure> makeView(const Document& document, const ViewChoice& choice);

}  // namespace frontline
