// Lines for the user that do not block the map.
#pragma once

#include <string>
#include <vector>

namespace frontline {

struct Message {
    int id = 0;
    std::string text;
    bool error = false;
};

/// The messages that are shown: a notice goes by itself, an error stays until it is closed or pushed out.
class Messages {
public:
    /// now: seconds. The same text again takes the place of the one before.
    void add(const std::string& text, bool error, double now);
    void close(int id);
    void close(const std::string& text);
    /// Lets go those whose time is over; returns whether any went.
    bool advance(double now);
    /// Seconds at which the next one goes; infinity when none will.
    [[nodiscard]] double nextChange() const;
    [[nodiscard]] std::vector<Message> all() const;

private:
    struct Timed {
        Message message;
        double until;  // seconds
    };
    std::vector<Timed> messages_;
    int next_ = 1;
};

}  // namespace frontline
