// Whether a picture can be made at all: what its format holds, and the memory that it takes.
#pragma once

#include <cstdint>
#include <optional>

#include "base/memory.hpp"
#include "picture/picture_format.hpp"
#include "picture/picture_size.hpp"

namespace frontline {

/// Of WebP (14 bits), in pixels.
inline constexpr int largestWebpSide = 16383;

/// Whether the picture is drawn and written in strips, and never held whole: a PNG that is very large, or larger than
/// what is available would hold.
[[nodiscard]] bool isStreamed(PictureFormat format, PixelSize size, bool transparent,
                              std::optional<std::uint64_t> available = availableMemory());
/// The rows that are drawn at once.
[[nodiscard]] int stripRows(PixelSize size);

/// Bytes that drawing and encoding take at most, beside the map itself. Measured; see the tests.
std::uint64_t pictureMemory(PictureFormat format, PixelSize size, bool transparent);

/// Errors: a side over what the format holds; more memory than is available, with both figures and what would do.
/// available: bytes; absent where it is not known, which refuses nothing.
Result<Done> checkPictureSize(PictureFormat format, PixelSize size, bool transparent,
                              std::optional<std::uint64_t> available = availableMemory());

/// "a picture of 16384 x 16384 pixels as JPEG needs 1.1 GB, 0.6 GB are available: choose a smaller size or PNG"
Error memoryError(PictureFormat format, PixelSize size, bool transparent, std::optional<std::uint64_t> available);

}  // namespace frontline
