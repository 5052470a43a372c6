#include "render/png_chunks.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

namespace frontline::png {

namespace {

void appendBytes(std::vector<std::byte>& out, const void* bytes, std::size_t count)
{
    if (count == 0) return;
    const std::size_t at = out.size();
    out.resize(at + count);
    std::memcpy(out.data() + at, bytes, count);
}

void appendText(std::vector<std::byte>& out, std::string_view text)
{
    appendBytes(out, text.data(), text.size());
}

void append32(std::vector<std::byte>& out, std::uint32_t v)
{
    const unsigned char bytes[4] = {static_cast<unsigned char>(v >> 24), static_cast<unsigned char>(v >> 16 & 0xFF),
                                    static_cast<unsigned char>(v >> 8 & 0xFF), static_cast<unsigned char>(v & 0xFF)};
    appendBytes(out, bytes, sizeof bytes);
}

std::vector<std::byte> header(int width, int height, int channels)
{
    std::vector<std::byte> data;
    append32(data, static_cast<std::uint32_t>(width));
    append32(data, static_cast<std::uint32_t>(height));
    const int colorType = channels == 4 ? 6 : 2;
    for (const int v : {8, colorType, 0, 0, 0}) data.push_back(static_cast<std::byte>(v));
    return data;
}

std::vector<std::byte> physicalSize(double pixelsPerInch)
{
    const auto perMetre = static_cast<std::uint32_t>(std::lround(pixelsPerInch / 0.0254));
    std::vector<std::byte> data;
    append32(data, perMetre);
    append32(data, perMetre);
    data.push_back(std::byte{1});
    return data;
}

/// Text of the first 128 characters is plain (tEXt), which every reader knows.
bool isPlain(const std::string& text)
{
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::vector<std::byte> plainChunk(const std::string& keyword, const std::string& text)
{
    std::vector<std::byte> data;
    appendText(data, keyword);
    data.resize(data.size() + 1);  // end of the keyword
    appendText(data, text);
    return data;
}

/// Uncompressed international text (iTXt): keyword, then empty language and translated keyword.
std::vector<std::byte> textChunk(const std::string& keyword, const std::string& text)
{
    std::vector<std::byte> data;
    appendText(data, keyword);
    data.resize(data.size() + 5);  // ends of keyword, language and translated keyword; two flags: not compressed
    appendText(data, text);
    return data;
}

}  // namespace

void appendChunk(std::vector<std::byte>& out, const char* type, std::span<const std::byte> data)
{
    append32(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t from = out.size();
    appendText(out, {type, 4});
    appendBytes(out, data.data(), data.size());
    append32(out, libdeflate_crc32(0, &out[from], out.size() - from));
}

std::vector<std::byte> startOfFile(int width, int height, int channels, const PngOptions& options)
{
    std::vector<std::byte> out;
    appendBytes(out, signature, sizeof signature);
    appendChunk(out, "IHDR", header(width, height, channels));
    appendChunk(out, "pHYs", physicalSize(options.pixelsPerInch));
    appendBytes(out, options.chunks.data(), options.chunks.size());
    for (const auto& [keyword, text] : options.texts) {
        const bool plain = isPlain(text);
        appendChunk(out, plain ? "tEXt" : "iTXt", plain ? plainChunk(keyword, text) : textChunk(keyword, text));
    }
    return out;
}

}  // namespace frontline::png

namespace frontline {

std::vector<std::byte> describingChunks(std::span<const std::byte> file)
{
    constexpr std::size_t frame = 12;  // length, type and checksum
    std::vector<std::byte> out;
    for (std::size_t at = sizeof png::signature; at + frame <= file.size();) {
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i) size = size << 8 | std::to_integer<std::size_t>(file[at + i]);
        if (size > file.size() - at - frame) break;
        const std::string_view type(reinterpret_cast<const char*>(&file[at + 4]), 4);
        if (type != "IHDR" && type != "pHYs" && type != "IDAT" && type != "IEND")
            png::appendBytes(out, &file[at], size + frame);
        at += size + frame;
    }
    return out;
}

}  // namespace frontline
