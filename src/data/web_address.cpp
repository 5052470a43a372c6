#include "data/web_address.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

struct UrlDeleter {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlDeleter>;

/// "" where there is none.
std::string partOf(const Url& url, CURLUPart part, unsigned flags = 0)
{
    char* text = nullptr;
    if (curl_url_get(url.get(), part, &text, flags) != CURLUE_OK || !text) return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

bool isPlainHost(std::string_view host)
{
    const auto fits = [](std::string_view text, std::string_view more) {
        return !text.empty() && std::ranges::all_of(text, [&](unsigned char c) {
            return c < 128 && (std::isalnum(c) || more.find(static_cast<char>(c)) != std::string_view::npos);
        });
    };
    if (host.starts_with('[') && host.ends_with(']')) return fits(host.substr(1, host.size() - 2), ":.");
    return fits(host, "-._");
}

int usualPort(const std::string& scheme)
{
    constexpr int http = 80, https = 443;
    return scheme == "https" ? https : http;
}

Error notUsable(const std::string& named, const std::string& reason)
{
    return Error{msg("\"{}\" is not an address that can be fetched: {}", withoutSecrets(named), reason)};
}

/// Of a parameter of a query, by its name.
bool isSecretName(std::string_view name)
{
    const std::string small = smallAscii(std::string(name));
    return std::ranges::any_of(
        std::array{"pass", "password", "passwd", "pwd", "token", "secret", "key", "sig", "signature", "auth"},
        [&](const char* end) { return small.ends_with(end); });
}

/// With *** in the place of the values of such parameters.
std::string withoutSecretParameters(const std::string& address)
{
    const auto query = address.find('?');
    if (query == std::string::npos) return address;
    std::string out = address.substr(0, query + 1);
    std::string_view left = std::string_view(address).substr(query + 1);
    while (!left.empty()) {
        const std::string_view part = left.substr(0, left.find('&'));
        const auto equals = part.find('=');
        const bool secret =
            equals != std::string_view::npos && equals + 1 < part.size() && isSecretName(part.substr(0, equals));
        out += secret ? std::string(part.substr(0, equals)) + "=***" : std::string(part);
        left.remove_prefix(part.size());
        if (left.starts_with('&')) {
            out += '&';
            left.remove_prefix(1);
        }
    }
    return out;
}

/// Those of which the text does not tell all, by it.
class SecretAddresses {
public:
    void keep(const WebAddress& address)
    {
        const std::lock_guard lock(mutex_);
        byText_[address.text] = address;
    }
    std::optional<WebAddress> find(const std::string& text) const
    {
        const std::lock_guard lock(mutex_);
        const auto found = byText_.find(text);
        return found == byText_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    mutable std::mutex mutex_;
    std::map<std::string, WebAddress> byText_;
};

SecretAddresses& secretAddresses()
{
    static SecretAddresses all;
    return all;
}

constexpr unsigned spelling = CURLU_URLENCODE | CURLU_ALLOW_SPACE | CURLU_NON_SUPPORT_SCHEME;

struct Login {
    std::string user, password;  // as they stand in the address
};

/// Takes them out of the address.
Login takeLogin(const Url& url)
{
    Login login{partOf(url, CURLUPART_USER), partOf(url, CURLUPART_PASSWORD)};
    curl_url_set(url.get(), CURLUPART_USER, nullptr, 0);
    curl_url_set(url.get(), CURLUPART_PASSWORD, nullptr, 0);
    return login;
}

std::string withLogin(const std::string& address, const Login& login)
{
    if (login.user.empty() && login.password.empty()) return address;
    const auto host = address.find("://") + 3;
    const std::string password = login.password.empty() ? "" : ":" + login.password;
    return address.substr(0, host) + login.user + password + "@" + address.substr(host);
}

/// The address with what is asked for apart from what is shown.
WebAddress keptSecret(WebAddress address, const Login& login)
{
    const std::string whole = withLogin(address.text, login);
    std::string shown =
        withLogin(withoutSecretParameters(address.text), {login.user, login.password.empty() ? "" : "***"});
    if (shown == whole) return address;
    address.text = std::move(shown);
    address.secret = whole;
    return address;
}

Result<WebAddress> addressOf(const Url& url, const std::string& named)
{
    WebAddress address;
    address.scheme = smallAscii(partOf(url, CURLUPART_SCHEME));
    if (address.scheme != "http" && address.scheme != "https")
        return notUsable(named, msg("it begins with neither http:// nor https://"));
    if (!partOf(url, CURLUPART_USER).empty() || !partOf(url, CURLUPART_PASSWORD).empty())
        return notUsable(named, msg("it holds a user or a password: leave them out"));
    address.host = smallAscii(partOf(url, CURLUPART_HOST));
    if (!isPlainHost(address.host) || !partOf(url, CURLUPART_ZONEID).empty())
        return notUsable(named, msg("its host is not in plain letters; write it as xn--..."));
    curl_url_set(url.get(), CURLUPART_HOST, address.host.c_str(), 0);
    curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
    const std::string port = partOf(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    std::from_chars(port.data(), port.data() + port.size(), address.port);
    address.path = partOf(url, CURLUPART_PATH);
    address.text = partOf(url, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
    if (address.text.empty() || address.port == 0) return notUsable(named, msg("it is not whole"));
    return address;
}

/// Whether a server could take it for a way up, or for a folder, where it is one part of a path.
bool hidesFolders(const std::string& path)
{
    const std::string all = smallAscii(path);
    return all.find("%2e") != std::string::npos || all.find("%2f") != std::string::npos ||
           all.find("%5c") != std::string::npos || all.find('\\') != std::string::npos;
}

}  // namespace

bool isWebAddress(const std::string& named)
{
    const std::string start = smallAscii(named.substr(0, 8));
    return start.starts_with("http://") || start.starts_with("https://");
}

Result<WebAddress> webAddress(const std::string& named)
{
    const Url url(curl_url());
    if (const CURLUcode code = curl_url_set(url.get(), CURLUPART_URL, named.c_str(), spelling); code != CURLUE_OK)
        return notUsable(named, curl_url_strerror(code));
    return addressOf(url, named);
}

Result<WebAddress> typedAddress(const std::string& named)
{
    if (auto known = secretAddresses().find(named)) return *std::move(known);
    const Url url(curl_url());
    if (const CURLUcode code = curl_url_set(url.get(), CURLUPART_URL, named.c_str(), spelling); code != CURLUE_OK)
        return notUsable(named, curl_url_strerror(code));
    const Login login = takeLogin(url);
    auto address = addressOf(url, named);
    if (!address) return address;
    WebAddress typed = keptSecret(*std::move(address), login);
    if (!typed.secret.empty()) secretAddresses().keep(typed);
    return typed;
}

Result<WebAddress> addressToFetch(const std::string& text)
{
    if (auto known = secretAddresses().find(text)) return *std::move(known);
    if (text.find("***") != std::string::npos)
        return Error{msg("\"{}\": its password or key is kept nowhere: open it again with it", text)};
    return webAddress(text);
}

std::string withoutSecrets(const std::string& named)
{
    // What is no address, too, may have been meant as one: all that can be a password.
    const auto begin = named.find("://");
    const auto at = named.rfind('@');
    if (begin == std::string::npos || at == std::string::npos || at < begin + 3) return withoutSecretParameters(named);
    const auto colon = named.find(':', begin + 3);
    if (colon >= at) return withoutSecretParameters(named);
    return withoutSecretParameters(named.substr(0, colon + 1) + "***" + named.substr(at));
}

Result<WebAddress> redirectedAddress(const WebAddress& from, const std::string& location)
{
    const Url url(curl_url());
    CURLUcode code = curl_url_set(url.get(), CURLUPART_URL, (from.secret.empty() ? from.text : from.secret).c_str(), 0);
    const Login login = takeLogin(url);
    if (code == CURLUE_OK) code = curl_url_set(url.get(), CURLUPART_URL, location.c_str(), spelling);
    if (code != CURLUE_OK) return notUsable(location, curl_url_strerror(code));
    auto next = addressOf(url, location);
    if (!next) return next;
    // To another host the user has not meant to tell them.
    const bool same = next->scheme == from.scheme && next->host == from.host && next->port == from.port;
    return keptSecret(*std::move(next), same ? login : Login{});
}

Result<WebPlace> webPlace(const std::string& named)
{
    const bool whole = named.find("://") != std::string::npos;
    const auto address = webAddress(whole ? named : "http://" + named);
    if (!address) {
        if (whole) return address.error();
        return Error{msg("\"{}\" is neither a whole path, as /home/me/data, nor a host, as example.org", named)};
    }
    // What stands there says a port even where it is the usual one.
    const std::string written = whole ? named.substr(named.find("://") + 3) : named;
    const auto colon = written.find(':', written.starts_with('[') ? written.find(']') : 0);
    const bool hasPort = colon < written.find('/');
    const bool isWord = address->host.find_first_of(".:") == std::string::npos && address->host != "localhost";
    if (!whole && (address->path != "/" || (isWord && !hasPort) || address->text.find('?') != std::string::npos))
        return Error{msg("\"{}\" is neither a whole path, as /home/me/data, nor a host, as example.org", named)};
    WebPlace place;
    if (whole) place.scheme = address->scheme;
    place.host = address->host;
    if (hasPort) place.port = address->port;
    place.path = address->path;
    return place;
}

bool covers(const WebPlace& place, const WebAddress& address)
{
    if (place.host != address.host || (!place.scheme.empty() && place.scheme != address.scheme)) return false;
    if (place.port.value_or(usualPort(address.scheme)) != address.port) return false;
    if (place.path == "/") return true;
    if (!address.path.starts_with(place.path) || hidesFolders(address.path)) return false;
    return place.path.ends_with('/') || address.path.size() == place.path.size() ||
           address.path[place.path.size()] == '/';
}

std::string hostAndPort(const WebAddress& address)
{
    return address.port == usualPort(address.scheme) ? address.host : address.host + ":" + std::to_string(address.port);
}

std::string fileName(const WebAddress& address)
{
    constexpr std::size_t longest = 100;
    std::string name = address.path.substr(address.path.rfind('/') + 1);
    std::ranges::replace_if(
        name, [](unsigned char c) { return !std::isalnum(c) && c != '.' && c != '-' && c != '_'; }, '_');
    // The ending tells the format.
    if (name.size() > longest) name.erase(0, name.size() - longest);
    return name.find_first_not_of('.') == std::string::npos ? "data" : name;
}

}  // namespace frontline
