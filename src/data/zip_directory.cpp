// The directory of a zip archive: GDAL tells neither the checksums that are in it, nor what is encrypted, nor of two
// files of one name.
#include <cpl_conv.h>
#include <cpl_string.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "data/packed_files.hpp"

namespace frontline {

namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t in32Bits = 0xFFFFFFFF;

/// Little-endian; 0 beyond the end.
std::uint64_t numberAt(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < size && at + size <= bytes.size(); ++i)
        out |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    return out;
}

std::string bytesAt(VSILFILE& file, std::uint64_t at, std::uint64_t size)
{
    std::string bytes(size, '\0');
    const bool there = VSIFSeekL(&file, at, SEEK_SET) == 0;
    bytes.resize(there ? VSIFReadL(bytes.data(), 1, bytes.size(), &file) : 0);
    return bytes;
}

/// The records of the directory, one after another; "" when there is no such thing.
std::string recordsOf(VSILFILE& file)
{
    constexpr std::uint64_t endSize = 22, longestComment = 0xFFFF, locatorSize = 20, end64Size = 56;
    if (VSIFSeekL(&file, 0, SEEK_END) != 0) return "";
    const std::uint64_t size = VSIFTellL(&file), tailSize = std::min(size, endSize + longestComment);
    const std::string tail = bytesAt(file, size - tailSize, tailSize);
    const std::size_t at = tail.rfind("PK\x05\x06"sv);
    if (at == std::string::npos || at + endSize > tail.size()) return "";
    std::uint64_t end = size - tailSize + at;  // of the directory, where nothing lies between
    std::uint64_t length = numberAt(tail, at + 12, 4), begin = numberAt(tail, at + 16, 4);
    if (end >= locatorSize && (length == in32Bits || begin == in32Bits)) {
        const std::string locator = bytesAt(file, end - locatorSize, locatorSize);
        if (!locator.starts_with("PK\x06\x07"sv)) return "";
        end = numberAt(locator, 8, 8);
        const std::string end64 = bytesAt(file, end, end64Size);
        if (!end64.starts_with("PK\x06\x06"sv)) return "";
        length = numberAt(end64, 40, 8), begin = numberAt(end64, 48, 8);
    }
    if (length > size) return "";
    // What stands before the archive, a program that unpacks it say, moves all of it.
    if (end >= length) {
        std::string records = bytesAt(file, end - length, length);
        if (records.starts_with("PK\x01\x02"sv)) return records;
    }
    return bytesAt(file, begin, length);
}

/// The size in the extra field of a record that is larger than 32 bits can say.
std::uint64_t size64(std::string_view extra)
{
    while (extra.size() >= 4) {
        const std::size_t size = numberAt(extra, 2, 2);
        if (numberAt(extra, 0, 2) == 1) return numberAt(extra, 4, 8);
        extra.remove_prefix(std::min(extra.size(), 4 + size));
    }
    return in32Bits;
}

std::string nameOf(std::string_view bytes)
{
    if (isUtf8(bytes)) return std::string(bytes);
    char* recoded = CPLRecode(std::string(bytes).c_str(), "CP437", CPL_ENC_UTF8);
    std::string name = recoded ? recoded : "";
    CPLFree(recoded);
    return name;
}

}  // namespace

std::optional<std::vector<ZipMember>> zipMembers(const std::filesystem::path& zip)
{
    constexpr std::size_t fixedSize = 46;
    const VsiPointer file(VSIFOpenL(zip.c_str(), "rb"));
    const std::string records = file ? recordsOf(*file) : "";
    if (records.empty()) return std::nullopt;
    std::vector<ZipMember> members;
    std::string_view left = records;
    while (left.starts_with("PK\x01\x02"sv)) {
        const std::size_t nameSize = numberAt(left, 28, 2), extraSize = numberAt(left, 30, 2);
        const std::size_t size = fixedSize + nameSize + extraSize + numberAt(left, 32, 2);
        if (left.size() < size) return std::nullopt;
        ZipMember member{nameOf(left.substr(fixedSize, nameSize)), numberAt(left, 24, 4),
                         static_cast<std::uint32_t>(numberAt(left, 16, 4)), (numberAt(left, 8, 2) & 1U) != 0,
                         isUtf8(left.substr(fixedSize, nameSize))};
        if (member.bytes == in32Bits) member.bytes = size64(left.substr(fixedSize + nameSize, extraSize));
        if (!member.name.ends_with('/')) members.push_back(std::move(member));
        left.remove_prefix(size);
    }
    return members;
}

}  // namespace frontline
