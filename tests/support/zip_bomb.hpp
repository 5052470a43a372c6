// An archive of a few hundred bytes that says of itself that it unpacks to very much.
#pragma once

#include <cstdint>
#include <string>

namespace frontline {

/// A zip whose directory names so many files of 4,000,000,000 bytes (APPNOTE.TXT of PKWARE, 4.3).
inline std::string zipBomb(int files)
{
    const auto number = [](std::uint32_t value, int bytes) {
        std::string out;
        for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
        return out;
    };
    constexpr std::uint32_t packed = 8, unpacked = 4'000'000'000;
    const auto facts = [&](std::size_t nameLength) {
        return number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4) + number(0, 4) + number(packed, 4) +
               number(unpacked, 4) + number(static_cast<std::uint32_t>(nameLength), 2) + number(0, 2);
    };
    std::string content, directory;
    for (int i = 0; i < files; ++i) {
        const std::string name = "a" + std::to_string(i) + ".geojson";
        directory += "PK\x01\x02" + number(20, 2) + facts(name.size()) + number(0, 2) + number(0, 2) + number(0, 2) +
                     number(0, 4) + number(static_cast<std::uint32_t>(content.size()), 4) + name;
        content += "PK\x03\x04" + facts(name.size()) + name + std::string(packed, '\0');
    }
    const auto count = static_cast<std::uint32_t>(files);
    return content + directory + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) +
           number(static_cast<std::uint32_t>(directory.size()), 4) +
           number(static_cast<std::uint32_t>(content.size()), 4) + number(0, 2);
}

}  // namespace frontline
