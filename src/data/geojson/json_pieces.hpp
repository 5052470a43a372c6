// A JSON text of any length, taken value by value, with no more of it in memory than what is asked for. Internal to
// data.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace frontline {

/// Finds where values begin and end, by brackets and quotes; what is in them is for a parser.
class JsonPieces {
public:
    /// Writes the next bytes, so many at most, and says how many; 0: there are no more.
    using Source = std::function<std::size_t(char* into, std::size_t most)>;

    explicit JsonPieces(Source source);

    /// The next byte that is no blank; 0 at the end. Blanks are taken: those of JSON, the record separator of RFC 7464
    /// and, at the beginning, a byte order mark.
    char peek();
    /// Takes the byte that was seen.
    void take() { ++at_; }
    /// Takes a value, be it scalar, string, array or object. False: there is none, or the text ends in it.
    bool takeValue();

    /// What is taken from here on stays in memory, until letGo().
    void keep();
    /// How much of that there is.
    [[nodiscard]] std::size_t keptSize() const { return at_ - kept_; }
    /// What was kept from its byte `from` on; valid until more is taken, and followed by `padding` readable bytes.
    [[nodiscard]] std::string_view kept(std::size_t from = 0) const;
    void letGo() { keeping_ = false; }

    /// As many bytes as a parser may read beyond what it is given.
    static constexpr std::size_t padding = 64;

private:
    bool fill();
    bool takeString();
    bool takeNested();
    bool takeScalar();

    Source source_;
    std::vector<char> buffer_;
    std::size_t at_ = 0, end_ = 0, kept_ = 0;  // offsets into the buffer
    bool keeping_ = false, begun_ = false;
};

}  // namespace frontline
