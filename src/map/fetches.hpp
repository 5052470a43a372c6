// What is being fetched over the network for a map: told to the window, and stopped by it.
#pragma once

#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "data/download.hpp"

namespace frontline {

/// May be used by any threads at once.
class Fetches {
public:
    struct Shown {
        std::string address;
        double share = 0;  // 0..1; 0 as well where the server does not tell how much is to come
        bool operator==(const Shown&) const = default;
    };

    /// See fetchFile(). Also an error when it was stopped, all or this one. address: the text of one; see
    /// addressToFetch().
    Result<FetchedFile> fetch(const std::string& address, const std::stop_token& stop = {});
    /// The one that was begun first of those under way.
    [[nodiscard]] std::optional<Shown> shown() const;
    /// Gives up all that are under way.
    void stop();
    /// Called on the threads that fetch, when shown() may have changed. To be set before anything is fetched.
    std::function<void()> changed;

private:
    void tell() const;
    mutable std::mutex mutex_;
    std::list<Shown> under_;  // these: guarded by mutex_
    std::stop_source stop_;
};

}  // namespace frontline
