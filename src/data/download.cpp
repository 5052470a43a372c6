#include "data/download.hpp"

#include <cpl_vsi.h>
#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <utility>

#include "base/memory.hpp"
#include "base/message.hpp"
#include "data/archives/member_names.hpp"
#include "data/content_ending.hpp"
#include "data/opening_policy.hpp"
#include "data/packed_files.hpp"

namespace frontline {

namespace {

constexpr int mostRedirects = 5;
constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;
constexpr std::size_t mostHeaderBytes = std::size_t{1} << 20;
constexpr long slowestBytesPerSecond = 1000;

/// That all fetched files hold together.
std::atomic<std::uint64_t>& heldBytes()
{
    static std::atomic<std::uint64_t> held{0};
    return held;
}

struct CurlDeleter {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};

/// One request, and what came of it.
class Request {
public:
    Request(const WebAddress& address, const std::string& target, const JobProgress& progress,
            const FetchLimits& limits)
        : address_(address), progress_(progress), limits_(limits), file_(VSIFOpenL(target.c_str(), "wb"))
    {}

    void run()
    {
        static std::once_flag once;
        std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
        curl_.reset(curl_easy_init());
        if (!curl_ || !file_) {
            code_ = CURLE_OUT_OF_MEMORY;
            return;
        }
        set(CURLOPT_URL, (address_.secret.empty() ? address_.text : address_.secret).c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_USERAGENT, "Frontline/" FRONTLINE_VERSION);
        set(CURLOPT_ACCEPT_ENCODING, "");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits_.connect.count()));
        set(CURLOPT_LOW_SPEED_LIMIT, slowestBytesPerSecond);
        set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits_.stall.count()));
        set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits_.mostBytes));
        set(CURLOPT_ERRORBUFFER, reason_.data());
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &Request::progressed);
        set(CURLOPT_XFERINFODATA, this);
        set(CURLOPT_HEADERFUNCTION, &Request::takeHeader);
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_WRITEFUNCTION, &Request::takeBody);
        set(CURLOPT_WRITEDATA, this);
        if (code_ == CURLE_OK) code_ = curl_easy_perform(curl_.get());
        file_.reset();
    }

    /// Where the server sends on to; "" when it does not.
    [[nodiscard]] std::string location() const
    {
        curl_header* header = nullptr;
        constexpr long choices = 300, end = 400;
        if (status() < choices || status() >= end) return {};
        if (curl_easy_header(curl_.get(), "Location", 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return {};
        return header->value;
    }

    [[nodiscard]] Result<Done> outcome() const
    {
        const std::string& address = address_.text;
        if (progress_.stopped()) return Error{msg("{}: fetching it was stopped", address)};
        if (status() != 0 && !isGiven())
            return Error{msg("{}: the server does not give it (HTTP {}): check the address", address, status())};
        if (tooLarge_ || code_ == CURLE_FILESIZE_EXCEEDED)
            return Error{
                msg("{}: is larger than {} MiB, the most that is fetched with the memory that is free: save it as a "
                    "file, and name that",
                    address, limits_.mostBytes / mebibyte)};
        if (code_ != CURLE_OK) return Error{failure()};
        if (bytes_ == 0) return Error{msg("{}: the file is empty", address)};
        return Done{};
    }

private:
    template <class Value>
    void set(CURLoption option, Value value)
    {
        if (code_ == CURLE_OK) code_ = curl_easy_setopt(curl_.get(), option, value);
    }
    /// 0: nothing was answered.
    [[nodiscard]] long status() const
    {
        long code = 0;
        if (curl_) curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &code);
        return code;
    }
    [[nodiscard]] bool isGiven() const
    {
        constexpr long good = 200, end = 300;
        return status() >= good && status() < end;
    }

    [[nodiscard]] std::string failure() const
    {
        const std::string& address = address_.text;
        const char* why = reason_.front() != '\0' ? reason_.data() : curl_easy_strerror(code_);
        switch (code_) {
            case CURLE_COULDNT_RESOLVE_HOST:
                return msg("{}: the host {} is not found: check the address, and whether this computer is online",
                           address, address_.host);
            case CURLE_COULDNT_CONNECT:
                return msg("{}: no connection comes about: check the address, and whether this computer is online ({})",
                           address, why);
            case CURLE_OPERATION_TIMEDOUT:
                return msg("{}: the server has not answered in time, or has stopped sending: try again later", address);
            case CURLE_PEER_FAILED_VERIFICATION:
            case CURLE_SSL_CACERT_BADFILE:
            case CURLE_SSL_ISSUER_ERROR:
                return msg(
                    "{}: the certificate of the server is not to be trusted ({}): check the address, the date "
                    "of this computer, and that the package ca-certificates is installed",
                    address, why);
            default:
                return msg("{}: cannot be fetched ({}): try again later, or save it as a file, and name that", address,
                           why);
        }
    }

    static std::size_t takeHeader(const char*, std::size_t size, std::size_t count, void* request)
    {
        auto& self = *static_cast<Request*>(request);
        self.headerBytes_ += size * count;
        return self.headerBytes_ > mostHeaderBytes ? 0 : size * count;
    }

    static std::size_t takeBody(const char* bytes, std::size_t size, std::size_t count, void* request)
    {
        auto& self = *static_cast<Request*>(request);
        const std::size_t all = size * count;
        // What comes with an error or a redirect is not wanted.
        if (!self.isGiven()) return 0;
        self.tooLarge_ = heldBytes() + all > self.limits_.mostBytes;
        if (self.tooLarge_ || VSIFWriteL(bytes, 1, all, self.file_.get()) != all) return 0;
        self.bytes_ += all;
        heldBytes() += all;
        return all;
    }

    static int progressed(void* request, curl_off_t total, curl_off_t now, curl_off_t, curl_off_t)
    {
        auto& self = *static_cast<Request*>(request);
        if (total > 0) {
            self.share_ = std::max(self.share_, std::min(1.0, static_cast<double>(now) / static_cast<double>(total)));
            self.progress_.at(self.share_);
        }
        return self.progress_.stopped() ? 1 : 0;
    }

    const WebAddress& address_;
    const JobProgress& progress_;
    const FetchLimits& limits_;
    VsiPointer file_;
    std::unique_ptr<CURL, CurlDeleter> curl_;
    std::array<char, CURL_ERROR_SIZE> reason_{};
    CURLcode code_ = CURLE_OK;
    std::uint64_t bytes_ = 0;
    std::size_t headerBytes_ = 0;
    double share_ = 0;
    bool tooLarge_ = false;
};

/// Where the redirect leads, unless it is not to be followed.
Result<WebAddress> followed(const WebAddress& asked, const WebAddress& from, const std::string& location)
{
    auto next = redirectedAddress(from, location);
    if (!next) return Error{msg("{}: leads on to nothing that can be fetched: {}", asked.text, next.error().message)};
    if (from.scheme == "https" && next->scheme == "http")
        return Error{msg("{}: leads on to {}, which is not encrypted, and is not followed: name that address itself",
                         asked.text, next->text)};
    if (!mayLeadTo(asked, *next))
        return Error{msg("{}: leads on to another host, {}; to fetch it from there: --allow {}", asked.text, next->text,
                         wordToAllow(next->text))};
    return next;
}

}  // namespace

FetchedFile::FetchedFile(WebAddress address) : address_(std::move(address))
{
    static std::atomic<unsigned> number{0};
    path_ = "/vsimem/frontline-" + std::to_string(++number) + "/" + fileName(address_);
}

FetchedFile::~FetchedFile()
{
    if (path_.empty()) return;
    VSIStatBufL facts{};
    if (VSIStatL(path_.c_str(), &facts) == 0) heldBytes() -= static_cast<std::uint64_t>(facts.st_size);
    VSIUnlink(path_.c_str());
}

FetchedFile::FetchedFile(FetchedFile&& other) noexcept
    : address_(std::move(other.address_)), path_(std::exchange(other.path_, {}))
{}

void FetchedFile::nameByContent()
{
    constexpr std::size_t beginning = 4096;
    if (mayBeData(path_)) return;
    const std::string named = path_ + endingByContent(firstBytes(path_, beginning));
    if (named != path_ && VSIRename(path_.c_str(), named.c_str()) == 0) path_ = named;
}

std::uint64_t mostFetchedBytes()
{
    constexpr std::uint64_t most = 512 * mebibyte;
    const auto available = availableMemory();
    return available ? std::min(most, *available / 4) : most;
}

Result<FetchedFile> fetchFile(const WebAddress& address, const JobProgress& progress, const FetchLimits& limits)
{
    FetchedFile file(address);
    WebAddress at = address;
    for (int redirects = 0; redirects <= mostRedirects; ++redirects) {
        Request request(at, file.path(), progress, limits);
        request.run();
        const std::string location = request.location();
        if (location.empty()) {
            if (const auto done = request.outcome(); !done) return done.error();
            file.nameByContent();
            return file;
        }
        auto next = followed(address, at, location);
        if (!next) return next.error();
        at = *std::move(next);
    }
    return Error{msg("{}: leads on more than {} times, and is followed no further: check the address", address.text,
                     mostRedirects)};
}

}  // namespace frontline
