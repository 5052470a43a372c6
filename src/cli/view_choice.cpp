#include "cli/view_choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>

#include "base/message.hpp"
#include "map/own_files.hpp"
#include "map/suggestion.hpp"
#include "scene/drawn_box.hpp"

namespace frontline {

namespace {

/// The numbers between the separators; nullopt when anything else is there.
template <class T>
std::optional<std::vector<T>> parseNumbers(const std::string& text, char separator)
{
    std::vector<T> out;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (true) {
        while (at != end && *at == ' ') ++at;
        if (at != end && *at == '+') ++at;
        T value{};
        const auto [stop, error] = std::from_chars(at, end, value);
        if (error != std::errc()) return std::nullopt;
        out.push_back(value);
        at = stop;
        while (at != end && *at == ' ') ++at;
        if (at == end) return out;
        if (*at != separator) return std::nullopt;
        ++at;
    }
}

bool isLonLat(double lonDegrees, double latDegrees)
{
    return std::abs(lonDegrees) <= 180 && std::abs(latDegrees) <= 90;
}

std::variant<Projection, Failure> makeProjection(const MapDefinition& map, const std::string& crs)
{
    auto projection = Projection::create(crs.empty() ? map.crs : crs);
    if (projection) return std::move(projection).value();
    if (!crs.empty()) return Failure{exitWrongArguments, "--crs: " + projection.error().message};
    return Failure{exitFailed, msg("{}: key \"crs\": {}", map.path.string(), projection.error().message)};
}

/// Everything that is drawn, in degrees.
Box boundsOfLayers(const DrawnMap& drawn)
{
    Box box;
    for (const DrawnLayer& layer : drawn.layers)
        if (layer.visible && layer.table) box.add(boundsOf(layer.table->geometry));
    return box;
}

std::optional<LonLat> parseLonLat(const std::string& text)
{
    const auto place = parseNumbers<double>(text, ',');
    if (!place || place->size() != 2 || !isLonLat((*place)[0], (*place)[1])) return std::nullopt;
    return LonLat{(*place)[0], (*place)[1]};
}

/// The user's own files with something around them, in degrees; empty where nothing is in them.
Box frameOfFiles(const DrawnMap& drawn)
{
    Box box;
    for (const OwnLayer& own : drawn.selection.files)
        for (const DrawnLayer& layer : drawn.layers)
            if (layer.id() == own.layer->id && layer.visible && layer.table) box.add(boundsOf(layer.table->geometry));
    return box.empty() ? box : withSurroundings(box);
}

}  // namespace

Result<PixelSize> parseSize(const std::string& text, double scale)
{
    const std::string expected = msg("expected WIDTHxHEIGHT in pixels, as 1920x1080, each from 1 to {}", maxSidePixels);
    const auto sides = parseNumbers<long long>(text, 'x');
    if (!sides || sides->size() != 2) return Error{msg("size \"{}\": {}", text, expected)};
    PixelSize size;
    for (const std::size_t i : {0, 1}) {
        const double side = std::round(static_cast<double>((*sides)[i]) * scale);
        if (!((*sides)[i] >= 1 && side >= 1 && side <= maxSidePixels))
            return Error{scale == 1 ? msg("size \"{}\": {}", text, expected)
                                    : msg("size \"{}\" at scale {:g}: {}", text, scale, expected)};
        (i == 0 ? size.width : size.height) = static_cast<int>(side);
    }
    return size;
}

Result<Box> parseBox(const std::string& text)
{
    const auto sides = parseNumbers<double>(text, ',');
    if (sides && sides->size() == 4) {
        const Box box{(*sides)[0], (*sides)[1], (*sides)[2], (*sides)[3]};
        if (isLonLat(box.minX, box.minY) && isLonLat(box.maxX, box.maxY) && box.minX < box.maxX && box.minY < box.maxY)
            return box;
    }
    return Error{
        msg("box \"{}\": expected WEST,SOUTH,EAST,NORTH in degrees, as 36.5,48,38.5,49, with west < east and south < "
            "north",
            text)};
}

Result<LonLat> parseCentre(const std::string& text)
{
    if (const auto place = parseLonLat(text)) return *place;
    return Error{msg("centre \"{}\": expected LONGITUDE,LATITUDE in degrees, as 37.085,48.461", text)};
}

Result<LonLat> parsePlace(const std::string& text)
{
    if (const auto place = parseLonLat(text)) return *place;
    return Error{msg("place \"{}\": expected LONGITUDE,LATITUDE in degrees, as 37.085,48.461", text)};
}

namespace {

Result<Done> usePreset(const ViewRequest& request, PictureView& choice)
{
    const PicturePreset* preset = picturePreset(request.preset);
    if (!preset) {
        std::vector<std::string> names;
        names.reserve(picturePresets.size());
        for (const PicturePreset& known : picturePresets) names.emplace_back(known.name);
        return Error{"--preset: " + unknownName("preset", request.preset, names)};
    }
    if (!request.scale && !request.dpi) choice.scale = preset->scale;
    const auto size = pixelSize(preset->width, preset->height, choice.scale);
    if (!size)
        return Error{msg("--preset {} at {:g} dpi is {}", preset->name, choice.pixelsPerInch(), size.error().message)};
    choice.size = *size;
    return Done{};
}

Result<Done> chooseSize(const ViewRequest& request, PictureView& choice)
{
    if (request.scale && request.dpi)
        return Error{msg("only one of --scale and --dpi can be given: scale 1 is 96 dpi")};
    if (request.scale && !(*request.scale > 0 && *request.scale <= 64))
        return Error{msg("--scale {:g}: expected a number above 0, up to 64", *request.scale)};
    if (request.dpi && !(*request.dpi >= 10 && *request.dpi <= 2400))
        return Error{msg("--dpi {:g}: expected pixels per inch from 10 to 2400, as 300 for print", *request.dpi)};
    choice.scale = request.dpi ? *request.dpi / cssPixelsPerInch : request.scale.value_or(1);
    if (!request.preset.empty()) {
        if (!request.size.empty()) return Error{msg("only one of --preset and --size can be given")};
        return usePreset(request, choice);
    }
    const auto size = parseSize(request.size.empty() ? "1920x1080" : request.size, choice.scale);
    if (!size) return Error{"--size: " + size.error().message};
    choice.size = *size;
    return Done{};
}

}  // namespace

Result<PictureView> parseView(const ViewRequest& request)
{
    PictureView asked;
    ViewChoice& choice = asked.choice;
    if (const auto chosen = chooseSize(request, asked); !chosen) return chosen.error();
    if ((request.view.empty() ? 0 : 1) + (request.bbox.empty() ? 0 : 1) + (request.centre.empty() ? 0 : 1) > 1)
        return Error{msg("only one of --view, --bbox and --centre can be given")};
    if (request.centre.empty() != !request.zoom) return Error{msg("--centre and --zoom go together")};
    if (!request.bbox.empty()) {
        const auto box = parseBox(request.bbox);
        if (!box) return Error{"--bbox: " + box.error().message};
        choice.box = *box;
    }
    if (!request.centre.empty()) {
        const auto centre = parseCentre(request.centre);
        if (!centre) return Error{"--centre: " + centre.error().message};
        choice.centre = *centre;
        choice.zoom = *request.zoom;
        if (!(choice.zoom >= 0 && choice.zoom <= 24))
            return Error{msg("--zoom {:g}: expected a web map's zoom level, from 0 to 24", choice.zoom)};
    }
    choice.preset = ViewId(request.view);
    asked.crs = request.crs;
    return asked;
}

std::optional<Failure> chooseView(const PictureView& asked, const MapDefinition& map, Selection& selection)
{
    if (!asked.crs.empty()) selection.crs = asked.crs;
    if (asked.choice == ViewChoice()) return std::nullopt;
    selection.view = asked.choice;
    const ViewId preset = selection.view.preset;
    if (preset.empty() || map.view(preset)) return std::nullopt;
    std::vector<std::string> ids;
    for (const ViewPreset& known : map.views) ids.push_back(known.id.text());
    return Failure{exitWrongArguments, "--view: " + unknownName("view", preset.text(), ids)};
}

namespace {

/// What is shown in degrees where nobody has chosen a view.
struct Contents {
    std::function<Box()> whole;  // where the map has no view either
    std::function<Box()> files;  // of the user's own; they go before the view of the map
};

std::variant<View, Failure> makeView(const MapDefinition& map, const Selection& selection, const PictureView& asked,
                                     const Contents& contents)
{
    auto projection = makeProjection(map, selection.crs);
    if (auto* failure = std::get_if<Failure>(&projection)) return *failure;
    View view{std::get<Projection>(std::move(projection)), {}, 1, asked.size.width, asked.size.height,
              defaultPixelsPerPoint * asked.scale};
    const Failure outside{exitWrongArguments,
                          msg("nothing of what is to be shown can be projected to {}", view.projection.name())};
    const ViewChoice& choice = selection.view;
    if (choice.centre) {
        view.centre = view.projection.forward(*choice.centre);
        if (!std::isfinite(view.centre.x) || !std::isfinite(view.centre.y)) return outside;
        view.setZoomLevel(choice.zoom);
        return view;
    }
    const ViewPreset* preset = map.view(choice.preset.empty() ? map.defaultView : choice.preset);
    const bool framesFiles = choice == ViewChoice() && !selection.files.empty();
    const Box files = framesFiles ? contents.files() : Box();
    const Box box = choice.box ? *choice.box : !files.empty() ? files : preset ? preset->lonLat : contents.whole();
    if (box.empty()) return Failure{exitFailed, msg("there is nothing to show: no view and no layer with features")};
    const Box mapUnits = projectedBox(view.projection, box);
    if (mapUnits.empty()) return outside;
    view.fit(mapUnits);
    return view;
}

}  // namespace

DrawnDetail drawnDetail(const MapDefinition& map, const Selection& selection, const PictureView& asked, bool hasFiles)
{
    // Where it is framed by files, it is not known before they are read.
    if (selection.view == ViewChoice() && hasFiles) return {};
    const auto view = makeView(map, selection, asked, {[] { return Box(); }, [] { return Box(); }});
    if (!std::holds_alternative<View>(view)) return {};
    DrawnDetail detail = drawnDetail(std::get<View>(view));
    // The inset shows more than the picture, and less of it.
    if (selection.furniture.inset) detail.region = {};
    return detail;
}

std::variant<View, Failure> makeView(const DrawnMap& drawn, const PictureView& asked)
{
    return makeView(*drawn.map, drawn.selection, asked,
                    {[&] { return boundsOfLayers(drawn); }, [&] { return frameOfFiles(drawn); }});
}

}  // namespace frontline
