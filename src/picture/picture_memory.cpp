#include "picture/picture_memory.hpp"

#include <algorithm>

#include "base/message.hpp"

namespace frontline {

namespace {

// Drawn at once: 20 MiB of colours and coverage, and 16 MiB of rows at most.
constexpr std::int64_t stripPixels = std::int64_t{1} << 22;
// Up to 4K and somewhat more a PNG is encoded in one piece, which packs closer; larger ones by all threads.
constexpr std::int64_t wholePixels = 12'000'000;

// Beside what depends on the size: libraries, meshes, glyphs.
constexpr std::uint64_t fixedBytes = 120'000'000;
constexpr std::uint64_t drawnBytes = 5;  // of a pixel that is being drawn: its colour, and how far it is covered

std::uint64_t pixelsOf(PixelSize size)
{
    return static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.height);
}

std::uint64_t stripPixelsOf(PixelSize size)
{
    return static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(stripRows(size));
}

/// What the encoder takes for each pixel beside the picture itself.
std::uint64_t encoderBytes(PictureFormat format, std::uint64_t channels)
{
    switch (format) {
        case PictureFormat::Png:
            return channels + 1;  // filtered, and compressed
        case PictureFormat::Jpeg:
            return 3;  // libjpeg's coefficients, to choose its tables by
        case PictureFormat::Webp:
            return channels + 2;  // GDAL's copy, libwebp's in YUV, its predictions
        case PictureFormat::GeoTiff:
            return 1;
        default:
            return 0;
    }
}

/// In one piece.
std::uint64_t wholeMemory(PictureFormat format, PixelSize size, bool transparent)
{
    const std::uint64_t channels = transparent ? 4 : 3;
    return fixedBytes + stripPixelsOf(size) * (drawnBytes + channels) +
           pixelsOf(size) * (channels + encoderBytes(format, channels));
}

std::uint64_t streamedMemory(PixelSize size, bool transparent)
{
    const std::uint64_t channels = transparent ? 4 : 3;
    // One strip is drawn, one waits, one is being filtered.
    return fixedBytes + stripPixelsOf(size) * (drawnBytes + 3 * channels);
}

}  // namespace

int stripRows(PixelSize size)
{
    return static_cast<int>(std::clamp<std::int64_t>(stripPixels / size.width, 1, size.height));
}

bool isStreamed(PictureFormat format, PixelSize size, bool transparent, std::optional<std::uint64_t> available)
{
    if (format != PictureFormat::Png) return false;
    return pixelsOf(size) > wholePixels || (available && wholeMemory(format, size, transparent) > *available);
}

std::uint64_t pictureMemory(PictureFormat format, PixelSize size, bool transparent)
{
    if (isVector(format)) return fixedBytes;
    const std::uint64_t whole = wholeMemory(format, size, transparent);
    return format == PictureFormat::Png ? std::min(whole, streamedMemory(size, transparent)) : whole;
}

Error memoryError(PictureFormat format, PixelSize size, bool transparent, std::optional<std::uint64_t> available)
{
    const std::string needed = gigabytes(pictureMemory(format, size, transparent), messageLanguage(), Rounding::Up);
    const bool pngIsSmaller =
        pictureMemory(PictureFormat::Png, size, transparent) < pictureMemory(format, size, transparent);
    const std::string remedy = pngIsSmaller ? msg("choose a smaller size or PNG") : msg("choose a smaller size");
    if (available)
        return Error{msg("a picture of {} x {} pixels as {} needs {} GB, {} GB are available: {}", size.width,
                         size.height, nameOf(format), needed, gigabytes(*available, messageLanguage(), Rounding::Down),
                         remedy)};
    return Error{msg("a picture of {} x {} pixels as {} needs {} GB, more than there is: {}", size.width, size.height,
                     nameOf(format), needed, remedy)};
}

Result<Done> checkPictureSize(PictureFormat format, PixelSize size, bool transparent,
                              std::optional<std::uint64_t> available)
{
    if (size.width < 1 || size.height < 1 || size.width > maxSidePixels || size.height > maxSidePixels)
        return Error{msg("{} x {} pixels: each side may be from 1 to {}", size.width, size.height, maxSidePixels)};
    if (format == PictureFormat::Webp && std::max(size.width, size.height) > largestWebpSide)
        return Error{
            msg("WebP holds at most {0} x {0} pixels, and this picture has {1} x {2}: choose a smaller "
                "size or PNG",
                largestWebpSide, size.width, size.height)};
    if (available && pictureMemory(format, size, transparent) > *available)
        return memoryError(format, size, transparent, available);
    return Done{};
}

}  // namespace frontline
