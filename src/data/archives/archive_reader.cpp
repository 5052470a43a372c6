#include "data/archives/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>  // NOLINT(modernize-deprecated-headers): newlocale() is of POSIX

#include <algorithm>
#include <array>
#include <string_view>

#include "data/packed_files.hpp"

namespace frontline {

namespace {

using namespace std::string_view_literals;

/// libarchive gives names in the encoding of the locale.
class Utf8Locale {
public:
    Utf8Locale() : own_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(uselocale(own_)) {}
    ~Utf8Locale()
    {
        uselocale(before_);
        if (own_) freelocale(own_);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    locale_t own_, before_;
};

struct ArchiveFreer {
    void operator()(archive* opened) const { archive_read_free(opened); }
};

struct Input {
    VsiPointer file;
    std::array<char, 65536> piece{};
};

la_ssize_t readInput(archive*, void* data, const void** bytes)
{
    auto& input = *static_cast<Input*>(data);
    *bytes = input.piece.data();
    return static_cast<la_ssize_t>(VSIFReadL(input.piece.data(), 1, input.piece.size(), input.file.get()));
}

la_int64_t seekInput(archive*, void* data, la_int64_t offset, int whence)
{
    VSILFILE* file = static_cast<Input*>(data)->file.get();
    la_int64_t at = offset;
    if (whence == SEEK_CUR) at += static_cast<la_int64_t>(VSIFTellL(file));
    if (whence == SEEK_END && VSIFSeekL(file, 0, SEEK_END) == 0) at += static_cast<la_int64_t>(VSIFTellL(file));
    if (at < 0 || VSIFSeekL(file, static_cast<vsi_l_offset>(at), SEEK_SET) != 0) return ARCHIVE_FATAL;
    return at;
}

la_int64_t skipInput(archive*, void* data, la_int64_t wanted)
{
    VSILFILE* file = static_cast<Input*>(data)->file.get();
    const vsi_l_offset at = VSIFTellL(file);
    // No further than to its end: what is read beyond it tells that it was cut.
    if (VSIFSeekL(file, 0, SEEK_END) != 0) return 0;
    const vsi_l_offset end = VSIFTellL(file);
    const auto skipped = std::min<vsi_l_offset>(static_cast<vsi_l_offset>(wanted), end > at ? end - at : 0);
    return VSIFSeekL(file, at + skipped, SEEK_SET) == 0 ? static_cast<la_int64_t>(skipped) : 0;
}

ArchiveEntry::Kind kindOf(archive_entry& entry)
{
    if (archive_entry_hardlink(&entry)) return ArchiveEntry::Kind::Link;
    switch (archive_entry_filetype(&entry)) {
        case AE_IFREG:
            return ArchiveEntry::Kind::File;
        case AE_IFDIR:
            return ArchiveEntry::Kind::Folder;
        case AE_IFLNK:
            return ArchiveEntry::Kind::Link;
        default:
            return ArchiveEntry::Kind::Other;
    }
}

std::string nameOf(archive_entry& entry)
{
    const char* name = archive_entry_pathname(&entry);
    if (!name) name = archive_entry_pathname_utf8(&entry);
    return name ? name : "";
}

bool isTar(std::string_view start)
{
    constexpr std::size_t magicAt = 257;
    return start.size() > magicAt + 5 && start.substr(magicAt, 5) == "ustar"sv;
}

bool startsCompressed(std::string_view start)
{
    return isGzip(start) || start.starts_with("BZh"sv) || start.starts_with("\xfd\x37zXZ\0"sv) ||
           start.starts_with("\x28\xb5\x2f\xfd"sv);
}

}  // namespace

struct ArchiveReader::Impl {
    Utf8Locale locale;
    Input input;
    std::unique_ptr<archive, ArchiveFreer> opened{archive_read_new()};
};

ArchiveReader::ArchiveReader(const std::filesystem::path& path, bool single) : impl_(std::make_unique<Impl>())
{
    archive* const opened = impl_->opened.get();
    impl_->input.file.reset(VSIFOpenL(path.c_str(), "rb"));
    if (!opened || !impl_->input.file) {
        failure_ = "cannot be opened";
        return;
    }
    // Of a zip its directory is needed: without it one that was cut would be read as far as it goes.
    archive_read_support_format_zip_seekable(opened);
    archive_read_support_format_7zip(opened);
    archive_read_support_format_tar(opened);
    if (single) archive_read_support_format_raw(opened);
    archive_read_support_filter_gzip(opened);
    archive_read_support_filter_bzip2(opened);
    archive_read_support_filter_xz(opened);
    archive_read_support_filter_zstd(opened);
    archive_read_set_read_callback(opened, readInput);
    archive_read_set_seek_callback(opened, seekInput);
    archive_read_set_skip_callback(opened, skipInput);
    archive_read_set_callback_data(opened, &impl_->input);
    if (archive_read_open1(opened) < ARCHIVE_WARN) {
        const char* why = archive_error_string(opened);
        failure_ = why ? why : "unknown format";
    }
}

ArchiveReader::~ArchiveReader() = default;

std::optional<ArchiveEntry> ArchiveReader::next()
{
    if (!failure_.empty()) return std::nullopt;
    archive* const opened = impl_->opened.get();
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(opened, &entry);
    if (result == ARCHIVE_EOF) return std::nullopt;
    if (result < ARCHIVE_WARN) {
        const char* why = archive_error_string(opened);
        failure_ = why ? why : "damaged";
        return std::nullopt;
    }
    ArchiveEntry out;
    if (archive_format(opened) != ARCHIVE_FORMAT_RAW) out.name = nameOf(*entry);
    out.kind = kindOf(*entry);
    if (archive_entry_size_is_set(entry)) out.bytes = static_cast<std::uint64_t>(archive_entry_size(entry));
    out.encrypted = archive_entry_is_encrypted(entry) != 0;
    return out;
}

std::optional<std::size_t> ArchiveReader::read(char* into, std::size_t room)
{
    const la_ssize_t count = archive_read_data(impl_->opened.get(), into, room);
    if (count >= 0) return static_cast<std::size_t>(count);
    return std::nullopt;
}

bool beginsAsArchive(const std::filesystem::path& path)
{
    constexpr std::size_t beginning = 512;
    const std::string start = firstBytes(path, beginning);
    if (isZip(start) || start.starts_with("7z\xbc\xaf\x27\x1c"sv) || isTar(start)) return true;
    return startsCompressed(start) && ArchiveReader(path, false).next().has_value();
}

bool beginsCompressed(const std::filesystem::path& path)
{
    constexpr std::size_t beginning = 8;
    return startsCompressed(firstBytes(path, beginning));
}

}  // namespace frontline
