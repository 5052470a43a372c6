// Addresses of files on the network, and what --allow names of it. Nothing here connects.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"

namespace frontline {

/// A file on the network, in one spelling: two addresses of the same file have the same text. ASCII throughout.
struct WebAddress {
    std::string text;    // the whole, without fragment; passwords and the like as ***
    std::string secret;  // the whole with them: what is asked for, and nothing else; "": it has none
    std::string scheme;  // "http" or "https"
    std::string host;    // in small letters; of IPv6 in brackets
    int port = 0;
    std::string path;  // from / on, percent-encoded
    bool operator==(const WebAddress&) const = default;
};

/// Whether it begins with http:// or https://, in letters of any size.
bool isWebAddress(const std::string& named);

/// What is wrong, as an error that names the address: another scheme, a user or password, a host that is not plain
/// ASCII (letters of other scripts look like those of a host that is meant), what is no address at all.
Result<WebAddress> webAddress(const std::string& named);

/// An address that the user has typed. It may hold a user and a password, and keys in its query: they are asked with,
/// and are in nothing that is shown or kept; the program knows them by the text of the address as long as it runs.
Result<WebAddress> typedAddress(const std::string& named);

/// One that was typed before, by its text; else as webAddress().
Result<WebAddress> addressToFetch(const std::string& text);

/// With *** in the place of what looks like a password.
std::string withoutSecrets(const std::string& named);

/// Where a redirect leads; "location" may be relative to the address.
Result<WebAddress> redirectedAddress(const WebAddress& from, const std::string& location);

/// What a map may fetch from.
struct WebPlace {
    std::string scheme;       // "": either
    std::string host;         // in small letters
    std::optional<int> port;  // absent: the scheme's own
    std::string path = "/";   // what is at this path or below
};

/// "host", "host:8080", "https://host/folder". A single word is "localhost" or needs a port or a scheme: it is more
/// likely a file without its folder.
Result<WebPlace> webPlace(const std::string& named);

bool covers(const WebPlace& place, const WebAddress& address);

/// The host as --allow takes it, with the port where it is not the scheme's own.
std::string hostAndPort(const WebAddress& address);

/// What the file is called: the last part of the path, as far as it can be the name of a file; never empty.
std::string fileName(const WebAddress& address);

}  // namespace frontline
