#include "base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

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
                 notAllowed = phrase("{}: cannot be written: {}; choose another folder");

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

/// Beside the target, so that a rename stays within one file system; its own name for every writer.
std::filesystem::path temporaryBeside(const std::filesystem::path& path)
{
    static std::atomic<unsigned> counter{0};
    auto name = path.filename().string();
    name = fmt::format(".{}.{}.{}.part", name, ::getpid(), counter++);
    return path.parent_path() / name;
}

/// A device or a pipe is written to as it is: there is nothing to rename over.
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

/// A device or pipe: what is written is there at once.
class SpecialFile final : public AtomicFile {
public:
    SpecialFile(std::filesystem::path path, int fd) : path_(std::move(path)), file_(fd) {}
    Result<Done> write(std::span<const std::byte> bytes) override
    {
        if (const int code = writeAll(file_.fd, bytes); code != 0) return writeError(path_, code);
        return Done{};
    }
    Result<Done> commit(Existing) override { return Done{}; }

private:
    std::filesystem::path path_;
    Descriptor file_;
};

class RenamedFile final : public AtomicFile {
public:
    RenamedFile(std::filesystem::path path, std::filesystem::path temporary)
        : path_(std::move(path)),
          temporary_(std::move(temporary)),
          unfinished_(temporary_),
          file_(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)),
          reason_(file_.fd < 0 ? errno : 0)
    {}
    ~RenamedFile() override
    {
        if (file_.fd >= 0 && !committed_) ::unlink(temporary_.c_str());
    }
    /// Why the file could not be made; 0: it was.
    [[nodiscard]] int reason() const { return reason_; }
    Result<Done> write(std::span<const std::byte> bytes) override
    {
        if (const int code = writeAll(file_.fd, bytes); code != 0) return writeError(path_, code);
        return Done{};
    }
    Result<Done> commit(Existing existing) override
    {
        if (::fsync(file_.fd) != 0) return writeError(path_, errno);
        const int code = existing == Existing::Keep ? renameToNew(temporary_, path_) : renameOver(temporary_, path_);
        if (code == EEXIST) return Error{msg("{}: is there already; choose another name", path_.string())};
        if (code != 0) return writeError(path_, code);
        committed_ = true;
        return Done{};
    }

private:
    std::filesystem::path path_, temporary_;
    UnfinishedFile unfinished_;
    Descriptor file_;
    int reason_;
    bool committed_ = false;
};

}  // namespace

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const std::filesystem::path& path)
{
    if (auto target = checkTarget(path); !target) return target.error();
    if (isSpecialFile(path)) {
        const int device = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (device < 0) return writeError(path, errno);
        return std::unique_ptr<AtomicFile>(std::make_unique<SpecialFile>(path, device));
    }
    auto file = std::make_unique<RenamedFile>(path, temporaryBeside(path));
    if (file->reason() != 0) return writeError(path, file->reason());
    return std::unique_ptr<AtomicFile>(std::move(file));
}

Result<Done> writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes)
{
    auto file = AtomicFile::create(path);
    if (!file) return file.error();
    if (auto written = (*file)->write(bytes); !written) return written;
    return (*file)->commit();
}

Result<Done> checkWritable(const std::filesystem::path& path)
{
    if (auto target = checkTarget(path); !target) return target;
    if (isSpecialFile(path)) {
        if (::access(path.c_str(), W_OK) != 0) return writeError(path, errno);
        return Done{};
    }
    // Permission bits say little for root and on network folders: try.
    const auto temporary = temporaryBeside(path);
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.fd < 0) return writeError(path, errno);
    ::unlink(temporary.c_str());
    return Done{};
}

}  // namespace frontline
