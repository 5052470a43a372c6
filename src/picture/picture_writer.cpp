#include "picture/picture_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <optional>

#include "base/jobs.hpp"
#include "base/timings.hpp"
#include "base/unfinished_files.hpp"
#include "picture/picture_memory.hpp"
#include "picture/texts_beside.hpp"
#include "render/png_stream.hpp"
#include "render/raster/raster.hpp"
#include "scene/furniture/attribution.hpp"

namespace frontline {

namespace {

// Of the whole work, roughly: what drawing and encoding come to.
constexpr double drawnShare = 0.6, encodedShare = 0.98;

struct Work {
    const PictureRequest& request;
    const PictureContent& content;
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
    const TimedPhase timed(Phase::Draw);
    const PixelSize size = work.size();
    Image image;
    const auto drawn = drawPictureInStrips(
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
    std::optional<TimedPhase> timed;
    Result<std::string> bytes{std::string()};
    const EncodeProgress encoding = [&](double share) {
        const double from = isVector(work.request.format) ? 0 : drawnShare;
        work.progress.at(from + (encodedShare - from) * share);
        return !work.progress.stopped();
    };
    if (isVector(work.request.format)) {
        timed.emplace(Phase::Encode);
        bytes =
            encodeVectors(work.request.format, work.content.list, work.content.view, work.content.provenance, encoding);
    } else {
        const auto image = drawWhole(work);
        if (!image) return about(work, image.error());
        if (work.progress.stopped()) return Done{};
        timed.emplace(Phase::Encode);
        bytes = encodeImage(work.request.format, *image, work.content.view, work.content.provenance, encoding);
    }
    if (work.progress.stopped()) return Done{};
    if (!bytes) return about(work, bytes.error());
    return file.write(std::as_bytes(std::span(*bytes)));
}

/// A PNG of any size in the memory of a strip: each is drawn, and then compressed, by all threads.
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
        const TimedPhase encoding(Phase::Encode);
        try {
            return (*png)->add(rows);
        } catch (const std::bad_alloc&) {
            return memoryErrorOf(work);
        }
    };
    const auto drawn = [&] {
        const TimedPhase timed(Phase::Draw);
        return drawPictureInStrips(work.content.list, work.content.view, stripRows(work.size()),
                                   [&](const Image& strip, int firstRow) {
                                       compressed = compress(strip);
                                       work.progress.at(encodedShare * (firstRow + strip.height) / size.height);
                                       return compressed.ok() && !work.progress.stopped();
                                   });
    }();
    if (!drawn) return about(work, drawn.error());
    if (!compressed || work.progress.stopped()) return compressed;
    return (*png)->finish();
}

using File = std::unique_ptr<AtomicFile>;

/// A picture and what goes with it, in the order in which they come to their places.
struct Files {
    std::vector<File> texts;
    File picture, world;

    [[nodiscard]] std::vector<AtomicFile*> all() const
    {
        std::vector<AtomicFile*> files;
        for (const File& text : texts) files.push_back(text.get());
        files.push_back(picture.get());
        if (world) files.push_back(world.get());
        return files;
    }
};

Result<Files> createFiles(const Work& work)
{
    const PictureRequest& request = work.request;
    Files files;
    for (const auto& [path, text] : work.content.beside) {
        if (const auto ours = checkTextBeside(path); !ours) return ours.error();
        auto file = AtomicFile::create(path);
        if (!file) return file.error();
        files.texts.push_back(*std::move(file));
    }
    auto picture = AtomicFile::create(request.path);
    if (!picture) return picture.error();
    files.picture = *std::move(picture);
    if (!request.worldFile) return files;
    const auto path = worldFilePath(request.path);
    if (const auto ours = checkWorldFile(path); !ours) return ours.error();
    auto world = AtomicFile::create(path);
    if (!world) return world.error();
    files.world = *std::move(world);
    return files;
}

Result<Done> writeTexts(const Work& work, const Files& files)
{
    for (std::size_t i = 0; i < files.texts.size(); ++i) {
        const std::string text = signedText(work.content.beside[i].second);
        if (auto wrote = files.texts[i]->write(std::as_bytes(std::span(text))); !wrote) return wrote;
    }
    if (!files.world) return Done{};
    const std::string text = worldFileText(placeOf(work.content.view));
    return files.world->write(std::as_bytes(std::span(text)));
}

Result<PictureOutcome> writeAll(const Work& work)
{
    const PictureRequest& request = work.request;
    const auto files = createFiles(work);
    if (!files) return files.error();
    const bool streamed = isStreamed(request.format, work.size(), request.transparent);
    const auto written = streamed ? streamPng(work, *files->picture) : encodeInto(work, *files->picture);
    if (!written) return written.error();
    if (const auto wrote = writeTexts(work, *files); !wrote) return wrote.error();
    if (work.progress.stopped()) return PictureOutcome::Cancelled;
    // A disk that is full says so here, while all that was there is there still.
    for (AtomicFile* file : files->all())
        if (const auto synced = file->sync(); !synced) return synced.error();
    // A picture and the texts beside it are of one run: no signal comes between them.
    const SignalsWait wait;
    for (AtomicFile* file : files->all()) {
        const bool ours = file != files->picture.get() && file != files->world.get();
        const auto existing = ours ? AtomicFile::Existing::Replace : request.existing;
        if (const auto done = file->commit(existing); !done) return done.error();
    }
    work.progress.at(1);
    return PictureOutcome::Written;
}

}  // namespace

Result<Done> checkPictureWritable(const PictureRequest& request)
{
    if (auto writable = checkWritable(request.path); !writable || !request.worldFile) return writable;
    const auto world = worldFilePath(request.path);
    if (auto writable = checkWritable(world); !writable) return writable;
    return checkWorldFile(world);
}

PictureContent composePicture(const PictureRequest& request, const DrawnMap& map, const View& view, Scene& scene)
{
    const TimedPhase timed(Phase::Scene);
    DisplayList list = scene.build(map, view);
    PictureContent content{std::move(list), view, provenanceOf(map, view, scene.seenLayers(), FRONTLINE_VERSION)};
    if (request.transparent) content.list.background.alpha = 0;
    if (std::string sources = attributionFileText(map, scene.seenLayers()); !sources.empty())
        content.beside.emplace_back(sourcesFilePath(request.path), std::move(sources));
    return content;
}

Result<PictureOutcome> writePicture(const PictureRequest& request, const PictureContent& content,
                                    const JobProgress& progress)
{
    const Work work{request, content, progress};
    progress.at(0);
    try {
        return writeAll(work);
    } catch (const std::bad_alloc&) {
        return memoryErrorOf(work);
    }
}

}  // namespace frontline
