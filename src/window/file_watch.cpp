#include "window/file_watch.hpp"

#include <chrono>
#include <utility>

#include "window/file_state.hpp"

namespace frontline {

FileWatch::FileWatch(std::function<void()> changed)
    : changed_(std::move(changed)), thread_([this](const std::stop_token& stop) { watch(stop); })
{}

void FileWatch::follow(const std::set<std::filesystem::path>& files)
{
    const std::lock_guard lock(mutex_);
    for (auto& [file, seen] : files_) seen.followed = files.contains(file);
    for (const auto& file : files)
        if (!files_.contains(file)) {
            const std::string state = stateOf(file);
            files_[file] = {state, state, true};
        }
}

std::vector<std::filesystem::path> FileWatch::take()
{
    const std::lock_guard lock(mutex_);
    const auto news = std::exchange(news_, {});
    return {news.begin(), news.end()};
}

void FileWatch::watch(const std::stop_token& stop)
{
    constexpr std::chrono::milliseconds pauseBetween{500};
    while (!stop.stop_requested()) {
        bool news = false;
        {
            std::unique_lock lock(mutex_);
            sleep_.wait_for(lock, stop, pauseBetween, [] { return false; });
            if (stop.stop_requested()) return;
            for (auto& [file, seen] : files_) {
                if (!seen.followed) continue;
                const std::string now = stateOf(file);
                // One that is still being written is another at every look.
                if (now == seen.last && now != seen.known) {
                    seen.known = now;
                    news_.insert(file);
                    news = true;
                }
                seen.last = now;
            }
        }
        if (news) changed_();
    }
}

}  // namespace frontline
