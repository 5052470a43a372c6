// The parts that PNG files are made of. Internal to render.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "render/png.hpp"

namespace frontline::png {

inline constexpr unsigned char signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

/// Length, type, data, CRC-32 of type and data (PNG specification, 5.3). type: 4 letters.
void appendChunk(std::vector<std::byte>& out, const char* type, std::span<const std::byte> data);

/// The signature and all chunks before the pixels. channels: 3 (RGB) or 4 (RGBA).
std::vector<std::byte> startOfFile(int width, int height, int channels, const PngOptions& options);

}  // namespace frontline::png
