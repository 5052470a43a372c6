// PNG out (libdeflate, filters chosen for flat colour) and in (libpng, for tests and comparisons).
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "render/image.hpp"

namespace frontline {

struct PngOptions {
    double pixelsPerInch = 96;                               // written as pHYs
    std::vector<std::pair<std::string, std::string>> texts;  // keyword (Latin-1, 1-79 characters), UTF-8 text
    std::vector<std::byte> chunks = {};                      // whole ones, written before the texts
};

std::vector<std::byte> encodePng(const Image& image, const PngOptions& options = {});
/// The whole chunks of a PNG that are neither its pixels nor their header, nor pHYs: what it says about itself.
std::vector<std::byte> describingChunks(std::span<const std::byte> png);
/// Encodes and writes atomically.
Result<Done> writePng(const std::filesystem::path& path, const Image& image, const PngOptions& options = {});
Result<Image> readPng(const std::filesystem::path& path);

}  // namespace frontline
