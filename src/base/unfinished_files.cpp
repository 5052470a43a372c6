#include "base/unfinished_files.hpp"

#include <limits.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>

namespace frontline {

namespace {

/// A signal handler may read nothing that is made or changed by allocation: a fixed table it is.
enum State : int { Free, Filling, Active };
struct Slot {
    std::atomic<int> state{Free};
    char path[PATH_MAX];
};
std::array<Slot, 32> slots;
static_assert(std::atomic<int>::is_always_lock_free);

std::atomic<int> holding{0}, waiting{0};  // how many hold signals back, and the signal that came meanwhile

extern "C" void removeAndEnd(int signal)
{
    if (holding.load() > 0) {
        waiting.store(signal);
        return;
    }
    removeUnfinishedFiles();
    std::signal(signal, SIG_DFL);
    ::raise(signal);
}

}  // namespace

void removeUnfinishedFiles()
{
    for (const Slot& slot : slots)
        if (slot.state.load(std::memory_order_acquire) == Active) ::unlink(slot.path);
}

UnfinishedFile::UnfinishedFile(const std::filesystem::path& path)
{
    // Whole: the signal may come after the working folder has changed.
    std::error_code ignored;
    const std::string whole = std::filesystem::absolute(path, ignored).string();
    if (whole.size() + 1 > sizeof slots[0].path) return;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        int expected = Free;
        if (!slots[i].state.compare_exchange_strong(expected, Filling)) continue;
        std::memcpy(slots[i].path, whole.c_str(), whole.size() + 1);
        slots[i].state.store(Active, std::memory_order_release);
        slot_ = static_cast<int>(i);
        return;
    }
}

UnfinishedFile::~UnfinishedFile()
{
    if (slot_ >= 0) slots[static_cast<std::size_t>(slot_)].state.store(Free, std::memory_order_release);
}

SignalsWait::SignalsWait()
{
    ++holding;
}

SignalsWait::~SignalsWait()
{
    if (--holding > 0) return;
    if (const int signal = waiting.exchange(0)) ::raise(signal);
}

void removeUnfinishedFilesOn(std::initializer_list<int> signals)
{
    for (const int signal : signals)
        if (std::signal(signal, removeAndEnd) == SIG_IGN) std::signal(signal, SIG_IGN);
}

}  // namespace frontline
