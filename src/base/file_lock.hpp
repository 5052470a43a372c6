// One program at a time changes a file.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "base/result.hpp"

namespace frontline {

/// While it lives, no other process holds the lock of the same file. What is locked is an empty file of its own beside
/// it, which stays: the file itself is replaced when it is written. It goes with the process, whatever ends that.
class FileLock {
public:
    /// Waits for the others, for so long at most. Where a file system knows no locks, there is none, and no error.
    /// Errors: the folder cannot be written to, or another program holds the lock all the time.
    static Result<std::unique_ptr<FileLock>> take(const std::filesystem::path& path,
                                                  std::chrono::milliseconds longest = std::chrono::seconds(20));
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    explicit FileLock(int fd) : fd_(fd) {}
    int fd_;
};

}  // namespace frontline
