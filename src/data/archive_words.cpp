#include "data/archive_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/clean_geometry.hpp"
#include "data/geojson/geojson_file.hpp"
#include "data/packed_files.hpp"

namespace frontline {

namespace {

/// "a.geojson, b.txt and 5 more".
std::string membersInWords(const std::vector<ZipMember>& members)
{
    constexpr std::size_t most = 4;
    std::string names;
    for (std::size_t i = 0; i < std::min(most, members.size()); ++i)
        names += (i == 0 ? "" : ", ") + nameInWords(printable(members[i].name));
    return members.size() > most ? msg("{} and {} more", names, members.size() - most) : names;
}

/// Why the only GeoJSON of an archive is not read.
std::optional<std::string> memberWords(const std::string& shown, const std::vector<ZipMember>& members)
{
    const std::vector<ZipMember> found = geoJsonMembers(members);
    if (found.empty()) return std::nullopt;
    const ZipMember& first = found.front();
    const std::string name = nameInWords(printable(first.name));
    const auto alike = std::ranges::count(found, first.name, &ZipMember::name);
    if (static_cast<std::size_t>(alike) < found.size()) return std::nullopt;
    if (alike > 1)
        return msg("{}: {} is {} times in the archive: unpack it and open the one that is meant", shown, name, alike);
    if (first.encrypted)
        return msg("{}: {} in it is encrypted: unpack it with its password and open what was in it", shown, name);
    if (leadsOut(first))
        return msg("{}: {} in it has a name that leads out of the archive: unpack it and open what was in it", shown,
                   name);
    if (first.bytes == 0) return msg("{}: {} in it is empty", shown, name);
    if (!smallAscii(first.name).ends_with(".geojson")) return std::nullopt;
    return msg("{}: {} in it is damaged, or no GeoJSON: unpack it and open what was in it", shown, name);
}

}  // namespace

std::optional<std::string> archiveWords(const std::string& shown, const std::filesystem::path& path)
{
    using namespace std::string_view_literals;
    const std::string start = firstBytes(path, 300);
    if (isZip(start)) {
        const auto members = zipMembers(path);
        if (!members) return msg("{}: is a zip archive that is damaged or incomplete", shown);
        if (auto words = memberWords(shown, *members)) return words;
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

std::optional<std::string> encodingWords(const std::string& shown, const std::filesystem::path& path)
{
    using namespace std::string_view_literals;
    struct Mark {
        std::string_view bytes;
        const char* encoding;
    };
    static constexpr std::array marks{Mark{"\xFF\xFE\0\0"sv, "UTF-32"}, Mark{"\0\0\xFE\xFF"sv, "UTF-32"},
                                      Mark{"\xFF\xFE"sv, "UTF-16"}, Mark{"\xFE\xFF"sv, "UTF-16"}};
    const std::string start = firstBytes(path, 4);
    for (const Mark& mark : marks)
        if (start.starts_with(mark.bytes)) return msg("{}: its text is in {}: save it as UTF-8", shown, mark.encoding);
    // Without a mark, by the first character of a JSON or an XML and the zeros beside it.
    const auto first = start.find_first_of("{[<");
    if (start.size() < 4 || first == std::string::npos) return std::nullopt;
    const auto zeros = std::ranges::count(start, '\0');
    if (zeros == 3) return msg("{}: its text is in {}: save it as UTF-8", shown, "UTF-32");
    if (zeros == 2 && first < 2 && start[1 - first] == '\0' && start[3 - first] == '\0')
        return msg("{}: its text is in {}: save it as UTF-8", shown, "UTF-16");
    return std::nullopt;
}

}  // namespace frontline
