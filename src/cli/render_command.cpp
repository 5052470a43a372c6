// `frontline render`: a picture without a window.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <future>

#include "base/file.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "cli/scenario_choice.hpp"
#include "cli/view_choice.hpp"
#include "render/gl/renderer.hpp"
#include "render/png.hpp"
#include "scene/furniture.hpp"
#include "scene/scene.hpp"

namespace frontline {

namespace {

/// What the renderer and the file need, made on a thread of its own.
struct Picture {
    std::optional<Failure> failure;
    std::vector<std::string> warnings;
    std::optional<View> view;
    DisplayList list;
    PngOptions png;
};

PngOptions pngOptions(const Document& document, const View& view, double scale)
{
    const Box bounds = lonLatBounds(view);
    PngOptions options;
    options.pixelsPerInch = 96 * scale;
    options.texts.emplace_back("Software", "Frontline " FRONTLINE_VERSION);
    if (!document.title.empty()) options.texts.emplace_back("Title", document.title);
    if (const auto lines = attributionLines(document); !lines.empty())
        options.texts.emplace_back("Source", fmt::format("{}", fmt::join(lines, "\n")));
    options.texts.emplace_back("CRS", view.projection.definition());
    if (!bounds.empty())
        options.texts.emplace_back("Bounding box", fmt::format("{:.5f},{:.5f},{:.5f},{:.5f}", bounds.minX, bounds.minY,
                                                               bounds.maxX, bounds.maxY));
    if (!document.date.empty()) options.texts.emplace_back("Date of the line", document.date);
    if (const Scenario* scenario = document.scenarioById(document.scenario))
        options.texts.emplace_back("Scenario", scenarioText(*scenario));
    if (document.comparison) {
        const ControlChoice& with = document.comparison->with;
        const Scenario* other = document.scenarioById(with.scenario);
        options.texts.emplace_back("Compared with", other ? scenarioText(*other) : with.date);
    }
    return options;
}

Picture preparePicture(const MapRequest& request, const ViewChoice& choice)
{
    Picture picture;
    Document document;
    picture.failure = openMap(request, document, picture.warnings);
    if (picture.failure) return picture;
    auto view = makeView(document, choice);
    if (auto* failure = std::get_if<Failure>(&view)) {
        picture.failure = *failure;
        return picture;
    }
    picture.view = std::get<View>(std::move(view));
    auto scene = Scene::create(assetsPath() / "fonts");
    if (!scene) {
        picture.failure = Failure{exitFailed, scene.error().message};
        return picture;
    }
    picture.list = (*scene)->build(document, *picture.view);
    picture.png = pngOptions(document, *picture.view, choice.scale);
    return picture;
}

}  // namespace

int runRender(const RenderRequest& request)
{
    const auto choice = parseViewChoice(request.view);
    if (!choice) return printFailure(exitWrongArguments, choice.error().message);
    std::string extension = request.out.extension().string();
    for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (extension != ".png")
        return printFailure(
            exitWrongArguments,
            fmt::format("--out {}: pictures are written as PNG: give a name that ends in .png", request.out.string()));
    if (const auto writable = checkWritable(request.out); !writable)
        return printFailure(exitFailed, writable.error().message);

    // Reading and making the context take about the same time: they run side by side.
    auto prepared = std::async(std::launch::async, [&] { return preparePicture(request.map, *choice); });
    // Static: they live until the process ends, which frees them at once.
    static auto context = OffscreenContext::create();
    static auto renderer = context ? Renderer::create() : Result<std::unique_ptr<Renderer>>(context.error());
    if (renderer) (*renderer)->warmUp(choice->size.width, choice->size.height);
    const Picture picture = prepared.get();
    printWarnings(picture.warnings);
    if (picture.failure) return printFailure(*picture.failure);
    if (!renderer) return printFailure(exitFailed, renderer.error().message);
    const auto image = (*renderer)->drawToImage(picture.list, *picture.view);
    if (!image) return printFailure(exitFailed, image.error().message);
    if (const auto written = writePng(request.out, *image, picture.png); !written)
        return printFailure(exitFailed, written.error().message);
    return exitDone;
}

}  // namespace frontline
