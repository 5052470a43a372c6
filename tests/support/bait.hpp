// What nothing is to reach: a folder that tells when something of it was opened, and an address that tells when it was
// connected to.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstddef>
#include <string>

#include "catch.hpp"
#include "temporary_folder.hpp"

namespace frontline {

class Bait {
public:
    Bait()
    {
        notify_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        REQUIRE(notify_ >= 0);
        listener_ = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        REQUIRE(listener_ >= 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(bind(listener_, reinterpret_cast<const sockaddr*>(&address), size) == 0);
        REQUIRE(listen(listener_, 16) == 0);
        REQUIRE(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port_ = ntohs(address.sin_port);
    }
    ~Bait()
    {
        close(notify_);
        close(listener_);
    }
    Bait(const Bait&) = delete;
    Bait& operator=(const Bait&) = delete;

    /// Writes a file into the folder, and watches it from now on. Returns its path.
    std::string file(const std::string& name, std::string_view content)
    {
        const std::string path = folder_.write(name, content);
        watch();
        return path;
    }
    /// Opening of what is in the folder now is told from now on.
    void watch()
    {
        REQUIRE(inotify_add_watch(notify_, folder_.string().c_str(), IN_OPEN) >= 0);
        (void)opened();
    }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }
    [[nodiscard]] std::string address(const std::string& name) const
    {
        return "http://127.0.0.1:" + std::to_string(port_) + "/" + name;
    }
    /// What was opened or connected to since the last time that it was asked; "" for nothing.
    [[nodiscard]] std::string reached()
    {
        std::string all = opened();
        const int connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) return all;
        close(connection);
        return all + "a connection ";
    }

private:
    std::string opened()
    {
        std::string names;
        alignas(inotify_event) char buffer[16384];
        for (ssize_t size = 0; (size = read(notify_, buffer, sizeof buffer)) > 0;) {
            for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
                const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
                names += (event->len > 0 ? event->name : "the folder") + std::string(" ");
                at += sizeof(inotify_event) + event->len;
            }
        }
        return names;
    }

    TemporaryFolder folder_;
    int notify_ = -1, listener_ = -1, port_ = 0;
};

}  // namespace frontline
