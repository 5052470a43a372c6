#include "data/embed_xmp.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace frontline {

namespace {

char byteOf(std::uint32_t value, int shift)
{
    return static_cast<char>(static_cast<unsigned char>(value >> shift & 0xFFU));
}

std::string little(std::uint32_t value, int bytes)
{
    std::string out;
    for (int i = 0; i < bytes; ++i) out += byteOf(value, 8 * i);
    return out;
}

std::string big16(std::size_t value)
{
    const auto narrow = static_cast<std::uint32_t>(value);
    return {byteOf(narrow, 8), byteOf(narrow, 0)};
}

std::string chunk(std::string_view name, std::string_view data)
{
    std::string out(name);
    out += little(static_cast<std::uint32_t>(data.size()), 4);
    out += data;
    if (data.size() % 2 == 1) out += '\0';
    return out;
}

}  // namespace

std::string withJpegMetadata(const std::string& jpeg, std::string_view xmp, double pixelsPerInch)
{
    // Start of image, APP0, its length, "JFIF\0", version (2), units (1), densities (2 + 2), thumbnail (2).
    constexpr std::size_t afterJfif = 20, unitsAt = 13;
    if (jpeg.size() < afterJfif || jpeg.substr(0, 4) != "\xFF\xD8\xFF\xE0" || jpeg.substr(6, 4) != "JFIF") return jpeg;
    std::string out = jpeg.substr(0, unitsAt);
    const auto density = static_cast<std::size_t>(std::clamp(std::lround(pixelsPerInch), 1L, 65535L));
    out += '\1';
    out += big16(density) + big16(density);
    out += jpeg.substr(unitsAt + 5, afterJfif - unitsAt - 5);
    constexpr std::string_view name("http://ns.adobe.com/xap/1.0/\0", 29);
    const std::size_t length = 2 + name.size() + xmp.size();
    if (!xmp.empty() && length <= 65535) {
        out += "\xFF\xE1" + big16(length);
        out += name;
        out += xmp;
    }
    return out + jpeg.substr(afterJfif);
}

std::string withWebpMetadata(const std::string& webp, std::string_view xmp, int width, int height, bool alpha)
{
    constexpr std::size_t header = 12, chunkHeader = 8;
    constexpr unsigned char alphaFlag = 0x10, xmpFlag = 0x04;
    if (webp.size() < header + chunkHeader + 10 || !webp.starts_with("RIFF") || webp.substr(8, 4) != "WEBP")
        return webp;
    std::string chunks = webp.substr(header);
    if (chunks.starts_with("VP8X")) {
        chunks[chunkHeader] = static_cast<char>(static_cast<unsigned char>(chunks[chunkHeader]) | xmpFlag);
    } else {
        std::string extended = little(alpha ? alphaFlag | xmpFlag : xmpFlag, 4);
        extended +=
            little(static_cast<std::uint32_t>(width - 1), 3) + little(static_cast<std::uint32_t>(height - 1), 3);
        chunks = chunk("VP8X", extended) + chunks;
    }
    chunks += chunk("XMP ", xmp);
    return "RIFF" + little(static_cast<std::uint32_t>(chunks.size() + 4), 4) + "WEBP" + chunks;
}

}  // namespace frontline
