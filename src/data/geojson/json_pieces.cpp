#include "data/geojson/json_pieces.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace frontline {

namespace {

/// Whether a byte opens or closes something, outside of strings.
constexpr std::array<bool, 256> bracketsAndQuotes()
{
    std::array<bool, 256> out{};
    for (const unsigned char c : {'{', '}', '[', ']', '"'}) out[c] = true;
    return out;
}
constexpr auto isBracketOrQuote = bracketsAndQuotes();

constexpr char recordSeparator = '\x1e';
bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == recordSeparator;
}

}  // namespace

JsonPieces::JsonPieces(Source source) : source_(std::move(source)), buffer_((std::size_t{1} << 20) + padding) {}

bool JsonPieces::fill()
{
    const std::size_t first = keeping_ ? kept_ : at_;
    if (first > 0) {
        std::memmove(buffer_.data(), buffer_.data() + first, end_ - first);
        at_ -= first, end_ -= first, kept_ = 0;
    }
    if (end_ + padding == buffer_.size()) buffer_.resize(2 * buffer_.size());
    const std::size_t read = source_(buffer_.data() + end_, buffer_.size() - padding - end_);
    end_ += read;
    return read > 0;
}

char JsonPieces::peek()
{
    if (!begun_) {
        begun_ = true;
        while (end_ < 3 && fill()) {}
        if (end_ >= 3 && std::memcmp(buffer_.data(), "\xEF\xBB\xBF", 3) == 0) at_ = 3;
    }
    while (true) {
        while (at_ < end_ && isBlank(buffer_[at_])) ++at_;
        if (at_ < end_) return buffer_[at_];
        if (!fill()) return 0;
    }
}

void JsonPieces::keep()
{
    keeping_ = true;
    kept_ = at_;
}

std::string_view JsonPieces::kept(std::size_t from) const
{
    return {buffer_.data() + kept_ + from, keptSize() - from};
}

bool JsonPieces::takeValue()
{
    switch (peek()) {
        case '"':
            return takeString();
        case '{':
        case '[':
            return takeNested();
        case 0:
        case ',':
        case ':':
        case '}':
        case ']':
            return false;
        default:
            return takeScalar();
    }
}

bool JsonPieces::takeString()
{
    ++at_;
    bool escaped = false;
    while (at_ < end_ || fill()) {
        const char c = buffer_[at_++];
        if (escaped)
            escaped = false;
        else if (c == '"')
            return true;
        else
            escaped = c == '\\';
    }
    return false;
}

bool JsonPieces::takeNested()
{
    std::size_t depth = 0;
    while (at_ < end_ || fill()) {
        const char* c = buffer_.data() + at_;
        const char* const end = buffer_.data() + end_;
        while (c < end && !isBracketOrQuote[static_cast<unsigned char>(*c)]) ++c;
        at_ = static_cast<std::size_t>(c - buffer_.data());
        if (c == end) continue;
        if (*c == '"') {
            if (!takeString()) return false;
            continue;
        }
        ++at_;
        if (*c == '{' || *c == '[')
            ++depth;
        else if (--depth == 0)
            return true;
    }
    return false;
}

bool JsonPieces::takeScalar()
{
    while (at_ < end_ || fill()) {
        const char c = buffer_[at_];
        if (c == ',' || c == ']' || c == '}' || isBlank(c)) return true;
        ++at_;
    }
    return true;
}

}  // namespace frontline
