// A zip that holds files as they are (APPNOTE.TXT of PKWARE, 4.3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace frontline {

/// files: names and contents.
inline std::string storedZip(const std::vector<std::pair<std::string, std::string>>& files)
{
    const auto number = [](std::size_t value, int bytes) {
        std::string out;
        for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
        return out;
    };
    const auto crc = [](std::string_view text) {
        std::uint32_t sum = 0xFFFFFFFF;
        for (const char c : text) {
            sum ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit) sum = sum >> 1U ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
        }
        return ~sum;
    };
    std::string content, directory;
    for (const auto& [name, text] : files) {
        const std::string facts = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(crc(text), 4) +
                                  number(text.size(), 4) + number(text.size(), 4) + number(name.size(), 2) +
                                  number(0, 2);
        directory += "PK\x01\x02" + number(20, 2) + facts + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                     number(content.size(), 4) + name;
        content += "PK\x03\x04" + facts + name + text;
    }
    return content + directory + "PK\x05\x06" + number(0, 4) + number(files.size(), 2) + number(files.size(), 2) +
           number(directory.size(), 4) + number(content.size(), 4) + number(0, 2);
}

}  // namespace frontline
