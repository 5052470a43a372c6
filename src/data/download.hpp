// Fetching a file over the network: the only place that connects to anything. Who calls it answers for the address: it
// was allowed, or typed by the user (see opening_policy.hpp).
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/jobs.hpp"
#include "base/result.hpp"
#include "data/web_address.hpp"

namespace frontline {

/// What was fetched, held in memory as long as this lives; nothing of it is on disk.
class FetchedFile {
public:
    /// Empty, under a name that only it has.
    explicit FetchedFile(WebAddress address);
    ~FetchedFile();
    FetchedFile(FetchedFile&& other) noexcept;
    FetchedFile& operator=(FetchedFile&&) = delete;

    /// That was asked for: the name of the file in messages.
    [[nodiscard]] const WebAddress& address() const { return address_; }
    /// What GDAL knows it by.
    [[nodiscard]] const std::string& path() const { return path_; }
    /// Gives it an ending by what is in it, where its address has none that tells.
    void nameByContent();

private:
    WebAddress address_;
    std::string path_;
};

/// The most bytes of fetched files that are held at once: a quarter of the available memory, since what is read of a
/// file takes several times its size, and never more than the tables of a whole map are given.
std::uint64_t mostFetchedBytes();

struct FetchLimits {
    std::uint64_t mostBytes = mostFetchedBytes();
    std::chrono::seconds connect{20};  // until the server has answered at all
    std::chrono::seconds stall{30};    // with less than a kilobyte a second
};

/// Fetches the file. A redirect is followed, up to five of them, where mayLeadTo() says so. Certificates are checked;
/// proxies are those of the environment; no cookies, no passwords. Blocks; ends within about a second when the job is
/// stopped. Errors name the address, the reason and what to do.
Result<FetchedFile> fetchFile(const WebAddress& address, const JobProgress& progress = {},
                              const FetchLimits& limits = {});

}  // namespace frontline
