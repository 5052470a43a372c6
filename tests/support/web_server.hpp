// A server on this computer alone, for what is fetched: answers each request as a test says.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catch.hpp"

namespace frontline {

/// One connection. What is sent after the other side has gone is lost.
class WebAnswer {
public:
    explicit WebAnswer(int connection) : connection_(connection) {}

    /// False: nobody listens any more.
    bool send(const std::string& bytes) const
    {
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            const ssize_t count = ::send(connection_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (count <= 0) return false;
            sent += static_cast<std::size_t>(count);
        }
        return true;
    }
    void file(const std::string& content) const
    {
        (void)send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(content.size()) +
                   "\r\nConnection: close\r\n\r\n" + content);
    }
    void redirect(const std::string& location) const
    {
        (void)send("HTTP/1.1 302 Found\r\nLocation: " + location +
                   "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
    /// Until the other side goes, or the server ends.
    void saysNothingMore() const
    {
        char byte = 0;
        while (recv(connection_, &byte, 1, 0) > 0) {}
    }

private:
    int connection_;
};

class WebServer {
public:
    using Handler = std::function<void(const WebAnswer&)>;

    WebServer()
    {
        listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        REQUIRE(listener_ >= 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(bind(listener_, reinterpret_cast<const sockaddr*>(&address), size) == 0);
        REQUIRE(listen(listener_, 16) == 0);
        REQUIRE(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~WebServer()
    {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
            if (connection_ >= 0) shutdown(connection_, SHUT_RDWR);
        }
        shutdown(listener_, SHUT_RDWR);
        thread_.join();
        close(listener_);
    }
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    /// What is not told is not found (404). Before it is asked for.
    void on(const std::string& path, Handler handler)
    {
        const std::lock_guard lock(mutex_);
        handlers_[path] = std::move(handler);
    }
    void give(const std::string& path, const std::string& content)
    {
        on(path, [content](const WebAnswer& answer) { answer.file(content); });
    }
    [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] std::string address(const std::string& path) const { return "http://" + host() + path; }
    [[nodiscard]] int port() const { return port_; }
    /// The heads of all requests so far.
    [[nodiscard]] std::vector<std::string> requests() const
    {
        const std::lock_guard lock(mutex_);
        return requests_;
    }

private:
    void serve()
    {
        while (true) {
            const int connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            {
                const std::lock_guard lock(mutex_);
                if (connection < 0 || ending_) break;
                connection_ = connection;
            }
            answer(connection);
            const std::lock_guard lock(mutex_);
            connection_ = -1;
            close(connection);
        }
    }
    void answer(int connection)
    {
        std::string head;
        char byte = 0;
        while (!head.ends_with("\r\n\r\n") && recv(connection, &byte, 1, 0) == 1) head += byte;
        const auto start = head.find(' ') + 1;
        const std::string path = head.substr(start, head.find(' ', start) - start);
        Handler handler;
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(head);
            if (const auto found = handlers_.find(path); found != handlers_.end()) handler = found->second;
        }
        const WebAnswer sender(connection);
        if (handler)
            handler(sender);
        else
            (void)sender.send("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnone");
    }

    int listener_ = -1, port_ = 0;
    mutable std::mutex mutex_;
    int connection_ = -1;  // these: guarded by mutex_
    bool ending_ = false;
    std::map<std::string, Handler> handlers_;
    std::vector<std::string> requests_;
    std::thread thread_;  // last: it uses the members above
};

/// While it lives, a variable of the environment has another value, or none.
class Variable {
public:
    Variable(std::string name, const char* value) : name_(std::move(name))
    {
        if (const char* before = std::getenv(name_.c_str())) before_ = before, had_ = true;
        set(value);
    }
    ~Variable() { set(had_ ? before_.c_str() : nullptr); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    void set(const char* value) const { value ? setenv(name_.c_str(), value, 1) : unsetenv(name_.c_str()); }
    std::string name_, before_;
    bool had_ = false;
};

/// Without the proxies of whoever runs the tests.
struct NoProxy {
    Variable http{"http_proxy", nullptr}, https{"https_proxy", nullptr}, all{"all_proxy", nullptr},
        capitalHttps{"HTTPS_PROXY", nullptr}, capitalAll{"ALL_PROXY", nullptr};
};

}  // namespace frontline
