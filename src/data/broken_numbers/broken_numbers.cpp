#include "data/broken_numbers/broken_numbers.hpp"

#include <fmt/format.h>

#include <atomic>
#include <charconv>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/packed_files.hpp"

namespace frontline {

namespace {

constexpr std::string_view memoryFolder = "/vsimem/frontline-numbers/";

std::string bytesAt(const std::filesystem::path& path, std::uint64_t at, std::size_t count)
{
    std::string bytes(count, '\0');
    const VsiPointer file(VSIFOpenL(path.c_str(), "rb"));
    const bool there = file && VSIFSeekL(file.get(), at, SEEK_SET) == 0;
    bytes.resize(there ? VSIFReadL(bytes.data(), 1, count, file.get()) : 0);
    return bytes;
}

bool keepInMemory(const std::filesystem::path& name, const std::string& bytes)
{
    const VsiPointer out(VSIFOpenL(name.c_str(), "wb"));
    return out && VSIFWriteL(bytes.data(), 1, bytes.size(), out.get()) == bytes.size();
}

}  // namespace

bool isNumber(std::string_view word)
{
    if (word.starts_with('+')) word.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error != std::errc::invalid_argument && end == word.data() + word.size();
}

Result<std::filesystem::path> withInfinityForBroken(const std::string& shown, const std::filesystem::path& path,
                                                    const std::vector<BrokenNumber>& broken)
{
    VSIStatBufL found;
    const auto size = VSIStatL(path.c_str(), &found) == 0 ? static_cast<std::size_t>(found.st_size) : 0;
    const std::string bytes = bytesAt(path, 0, size);
    std::string out;
    // Not "nan": OGR's reader of GML makes 0 of it.
    constexpr std::string_view infinity = "1e999";
    out.reserve(bytes.size() + infinity.size() * broken.size());
    std::size_t from = 0;
    for (const BrokenNumber& number : broken) {
        if (number.at < from || number.at + number.bytes > bytes.size())
            return Error{msg("{}: changed while it was read; open it again", shown)};
        out.append(bytes, from, number.at - from).append(infinity);
        from = number.at + number.bytes;
    }
    out.append(bytes, from);
    static std::atomic<unsigned> files{0};
    // In a folder of its own, under the name that layers may be called by.
    const auto folder = std::filesystem::path(fmt::format("{}{}", memoryFolder, ++files));
    if (!keepInMemory(folder / path.filename(), out)) throw std::bad_alloc();
    // The attributes of a MapInfo interchange file lie beside it.
    for (const char* ending : {".mid", ".MID"}) {
        auto attributes = path;
        attributes.replace_extension(ending);
        if (VSIStatL(attributes.c_str(), &found) == 0 && smallAscii(path.extension()) == ".mif" &&
            !keepInMemory(folder / attributes.filename(),
                          bytesAt(attributes, 0, static_cast<std::size_t>(found.st_size))))
            throw std::bad_alloc();
    }
    return folder / path.filename();
}

void removeMemoryFile(const std::string& name)
{
    if (name.starts_with(memoryFolder)) VSIRmdirRecursive(std::filesystem::path(name).parent_path().c_str());
}

std::string brokenNumbersInWords(const std::string& shown, const std::filesystem::path& path,
                                 const std::vector<BrokenNumber>& broken)
{
    const BrokenNumber& first = broken.front();
    const std::string word = printable(shortened(bytesAt(path, first.at, first.bytes), 40));
    return msgn("{1}, line {2}: \"{3}\" is no number, where a coordinate should be: correct it",
                "{1}, line {2}: \"{3}\" is no number, where a coordinate should be, and so {0} times: correct them",
                broken.size(), broken.size(), shown, first.line, word);
}

}  // namespace frontline
