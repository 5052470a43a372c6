#include "data/archives/unpacked_archive.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <optional>
#include <utility>

#include "base/memory.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "data/archives/archive_reader.hpp"
#include "data/archives/member_names.hpp"
#include "data/packed_files.hpp"

namespace frontline {

UnpackLimits unpackLimits()
{
    constexpr std::uint64_t most = std::uint64_t{2} << 30;
    UnpackLimits limits;
    const auto available = allocatableMemory();
    limits.mostBytes = available ? std::min(most, *available / 4) : most;
    return limits;
}

/// One run through an archive. What is kept lies under a number until all names are known: their encoding is told from
/// all of them.
class Unpacking {
public:
    Unpacking(const std::string& shown, const std::filesystem::path& path, const std::stop_token& stop,
              const UnpackLimits& limits)
        : shown_(shown), path_(path), stop_(stop), limits_(limits), reader_(path, true)
    {}

    Result<UnpackedArchive> run()
    {
        while (const auto entry = reader_.next()) {
            if (auto done = take(*entry); !done) return done.error();
            if (stop_.stop_requested()) return Error{msg("{}: reading it was cancelled", shown_)};
        }
        if (!reader_.failure().empty())
            return Error{
                msg("{}: is an archive that is damaged, incomplete or encrypted as a whole ({}): unpack it "
                    "and open what was in it",
                    shown_, printable(shortened(reader_.failure(), 100)))};
        putInPlace();
        return std::move(archive_);
    }

private:
    struct Seen {
        std::string name;  // as the archive has it
        std::string why;   // it is not kept; "": it is
        bool wanted = false;
    };

    Result<Done> take(const ArchiveEntry& entry)
    {
        if (entry.kind == ArchiveEntry::Kind::Folder) return Done{};
        passed_ += entry.bytes.value_or(0);
        if (seen_.size() >= limits_.mostEntries)
            return Error{msg("{}: has more than {} files in it: unpack it and open those that are meant", shown_,
                             limits_.mostEntries)};
        if (passed_ > limits_.mostPassedBytes && !zip_) return tooLarge();
        archive_.oneFile_ = entry.name.empty();
        Seen seen{entry.name.empty() ? path_.stem().string() : entry.name, "", false};
        std::string name = seen.name;
        std::ranges::replace(name, '\\', '/');
        const bool hidden = isHiddenMember(name);
        seen.wanted = !hidden && (entry.name.empty() || mayBeData(name));
        if (seen.wanted) {
            seen.why = whyNot(entry, name);
            if (seen.why.empty()) {
                if (++kept_ > limits_.mostFiles)
                    return Error{
                        msg("{}: has more than {} files of map data in it: unpack it and open those that are "
                            "meant",
                            shown_, limits_.mostFiles)};
                if (auto done = keep(entry, seen); !done) return done;
            }
        }
        if (!hidden) seen_.push_back(std::move(seen));
        return Done{};
    }

    static std::string whyNot(const ArchiveEntry& entry, const std::string& name)
    {
        if (entry.encrypted) return msg("it is encrypted: unpack it with its password");
        if (entry.kind == ArchiveEntry::Kind::Link) return msg("it is a link, and is not followed");
        if (entry.kind != ArchiveEntry::Kind::File) return msg("it is no file");
        if (!entry.name.empty() && leadsOutOfArchive(name)) return msg("its name leads out of the archive");
        if (entry.bytes == std::uint64_t{0}) return msg("it is empty");
        return "";
    }

    [[nodiscard]] std::string numbered(std::size_t number) const
    {
        return fmt::format("{}#{}", archive_.folder_, number);
    }

    Result<Done> keep(const ArchiveEntry& entry, Seen& seen)
    {
        constexpr std::size_t pieceBytes = std::size_t{1} << 18;
        if (entry.bytes.value_or(0) > limits_.mostBytes - std::min(bytes_, limits_.mostBytes)) return tooLarge();
        const std::string target = numbered(seen_.size());
        VsiPointer file(VSIFOpenL(target.c_str(), "wb"));
        if (!file) throw std::bad_alloc();
        std::string piece(pieceBytes, '\0');
        while (true) {
            if (stop_.stop_requested()) return Error{msg("{}: reading it was cancelled", shown_)};
            const auto count = reader_.read(piece.data(), piece.size());
            if (!count) seen.why = msg("it is damaged");
            if (count.value_or(0) == 0) break;
            bytes_ += *count;
            if (bytes_ > limits_.mostBytes) return tooLarge();
            if (VSIFWriteL(piece.data(), 1, *count, file.get()) != *count) throw std::bad_alloc();
        }
        file.reset();
        if (!seen.why.empty()) VSIUnlink(target.c_str());
        return Done{};
    }

    [[nodiscard]] Error tooLarge() const
    {
        return Error{
            msg("{}: unpacks to more than {} MiB, the most that is held with the memory that is free: unpack "
                "it and open what was in it",
                shown_, limits_.mostBytes >> 20U)};
    }

    void putInPlace()
    {
        std::vector<std::string> names;
        for (Seen& seen : seen_) names.push_back(std::move(seen.name));
        names = readableNames(std::move(names));
        std::vector<std::string> kept;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!seen_[i].wanted) {
                archive_.others_.push_back(std::move(names[i]));
                continue;
            }
            if (seen_[i].why.empty()) seen_[i].why = put(numbered(i), archive_.folder_ + names[i]);
            if (seen_[i].why.empty())
                kept.push_back(std::move(names[i]));
            else
                archive_.leftOut_.push_back({std::move(names[i]), std::move(seen_[i].why)});
        }
        archive_.dataSets_ = archive_.oneFile_ ? std::move(kept) : dataSetsAmong(kept);
    }

    static std::string put(const std::string& from, const std::string& to)
    {
        VSIStatBufL found;
        if (VSIStatL(to.c_str(), &found) == 0) return msg("another file in it has the same name, and is read");
        const std::string folder = std::filesystem::path(to).parent_path().string();
        if (VSIMkdirRecursive(folder.c_str(), 0755) == 0 && VSIRename(from.c_str(), to.c_str()) == 0) return "";
        VSIUnlink(from.c_str());
        return msg("another file in it has the name of its folder");
    }

    const std::string& shown_;
    const std::filesystem::path& path_;
    const std::stop_token& stop_;
    const UnpackLimits& limits_;
    ArchiveReader reader_;
    UnpackedArchive archive_;
    std::vector<Seen> seen_;
    std::uint64_t bytes_ = 0, passed_ = 0;
    std::size_t kept_ = 0;
    bool zip_ = isZip(firstBytes(path_, 4));
};

Result<UnpackedArchive> UnpackedArchive::unpack(const std::string& shown, const std::filesystem::path& path,
                                                const std::stop_token& stop, const UnpackLimits& limits)
{
    return Unpacking(shown, path, stop, limits).run();
}

UnpackedArchive::UnpackedArchive()
{
    static std::atomic<unsigned> number{0};
    folder_ = fmt::format("/vsimem/frontline-archive-{}/", ++number);
}

UnpackedArchive::~UnpackedArchive()
{
    if (!folder_.empty()) VSIRmdirRecursive(folder_.substr(0, folder_.size() - 1).c_str());
}

UnpackedArchive::UnpackedArchive(UnpackedArchive&& other) noexcept
    : folder_(std::exchange(other.folder_, {})),
      dataSets_(std::move(other.dataSets_)),
      others_(std::move(other.others_)),
      leftOut_(std::move(other.leftOut_)),
      oneFile_(other.oneFile_)
{}

}  // namespace frontline
