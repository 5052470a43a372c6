#include "data/archive_words.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

/// The first bytes of a file, as many as tell archives apart.
std::string firstBytes(const std::filesystem::path& path)
{
    std::string bytes(300, '\0');
    VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
    if (!file) return {};
    bytes.resize(VSIFReadL(bytes.data(), 1, bytes.size(), file));
    VSIFCloseL(file);
    return bytes;
}

/// "a.geojson, b.txt and 5 more"; "" when it cannot be listed.
std::string listedZip(const std::filesystem::path& path)
{
    constexpr std::size_t most = 4;
    VSIDIR* folder = VSIOpenDir(("/vsizip/{" + path.string() + "}").c_str(), -1, nullptr);
    if (!folder) return "";
    std::string names;
    std::size_t count = 0;
    while (const VSIDIREntry* entry = VSIGetNextDirEntry(folder)) {
        if (VSI_ISDIR(entry->nMode) || ++count > most) continue;
        names += (names.empty() ? "" : ", ") + printable(entry->pszName);
    }
    VSICloseDir(folder);
    return count > most ? msg("{} and {} more", names, count - most) : names;
}

}  // namespace

std::optional<std::string> archiveWords(const std::string& shown, const std::filesystem::path& path)
{
    using namespace std::string_view_literals;
    const std::string start = firstBytes(path);
    if (start.starts_with("PK\x03\x04")) {
        const std::string names = listedZip(path);
        if (names.empty()) return msg("{}: is a zip archive that is damaged or incomplete", shown);
        return msg("{}: is a zip archive, which is not read as map data: unpack it and open what lies in it ({})",
                   shown, names);
    }
    if (start.starts_with("PK\x05\x06")) return msg("{}: is a zip archive with nothing in it", shown);
    static constexpr std::array others{"\x1f\x8b"sv,
                                       "7z\xbc\xaf\x27\x1c"sv,
                                       "Rar!\x1a\x07"sv,
                                       "BZh"sv,
                                       "\xfd"
                                       "7zXZ\0"sv,
                                       "\x28\xb5\x2f\xfd"sv};
    const bool packed = std::ranges::any_of(others, [&](std::string_view mark) { return start.starts_with(mark); }) ||
                        (start.size() > 262 && start.compare(257, 5, "ustar") == 0);
    if (!packed) return std::nullopt;
    return msg("{}: is packed: unpack it and open what was in it", shown);
}

}  // namespace frontline
