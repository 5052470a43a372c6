#include "map/fetches.hpp"

#include <cmath>

namespace frontline {

void Fetches::tell() const
{
    if (changed) changed();
}

Result<FetchedFile> Fetches::fetch(const std::string& address, const std::stop_token& stop)
{
    auto whole = addressToFetch(address);
    if (!whole) return whole.error();
    JobProgress progress;
    std::list<Shown>::iterator mine;
    std::stop_source either;
    std::stop_token all;
    {
        const std::lock_guard lock(mutex_);
        mine = under_.insert(under_.end(), {address, 0});
        all = stop_.get_token();
    }
    progress.stop = either.get_token();
    const auto end = [&] { either.request_stop(); };
    const std::stop_callback onAll(all, end), onThis(stop, end);
    progress.report = [&](double share) {
        {
            const std::lock_guard lock(mutex_);
            // No more often than can be seen.
            if (std::floor(mine->share * 100) == std::floor(share * 100)) return;
            mine->share = share;
        }
        tell();
    };
    tell();
    struct Ended {
        Fetches& fetches;
        std::list<Shown>::iterator mine;
        ~Ended()
        {
            {
                const std::lock_guard lock(fetches.mutex_);
                fetches.under_.erase(mine);
            }
            fetches.tell();
        }
    } const ended{*this, mine};
    return fetchFile(*whole, progress);
}

std::optional<Fetches::Shown> Fetches::shown() const
{
    const std::lock_guard lock(mutex_);
    return under_.empty() ? std::nullopt : std::optional(under_.front());
}

void Fetches::stop()
{
    const std::lock_guard lock(mutex_);
    stop_.request_stop();
    stop_ = std::stop_source();
}

}  // namespace frontline
