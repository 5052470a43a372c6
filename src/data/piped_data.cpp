#include "data/piped_data.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <mutex>
#include <new>
#include <optional>

#include "base/message.hpp"
#include "base/system_reason.hpp"
#include "data/content_ending.hpp"
#include "data/packed_files.hpp"

namespace frontline {

namespace {

constexpr std::size_t pieceOfInput = std::size_t{1} << 16;
constexpr std::size_t beginningOfInput = 4096;

/// Whether something can be read, or the end; asked for again and again, so that stopping is heard.
bool waitForInput(int descriptor, const std::stop_token& stop)
{
    constexpr int milliseconds = 200;
    while (!stop.stop_requested()) {
        pollfd input{descriptor, POLLIN, 0};
        if (poll(&input, 1, milliseconds) != 0) return true;
    }
    return false;
}

Result<Done> copyInput(int descriptor, std::uint64_t mostBytes, const std::stop_token& stop, VSILFILE& into)
{
    std::string piece(pieceOfInput, '\0');
    std::uint64_t bytes = 0;
    while (waitForInput(descriptor, stop)) {
        const ssize_t count = ::read(descriptor, piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return Error{msg("standard input cannot be read: {}", systemReason(errno))};
        if (count == 0 && bytes == 0)
            return Error{msg("standard input is empty: pipe data into the program, or name a file")};
        if (count == 0) return Done{};
        bytes += static_cast<std::uint64_t>(count);
        if (bytes > mostBytes)
            return Error{
                msg("standard input: more than {} MiB come, the most that is held with the memory that is "
                    "free: save it as a file, and name that",
                    mostBytes >> 20U)};
        if (VSIFWriteL(piece.data(), 1, static_cast<std::size_t>(count), &into) != static_cast<std::size_t>(count))
            throw std::bad_alloc();
    }
    return Error{msg("standard input: reading it was cancelled")};
}

/// As a table, where it is nothing but well-known text.
void rewriteWkt(const std::string& path)
{
    VSIStatBufL found;
    if (VSIStatL(path.c_str(), &found) != 0) return;
    const std::string text = firstBytes(path, static_cast<std::size_t>(found.st_size)), table = tableOfWkt(text);
    if (table == text) return;
    const VsiPointer out(VSIFOpenL(path.c_str(), "wb"));
    if (!out || VSIFWriteL(table.data(), 1, table.size(), out.get()) != table.size()) throw std::bad_alloc();
}

}  // namespace

bool isStandardInput(const std::filesystem::path& file)
{
    return file.native() == "-";
}

Result<PipedData> readPiped(int descriptor, std::uint64_t mostBytes, const std::stop_token& stop)
{
    if (isatty(descriptor) != 0)
        return Error{msg("standard input is a terminal: pipe data into the program, or name a file")};
    static std::atomic<unsigned> number{0};
    const std::string plain = fmt::format("/vsimem/frontline-input-{}/stdin", ++number);
    VsiPointer file(VSIFOpenL(plain.c_str(), "wb"));
    if (!file) throw std::bad_alloc();
    const auto copied = copyInput(descriptor, mostBytes, stop, *file);
    file.reset();
    if (!copied) {
        VSIUnlink(plain.c_str());
        return copied.error();
    }
    const std::string start = firstBytes(plain, beginningOfInput), ending = endingByContent(start);
    if (ending == ".csv") rewriteWkt(plain);
    const std::string path = plain + ending;
    if (!ending.empty()) VSIRename(plain.c_str(), path.c_str());
    return PipedData{path};
}

Result<PipedData> pipedData(const std::stop_token& stop)
{
    static std::mutex mutex;
    static std::optional<PipedData> piped;
    const std::lock_guard lock(mutex);
    if (piped) return *piped;
    auto read = readPiped(STDIN_FILENO, mostFetchedBytes(), stop);
    if (read) piped = *read;
    return read;
}

}  // namespace frontline
