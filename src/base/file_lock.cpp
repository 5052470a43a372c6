#include "base/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "base/message.hpp"
#include "base/system_reason.hpp"

namespace frontline {

Result<std::unique_ptr<FileLock>> FileLock::take(const std::filesystem::path& path, std::chrono::milliseconds longest)
{
    const auto beside = path.parent_path() / ("." + path.filename().string() + ".lock");
    const int fd = ::open(beside.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return Error{msg("{}: cannot be opened: {}", beside.string(), systemReason(errno))};
    std::unique_ptr<FileLock> lock(new FileLock(fd));
    constexpr std::chrono::milliseconds pause{5};
    const auto end = std::chrono::steady_clock::now() + longest;
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR) continue;
        if (errno != EWOULDBLOCK) break;  // no locks here
        if (std::chrono::steady_clock::now() >= end)
            return Error{msg("{}: another program is writing it; try again when that has ended", path.string())};
        std::this_thread::sleep_for(pause);
    }
    return lock;
}

FileLock::~FileLock()
{
    ::close(fd_);
}

}  // namespace frontline
