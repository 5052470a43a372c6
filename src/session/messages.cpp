#include "session/messages.hpp"

#include <algorithm>
#include <limits>

namespace frontline {

namespace {

constexpr double noticeSeconds = 8, warningSeconds = 20;
constexpr std::size_t most = 5, longNotice = 80;

}  // namespace

void Messages::add(const std::string& text, bool error, double now)
{
    close(text);
    if (messages_.size() >= most) messages_.erase(messages_.begin());
    const double until = error ? std::numeric_limits<double>::infinity()
                               : now + (text.size() > longNotice ? warningSeconds : noticeSeconds);
    messages_.push_back({{next_++, text, error}, until});
}

void Messages::close(int id)
{
    std::erase_if(messages_, [&](const Timed& m) { return m.message.id == id; });
}

void Messages::close(const std::string& text)
{
    std::erase_if(messages_, [&](const Timed& m) { return m.message.text == text; });
}

bool Messages::advance(double now)
{
    return std::erase_if(messages_, [&](const Timed& m) { return m.until <= now; }) > 0;
}

double Messages::nextChange() const
{
    double next = std::numeric_limits<double>::infinity();
    for (const Timed& message : messages_) next = std::min(next, message.until);
    return next;
}

std::vector<Message> Messages::all() const
{
    std::vector<Message> shown;
    for (const Timed& timed : messages_) shown.push_back(timed.message);
    return shown;
}

}  // namespace frontline
