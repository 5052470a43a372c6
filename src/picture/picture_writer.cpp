#include "picture/picture_writer.hpp"

#include <fmt/format.h>

#include <span>

#include "base/file.hpp"

namespace frontline {

namespace {

// Shares of the work, roughly: drawing, encoding, writing.
constexpr double drawnShare = 0.5, encodedShare = 0.95;

Error about(const PictureRequest& request, const Error& error)
{
    return Error{fmt::format("{}: {}", request.path.string(), error.message)};
}

/// The bytes of the file; "" when it was cancelled on the way.
Result<std::string> pictureBytes(const PictureRequest& request, const PictureContent& content, Renderer* renderer,
                                 const PictureProgress& progress)
{
    if (isVector(request.format)) return encodeVectors(request.format, content.list, content.view, content.provenance);
    const auto image = renderer->drawToImage(content.list, content.view);
    if (!image) return image.error();
    progress.at(drawnShare);
    if (progress.stopped()) return std::string();
    return encodeImage(request.format, *image, content.view, content.provenance);
}

}  // namespace

Result<Done> checkPictureWritable(const PictureRequest& request)
{
    if (auto writable = checkWritable(request.path); !writable || !request.worldFile) return writable;
    return checkWritable(worldFilePath(request.path));
}

PictureContent composePicture(const PictureRequest& request, const Document& document, const View& view, Scene& scene)
{
    PictureContent content{scene.build(document, view), view, provenanceOf(document, view, FRONTLINE_VERSION)};
    if (request.transparent) content.list.background.alpha = 0;
    return content;
}

Result<PictureOutcome> writePicture(const PictureRequest& request, const PictureContent& content, Renderer* renderer,
                                    const PictureProgress& progress)
{
    progress.at(0);
    const auto bytes = pictureBytes(request, content, renderer, progress);
    if (!bytes) return about(request, bytes.error());
    progress.at(encodedShare);
    if (progress.stopped()) return PictureOutcome::Cancelled;
    if (const auto written = writeFileAtomically(request.path, std::as_bytes(std::span(*bytes))); !written)
        return written.error();
    if (request.worldFile) {
        const std::string world = worldFileText(placeOf(content.view));
        const auto written = writeFileAtomically(worldFilePath(request.path), std::as_bytes(std::span(world)));
        if (!written) return written.error();
    }
    progress.at(1);
    return PictureOutcome::Written;
}

}  // namespace frontline
