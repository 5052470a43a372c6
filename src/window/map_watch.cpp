#include "window/map_watch.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <system_error>

#include "window/file_state.hpp"

namespace frontline {

namespace {

constexpr std::chrono::milliseconds pause{120};

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".toml") files.push_back(entry->path());
    std::ranges::sort(files);
    return files;
}

}  // namespace

MapWatch::MapWatch(std::filesystem::path map, std::filesystem::path theme, std::function<void()> changed)
    : map_(std::move(map)),
      theme_(std::move(theme)),
      changed_(std::move(changed)),
      thread_([this](const std::stop_token& stop) { watch(stop); })
{}

std::optional<MapReading> MapWatch::take()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(reading_, std::nullopt);
}

void MapWatch::follow(std::filesystem::path map)
{
    const std::lock_guard lock(mutex_);
    if (map == map_) return;
    map_ = std::move(map);
    reading_.reset();
}

std::filesystem::path MapWatch::followed()
{
    const std::lock_guard lock(mutex_);
    return map_;
}

std::string MapWatch::signature(const std::filesystem::path& map) const
{
    std::string all = stateOf(map) + "\n" + stateOf(map.parent_path() / "sources.toml") + "\n";
    if (!theme_.empty()) all += stateOf(theme_) + "\n";
    for (const auto& folder : themeFolders())
        for (const auto& file : filesIn(folder)) all += file.string() + " " + stateOf(file) + "\n";
    return all;
}

void MapWatch::watch(const std::stop_token& stop)
{
    std::filesystem::path map = followed();
    std::string known = signature(map), last = known;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            sleep_.wait_for(lock, stop, pause, [] { return false; });
        }
        if (stop.stop_requested()) return;
        if (auto next = followed(); next != map) {
            map = std::move(next);
            known = last = signature(map);
        }
        const std::string now = signature(map);
        // A file that is still being written is another one at every look: it is read when it has come to rest.
        if (now == last && now != known) {
            known = now;
            MapReading reading = readMapWithThemes(map, theme_);
            {
                const std::lock_guard lock(mutex_);
                if (map_ == map) reading_ = std::move(reading);
            }
            changed_();
        }
        last = now;
    }
}

}  // namespace frontline
