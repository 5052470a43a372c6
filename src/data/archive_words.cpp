#include "data/archive_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/packed_files.hpp"

namespace frontline {

namespace {

/// "a.geojson, b.txt and 5 more".
std::string membersInWords(const std::vector<ZipMember>& members)
{
    constexpr std::size_t most = 4;
    std::string names;
    for (std::size_t i = 0; i < std::min(most, members.size()); ++i)
        names += (i == 0 ? "" : ", ") + printable(members[i].name);
    return members.size() > most ? msg("{} and {} more", names, members.size() - most) : names;
}

}  // namespace

std::optional<std::string> archiveWords(const std::string& shown, const std::filesystem::path& path)
{
    using namespace std::string_view_literals;
    const std::string start = firstBytes(path, 300);
    // GDAL's names of what is in an archive have braces around its own.
    if (isZip(start) && path.native().find_first_of("{}") == std::string::npos) {
        const auto members = zipMembers(path);
        if (!members) return msg("{}: is a zip archive that is damaged or incomplete", shown);
        if (!members->empty())
            return msg("{}: is a zip archive, which is not read as map data: unpack it and open what lies in it ({})",
                       shown, membersInWords(*members));
    }
    if (start.starts_with("PK\x05\x06")) return msg("{}: is a zip archive with nothing in it", shown);
    static constexpr std::array others{"PK\x03\x04"sv,
                                       "\x1f\x8b"sv,
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
