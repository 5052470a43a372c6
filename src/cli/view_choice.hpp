// Which part of the map is seen: the options of `render`, checked before any work. Internal to cli.
#pragma once

#include <variant>

#include "cli/requests.hpp"
#include "map/drawn_detail.hpp"
#include "map/drawn_map.hpp"
#include "picture/picture_size.hpp"
#include "scene/view.hpp"

namespace frontline {

/// "1920x1080"; both sides from 1 to 16,384 after scaling.
Result<PixelSize> parseSize(const std::string& text, double scale = 1);
/// "W,S,E,N" in degrees, west < east, south < north.
Result<Box> parseBox(const std::string& text);
/// "LON,LAT" in degrees.
Result<LonLat> parseCentre(const std::string& text);

/// The same of any place.
Result<LonLat> parsePlace(const std::string& text);

/// The options of a view without the map's share in them.
struct PictureView {
    PixelSize size;  // with the scale
    double scale = 1;
    [[nodiscard]] double pixelsPerInch() const { return 96 * scale; }
    ViewChoice choice;
    std::string crs;
};

Result<PictureView> parseView(const ViewRequest& request);

/// Puts the options of a view into the selection, over what it has. An unknown view is a wrong argument.
std::optional<Failure> chooseView(const PictureView& asked, const MapDefinition& map, Selection& selection);

/// How much of the world the selection draws, known before any layer is read; all of it where the view depends on what
/// the layers hold. hasFiles: whether files of the user's come to it, which are framed where no view is chosen.
DrawnDetail drawnDetail(const MapDefinition& map, const Selection& selection, const PictureView& asked, bool hasFiles);

/// The view of a drawn map as selected: the box, the place, the named view, else the user's files, the map's default
/// view, or all that is drawn.
std::variant<View, Failure> makeView(const DrawnMap& drawn, const PictureView& asked);

}  // namespace frontline
