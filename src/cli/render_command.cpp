// `frontline render`: a picture without a window.
#include <fmt/format.h>

#include <future>
#include <span>

#include "base/file.hpp"
#include "cli/description.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "cli/picture_format.hpp"
#include "cli/scenario_choice.hpp"
#include "cli/view_choice.hpp"
#include "render/gl/renderer.hpp"
#include "scene/provenance.hpp"
#include "scene/scene.hpp"

namespace frontline {

namespace {

/// What the renderer and the file need, made on a thread of its own.
struct Picture {
    std::optional<Failure> failure;
    std::vector<std::string> warnings;
    std::optional<View> view;
    DisplayList list;
    Provenance provenance;
};

Picture preparePicture(const RenderRequest& request, const ViewChoice& choice)
{
    Picture picture;
    Document document;
    picture.failure = openMap(request.map, document, picture.warnings);
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
    if (request.transparent) picture.list.background.alpha = 0;
    picture.provenance = provenanceOf(document, *picture.view, FRONTLINE_VERSION);
    if (!request.describe) return picture;
    const auto description = describeView(document, choice, *picture.view);
    picture.warnings.insert(picture.warnings.end(), description.warnings.begin(), description.warnings.end());
    if (!description) {
        picture.failure = Failure{exitFailed, description.error().message};
        return picture;
    }
    addDescription(picture.provenance, shortDescription(*description, request.language),
                   descriptionText(*description, request.language));
    return picture;
}

/// What can be said to be wrong before any work.
std::optional<Failure> checkRequest(const RenderRequest& request, const Result<PictureFormat>& format)
{
    if (!format) return Failure{exitWrongArguments, "--out " + format.error().message};
    if (request.transparent && *format == PictureFormat::Jpeg)
        return Failure{exitWrongArguments, "--transparent: JPEG has no transparency; use .png, .webp or .tif"};
    if (request.worldFile && isVector(*format))
        return Failure{exitWrongArguments, "--world-file: SVG and PDF take none; use .png, .jpg, .webp or .tif"};
    if (const auto writable = checkWritable(request.out); !writable) return Failure{exitFailed, writable.error().message};
    std::vector<std::filesystem::path> beside;
    if (request.worldFile) beside.push_back(worldFilePath(request.out));
    if (request.describe) beside.push_back(descriptionPath(request.out));
    for (const auto& path : beside)
        if (const auto writable = checkWritable(path); !writable) return Failure{exitFailed, writable.error().message};
    return std::nullopt;
}

/// The picture in pixels, drawn while the context's thread is this one.
Result<std::string> drawAndEncode(PictureFormat format, Renderer& renderer, const Picture& picture)
{
    const auto image = renderer.drawToImage(picture.list, *picture.view);
    if (!image) return image.error();
    return encodeImage(format, *image, *picture.view, picture.provenance);
}

int writePicture(const RenderRequest& request, const Picture& picture, const Result<std::string>& bytes)
{
    if (!bytes) return printFailure(exitFailed, fmt::format("{}: {}", request.out.string(), bytes.error().message));
    if (const auto written = writeFileAtomically(request.out, std::as_bytes(std::span(*bytes))); !written)
        return printFailure(exitFailed, written.error().message);
    std::vector<std::pair<std::filesystem::path, std::string>> beside;
    if (request.worldFile) beside.emplace_back(worldFilePath(request.out), worldFileText(placeOf(*picture.view)));
    if (request.describe) beside.emplace_back(descriptionPath(request.out), picture.provenance.description);
    for (const auto& [path, text] : beside)
        if (const auto written = writeFileAtomically(path, std::as_bytes(std::span(text))); !written)
            return printFailure(exitFailed, written.error().message);
    return exitDone;
}

}  // namespace

int runRender(const RenderRequest& request)
{
    const auto choice = parseViewChoice(request.view);
    if (!choice) return printFailure(exitWrongArguments, choice.error().message);
    const auto format = pictureFormat(request.out);
    if (const auto failure = checkRequest(request, format)) return printFailure(*failure);

    if (isVector(*format)) {
        const Picture picture = preparePicture(request, *choice);
        printWarnings(picture.warnings);
        if (picture.failure) return printFailure(*picture.failure);
        return writePicture(request, picture,
                            encodeVectors(*format, picture.list, *picture.view, picture.provenance));
    }
    // Reading and making the context take about the same time: they run side by side.
    auto prepared = std::async(std::launch::async, [&] { return preparePicture(request, *choice); });
    // Static: they live until the process ends, which frees them at once.
    static auto context = OffscreenContext::create();
    static auto renderer = context ? Renderer::create() : Result<std::unique_ptr<Renderer>>(context.error());
    if (renderer) (*renderer)->warmUp(choice->size.width, choice->size.height);
    const Picture picture = prepared.get();
    printWarnings(picture.warnings);
    if (picture.failure) return printFailure(*picture.failure);
    if (!renderer) return printFailure(exitFailed, renderer.error().message);
    return writePicture(request, picture, drawAndEncode(*format, **renderer, picture));
}

}  // namespace frontline
