#include "base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <optional>

#include "base/message.hpp"
#include "base/system_reason.hpp"
#include "base/unfinished_files.hpp"

namespace frontline {

namespace {

/// what: of {}, the file, for {}, the reason.
Error fileError(const std::filesystem::path& path, const Phrase& what, int code)
{
    return Error{trf(messageLanguage(), what, path.string(), systemReason(code))};
}

constexpr Phrase cannotBeRead = phrase("{}: cannot be read: {}"), cannotBeOpened = phrase("{}: cannot be opened: {}"),
                 cannotBeWritten = phrase("{}: cannot be written: {}"),
                 noSpace = phrase("{}: cannot be written: {}; free some space or choose another folder"),
                 notAllowed = phrase("{}: cannot be written: {}; choose another name or folder");

Error writeError(const std::filesystem::path& path, int code)
{
    if (code == ENOSPC || code == EDQUOT) return fileError(path, noSpace, code);
    if (code == EACCES || code == EPERM || code == EROFS) return fileError(path, notAllowed, code);
    return fileError(path, cannotBeWritten, code);
}

/// Closes a file descriptor at the end of its scope.
struct Descriptor {
    int fd = -1;
    Descriptor(int opened) : fd(opened) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (fd >= 0) ::close(fd);
    }
};

/// Not a regular file, nor one to come.
bool isSpecialFile(const std::filesystem::path& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

Error notAFile(const std::filesystem::path& path)
{
    return Error{msg("{}: is a pipe, a device or the like, not a file", path.string())};
}

Result<Done> checkTarget(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (path.filename().empty() || std::filesystem::is_directory(path, ignored))
        return Error{msg("{}: is a folder; give the name of a file", path.string())};
    const auto folder = path.parent_path();
    if (!folder.empty() && !std::filesystem::exists(folder, ignored))
        return Error{msg("{}: the folder {} does not exist; make it first", path.string(), folder.string())};
    if (!folder.empty() && !std::filesystem::is_directory(folder, ignored))
        return Error{msg("{}: {} is not a folder", path.string(), folder.string())};
    // A rename would put a file in the place of the link, or of the device.
    if (const auto link = std::filesystem::read_symlink(path, ignored); !link.empty())
        return Error{msg("{}: is a link to {}; give the name of a file", path.string(), link.string())};
    if (isSpecialFile(path)) return notAFile(path);
    // A rename asks for nothing but the folder: whoever has protected a file against writing means it.
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && ::access(path.c_str(), W_OK) != 0) return writeError(path, errno);
    return Done{};
}

int writeAll(int fd, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return written < 0 ? errno : ENOSPC;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return 0;
}

}  // namespace

Result<std::string> readFile(const std::filesystem::path& path)
{
    // Without waiting for the other end of a pipe.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.fd < 0 && isSpecialFile(path)) return notAFile(path);  // a socket
    if (file.fd < 0) return fileError(path, cannotBeOpened, errno);
    struct stat status {};
    if (::fstat(file.fd, &status) != 0) return fileError(path, cannotBeRead, errno);
    if (S_ISDIR(status.st_mode)) return Error{msg("{}: is a folder, not a file", path.string())};
    if (!S_ISREG(status.st_mode)) return notAFile(path);
    std::string bytes;
    if (status.st_size > 0) bytes.reserve(static_cast<std::size_t>(status.st_size));
    char buffer[65536];
    for (;;) {
        const ssize_t count = ::read(file.fd, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return fileError(path, cannotBeRead, errno);
        if (count == 0) return bytes;
        bytes.append(buffer, static_cast<std::size_t>(count));
    }
}

namespace {

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// Beside the target, so that a rename stays within one file system; another name at every call of every process.
/// Short, since the target's own name may be as long as names can be.
std::filesystem::path temporaryBeside(const std::filesystem::path& path)
{
    static std::atomic<unsigned> counter{0};
    return folderOf(path) / fmt::format(".frontline-{}-{}.part", ::getpid(), counter++);
}

// Another machine or container that writes into the same folder may have the same process numbers.
constexpr int mostNames = 1000;

/// What open() says of file systems that have no files without a name.
bool knowsNoUnnamed(int code)
{
    return code == EOPNOTSUPP || code == EISDIR || code == EINVAL;
}

int renameOver(const std::filesystem::path& from, const std::filesystem::path& to)
{
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

/// A link is made only where there is nothing. File systems without links are asked first.
int renameToNew(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return 0;
    }
    if (errno == EEXIST) return EEXIST;
    struct stat status {};
    return ::lstat(to.c_str(), &status) == 0 ? EEXIST : renameOver(from, to);
}

/// The entry of a folder that was renamed outlives a loss of power once the folder is written. Not all systems can.
void syncFolder(const std::filesystem::path& folder)
{
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.fd >= 0) ::fsync(opened.fd);
}

}  // namespace

/// The file that is being written: without a name where the system can, so that it goes with the process whatever ends
/// that; else under a name of its own, which goes with the object.
struct AtomicFile::Content {
    std::filesystem::path target, temporary;  // temporary: empty while it has no name
    std::optional<UnfinishedFile> unfinished;
    Descriptor file{-1};

    explicit Content(std::filesystem::path path) : target(std::move(path)) {}
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;
    ~Content() { forget(); }

    /// 0, or why not.
    int open(Temporary kind)
    {
        // A file without a name gets one by way of /proc, which is not there in every container.
        if (kind == Temporary::Unnamed && ::access("/proc/self/fd", X_OK) == 0) {
            file.fd = ::open(folderOf(target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
            if (file.fd >= 0 || !knowsNoUnnamed(errno)) return file.fd >= 0 ? 0 : errno;
        }
        return named([&](const char* name) {
            file.fd = ::open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            return file.fd >= 0;
        });
    }

    /// Takes the first temporary name under which make() finds nothing.
    template <class Make>
    int named(Make make)
    {
        for (int tried = 0; tried < mostNames; ++tried) {
            temporary = temporaryBeside(target);
            unfinished.emplace(temporary);  // before it is there: a signal may come in between
            if (make(temporary.c_str())) return 0;
            const int code = errno;
            temporary.clear();
            unfinished.reset();
            if (code != EEXIST) return code;
        }
        return EEXIST;
    }

    bool linkTo(const char* name) const
    {
        const std::string self = fmt::format("/proc/self/fd/{}", file.fd);
        return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
    }

    int moveToTarget(Existing existing)
    {
        if (temporary.empty()) {
            if (linkTo(target.c_str())) return 0;
            if (errno != EEXIST || existing == Existing::Keep) return errno;
            if (const int code = named([&](const char* name) { return linkTo(name); }); code != 0) return code;
        }
        const int code = existing == Existing::Keep ? renameToNew(temporary, target) : renameOver(temporary, target);
        if (code == 0) temporary.clear(), unfinished.reset();
        return code;
    }

    void forget()
    {
        if (!temporary.empty()) ::unlink(temporary.c_str());
        temporary.clear();
        unfinished.reset();
    }
};

AtomicFile::AtomicFile(std::unique_ptr<Content> content) : content_(std::move(content)) {}
AtomicFile::~AtomicFile() = default;

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const std::filesystem::path& path, Temporary kind)
{
    if (auto target = checkTarget(path); !target) return target.error();
    auto content = std::make_unique<Content>(path);
    if (const int code = content->open(kind); code != 0) return writeError(path, code);
    return std::unique_ptr<AtomicFile>(new AtomicFile(std::move(content)));
}

Result<Done> AtomicFile::write(std::span<const std::byte> bytes)
{
    if (const int code = writeAll(content_->file.fd, bytes); code != 0) return writeError(content_->target, code);
    return Done{};
}

Result<Done> AtomicFile::sync()
{
    if (::fsync(content_->file.fd) != 0) return writeError(content_->target, errno);
    return Done{};
}

Result<Done> AtomicFile::commit(Existing existing)
{
    if (auto synced = sync(); !synced) return synced;
    const std::filesystem::path& path = content_->target;
    // Who may read it stays as it was.
    struct stat before {};
    if (::lstat(path.c_str(), &before) == 0 && S_ISREG(before.st_mode))
        ::fchmod(content_->file.fd, before.st_mode & 0777U);
    const int code = content_->moveToTarget(existing);
    if (code == EEXIST) return Error{msg("{}: is there already; choose another name", path.string())};
    if (code != 0) return writeError(path, code);
    syncFolder(folderOf(path));
    return Done{};
}

Result<Done> writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes,
                                 AtomicFile::Existing existing)
{
    auto file = AtomicFile::create(path);
    if (!file) return file.error();
    if (auto written = (*file)->write(bytes); !written) return written;
    return (*file)->commit(existing);
}

Result<Done> checkWritable(const std::filesystem::path& path)
{
    // Permission bits say little for root and on network folders: try.
    if (auto file = AtomicFile::create(path); !file) return file.error();
    return Done{};
}

}  // namespace frontline
