#include "picture/size_estimate.hpp"

#include <algorithm>
#include <cmath>

#include "picture/picture_memory.hpp"
#include "render/png_stream.hpp"
#include "render/raster/raster.hpp"

namespace frontline {

namespace {

/// A picture of so many is drawn whole; of a larger one, strips of so many together.
constexpr std::int64_t mostDrawnPixels = 2'500'000, probedPixels = 2'400'000;
constexpr int probes = 16;

/// Of a strip: whole blocks of JPEG and WebP, so that the seams between strips are where blocks meet.
int probeRows(int width, int height)
{
    constexpr int block = 16;
    const int most = std::max(1, height / probes);
    const auto wanted = static_cast<int>(probedPixels / probes / width) / block * block;
    return std::clamp(wanted, std::min(block, most), most);
}

/// The bytes of the sample's file, made as the picture's will be.
Result<std::size_t> encodedSize(const PictureRequest& request, const Image& image, const View& view,
                                const Provenance& provenance, const EncodeProgress& progress)
{
    if (!isStreamed(request.format, {view.widthPixels, view.heightPixels}, request.transparent)) {
        const auto bytes = encodeImage(request.format, image, view, provenance, progress);
        if (!bytes) return bytes.error();
        return bytes->size();
    }
    std::size_t count = 0;
    const auto counting = [&](std::span<const std::byte> bytes) -> Result<Done> {
        count += bytes.size();
        return Done{};
    };
    const auto options = pngOptions(view, provenance);
    if (!options) return options.error();
    auto png = PngStream::begin(image.width, image.height, image.channels, *options, counting);
    if (!png) return png.error();
    if (const auto added = (*png)->add(image); !added) return added.error();
    if (const auto ended = (*png)->finish(); !ended) return ended.error();
    return count;
}

}  // namespace

Result<SizeEstimate> estimateFileSize(const PictureRequest& request, const PictureContent& content,
                                      const JobProgress& progress)
{
    const EncodeProgress encoding = [&](double) { return !progress.stopped(); };
    const View& view = content.view;
    if (isVector(request.format)) {
        const auto bytes = encodeVectors(request.format, content.list, view, content.provenance, encoding);
        if (!bytes) return bytes.error();
        return SizeEstimate{bytes->size(), true};
    }
    const bool whole = static_cast<std::int64_t>(view.widthPixels) * view.heightPixels <= mostDrawnPixels;
    const int count = whole ? 1 : probes;
    const int rows = whole ? view.heightPixels : probeRows(view.widthPixels, view.heightPixels);
    Image sample;
    for (int i = 0; i < count; ++i) {
        const int firstRow = static_cast<int>((i + 0.5) / count * view.heightPixels) - rows / 2;
        auto strip = drawPictureRows(content.list, view, std::clamp(firstRow, 0, view.heightPixels - rows), rows);
        if (!strip) return strip.error();
        if (progress.stopped()) return Error{"stopped"};
        if (i == 0) {
            sample = *std::move(strip);
            continue;
        }
        sample.height += rows;
        sample.pixels.insert(sample.pixels.end(), strip->pixels.begin(), strip->pixels.end());
    }
    const auto bytes = encodedSize(request, sample, view, content.provenance, encoding);
    if (!bytes) return bytes.error();
    if (whole) return SizeEstimate{*bytes, true};
    // What the file says about itself is there once.
    const Image dot{1, 1, sample.channels, std::vector<std::uint8_t>(static_cast<std::size_t>(sample.channels))};
    const auto least = encodedSize(request, dot, view, content.provenance, encoding);
    const double fixed = least ? static_cast<double>(std::min(*least, *bytes)) : 0;
    const double grown = (static_cast<double>(*bytes) - fixed) * view.heightPixels / sample.height;
    return SizeEstimate{static_cast<std::uint64_t>(std::llround(fixed + grown)), false};
}

}  // namespace frontline
