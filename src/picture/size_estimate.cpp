#include "picture/size_estimate.hpp"

#include <algorithm>
#include <cmath>

namespace frontline {

namespace {

constexpr std::int64_t wholePixels = 2'500'000, probedPixels = 1'500'000;
constexpr int probes = 6;

}  // namespace

Result<SizeEstimate> estimateFileSize(const PictureRequest& request, const PictureContent& content, Renderer* renderer,
                                      const PictureProgress& progress)
{
    const EncodeProgress encoding = [&](double) { return !progress.stopped(); };
    const View& view = content.view;
    const auto size = [](const Result<std::string>& bytes) -> Result<SizeEstimate> {
        if (!bytes) return bytes.error();
        return SizeEstimate{bytes->size(), true};
    };
    if (isVector(request.format))
        return size(encodeVectors(request.format, content.list, view, content.provenance, encoding));
    const bool whole = static_cast<std::int64_t>(view.widthPixels) * view.heightPixels <= wholePixels;
    const int count = whole ? 1 : probes;
    const int rows = whole ? view.heightPixels
                           : static_cast<int>(std::clamp<std::int64_t>(probedPixels / probes / view.widthPixels, 1,
                                                                       std::max(1, view.heightPixels / probes)));
    Image sample;
    for (int i = 0; i < count; ++i) {
        const int firstRow = static_cast<int>((i + 0.5) / count * view.heightPixels) - rows / 2;
        auto strip = renderer->drawStrip(content.list, view, std::clamp(firstRow, 0, view.heightPixels - rows), rows);
        if (!strip) return strip.error();
        if (progress.stopped()) return Error{"stopped"};
        if (i == 0) {
            sample = *std::move(strip);
            continue;
        }
        sample.height += rows;
        sample.pixels.insert(sample.pixels.end(), strip->pixels.begin(), strip->pixels.end());
    }
    const auto bytes = encodeImage(request.format, sample, view, content.provenance, encoding);
    if (whole || !bytes) return size(bytes);
    // What the file says about itself is there once.
    const Image dot{1, 1, sample.channels, std::vector<std::uint8_t>(static_cast<std::size_t>(sample.channels))};
    const auto least = encodeImage(request.format, dot, view, content.provenance);
    const double fixed = least ? static_cast<double>(std::min(least->size(), bytes->size())) : 0;
    const double grown = (static_cast<double>(bytes->size()) - fixed) * view.heightPixels / sample.height;
    return SizeEstimate{static_cast<std::uint64_t>(std::llround(fixed + grown)), false};
}

}  // namespace frontline
