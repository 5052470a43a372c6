#include "picture/picture_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <optional>

#include "base/jobs.hpp"
#include "picture/picture_memory.hpp"
#include "render/png_stream.hpp"
#include "scene/furniture/attribution.hpp"

namespace frontline {

namespace {

// Of the whole work, roughly: what drawing and encoding come to.
constexpr double drawnShare = 0.6, encodedShare = 0.98;

struct Work {
    const PictureRequest& request;
    const PictureContent& content;
    Renderer* renderer;
    const JobProgress& progress;

    [[nodiscard]] PixelSize size() const { return {content.view.widthPixels, content.view.heightPixels}; }
};

Error about(const Work& work, const Error& error)
{
    return Error{fmt::format("{}: {}", work.request.path.string(), error.message)};
}

Error memoryErrorOf(const Work& work)
{
    return about(work, memoryError(work.request.format, work.size(), work.request.transparent, std::nullopt));
}

/// The whole picture, strip by strip, so that it can be stopped on the way.
Result<Image> drawWhole(const Work& work)
{
    const PixelSize size = work.size();
    Image image;
    const auto drawn = work.renderer->drawInStrips(
        work.content.list, work.content.view, stripRows(work.size()), [&](Image strip, int firstRow) {
            const double done = static_cast<double>(firstRow + strip.height) / size.height;
            if (strip.height == size.height) {
                image = std::move(strip);
            } else {
                const std::size_t stride = static_cast<std::size_t>(size.width) * strip.channels;
                if (firstRow == 0)
                    image = {size.width, size.height, strip.channels, std::vector<std::uint8_t>(stride * size.height)};
                std::ranges::copy(strip.pixels, image.pixels.begin() + static_cast<std::ptrdiff_t>(stride * firstRow));
            }
            work.progress.at(drawnShare * done);
            return !work.progress.stopped();
        });
    if (!drawn) return drawn.error();
    return image;
}

/// Of all formats but large PNGs: the bytes of the whole file, which are then written.
Result<Done> encodeInto(const Work& work, AtomicFile& file)
{
    Result<std::string> bytes{std::string()};
    const EncodeProgress encoding = [&](double share) {
        const double from = isVector(work.request.format) ? 0 : drawnShare;
        work.progress.at(from + (encodedShare - from) * share);
        return !work.progress.stopped();
    };
    if (isVector(work.request.format)) {
        bytes =
            encodeVectors(work.request.format, work.content.list, work.content.view, work.content.provenance, encoding);
    } else {
        const auto image = drawWhole(work);
        if (!image) return about(work, image.error());
        if (work.progress.stopped()) return Done{};
        bytes = encodeImage(work.request.format, *image, work.content.view, work.content.provenance, encoding);
    }
    if (work.progress.stopped()) return Done{};
    if (!bytes) return about(work, bytes.error());
    return file.write(std::as_bytes(std::span(*bytes)));
}

/// A PNG of any size in the memory of two strips: one is drawn while the one before is compressed.
Result<Done> streamPng(const Work& work, AtomicFile& file)
{
    const PixelSize size = work.size();
    const int channels = work.content.list.background.alpha == 255 ? 3 : 4;
    const auto options = pngOptions(work.content.view, work.content.provenance);
    if (!options) return about(work, options.error());
    auto png = PngStream::begin(size.width, size.height, channels, *options,
                                [&](std::span<const std::byte> bytes) { return file.write(bytes); });
    if (!png) return about(work, png.error());
    Result<Done> compressed{Done{}};
    const auto compress = [&](const Image& rows) -> Result<Done> {
        try {
            return (*png)->add(rows);
        } catch (const std::bad_alloc&) {
            return memoryErrorOf(work);
        }
    };
    std::optional<StartedJob<Done>> compressing;
    const auto drawn = work.renderer->drawInStrips(
        work.content.list, work.content.view, stripRows(work.size()), [&](Image strip, int firstRow) {
            if (compressing) compressed = compressing->get();
            compressing.reset();
            if (!compressed || work.progress.stopped()) return false;
            work.progress.at(encodedShare * (firstRow + strip.height) / size.height);
            compressing.emplace(startJob([&, rows = std::move(strip)] { return compress(rows); }));
            return true;
        });
    if (compressing) compressed = compressing->get();
    if (!drawn) return about(work, drawn.error());
    if (!compressed || work.progress.stopped()) return compressed;
    return (*png)->finish();
}

Result<PictureOutcome> writeAll(const Work& work)
{
    const PictureRequest& request = work.request;
    auto file = AtomicFile::create(request.path);
    if (!file) return file.error();
    std::unique_ptr<AtomicFile> worldFile;
    if (request.worldFile) {
        auto created = AtomicFile::create(worldFilePath(request.path));
        if (!created) return created.error();
        worldFile = *std::move(created);
    }
    const bool streamed = isStreamed(request.format, work.size(), request.transparent);
    const auto written = streamed ? streamPng(work, **file) : encodeInto(work, **file);
    if (!written) return written.error();
    if (worldFile) {
        const std::string text = worldFileText(placeOf(work.content.view));
        if (const auto wrote = worldFile->write(std::as_bytes(std::span(text))); !wrote) return wrote.error();
    }
    if (work.progress.stopped()) return PictureOutcome::Cancelled;
    for (const auto& [path, text] : work.content.beside)
        if (const auto wrote = writeFileAtomically(path, std::as_bytes(std::span(text))); !wrote) return wrote.error();
    if (const auto done = (*file)->commit(request.existing); !done) return done.error();
    if (worldFile)
        if (const auto done = worldFile->commit(request.existing); !done) return done.error();
    work.progress.at(1);
    return PictureOutcome::Written;
}

}  // namespace

Result<Done> checkPictureWritable(const PictureRequest& request)
{
    if (auto writable = checkWritable(request.path); !writable || !request.worldFile) return writable;
    return checkWritable(worldFilePath(request.path));
}

std::filesystem::path sourcesFilePath(const std::filesystem::path& picture)
{
    return picture.string() + ".sources.txt";
}

PictureContent composePicture(const PictureRequest& request, const DrawnMap& map, const View& view, Scene& scene)
{
    PictureContent content{scene.build(map, view), view, provenanceOf(map, view, FRONTLINE_VERSION)};
    if (request.transparent) content.list.background.alpha = 0;
    if (std::string sources = attributionFileText(map); !sources.empty())
        content.beside.emplace_back(sourcesFilePath(request.path), std::move(sources));
    return content;
}

Result<PictureOutcome> writePicture(const PictureRequest& request, const PictureContent& content, Renderer* renderer,
                                    const JobProgress& progress)
{
    const Work work{request, content, renderer, progress};
    progress.at(0);
    try {
        return writeAll(work);
    } catch (const std::bad_alloc&) {
        return memoryErrorOf(work);
    }
}

}  // namespace frontline
