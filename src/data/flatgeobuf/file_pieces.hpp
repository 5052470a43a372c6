// The bytes of a file, a piece at a time. Internal to data: names GDAL's types.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "data/packed_files.hpp"

namespace frontline {

/// A file that is cut short while it is read ends early, and no more is asked of it than it had at the beginning.
class FilePieces {
public:
    /// path: as GDAL's file functions take it.
    explicit FilePieces(const std::filesystem::path& path);

    /// In bytes; 0 of a file that cannot be opened.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Of the next byte.
    [[nodiscard]] std::uint64_t at() const { return first_ + begin_ - phase(); }
    void seek(std::uint64_t at);
    /// How many there are yet.
    [[nodiscard]] std::uint64_t left() const { return at() < size_ ? size_ - at() : 0; }
    /// The next bytes, so many, without taking them; valid until the next call. Their address is as far from a multiple
    /// of 8 as their place in the file. nullptr: there are not so many.
    const std::uint8_t* peek(std::size_t count);
    void take(std::size_t count) { begin_ += count; }

private:
    static constexpr std::size_t leastRead = std::size_t{1} << 16, mostRead = std::size_t{1} << 20;
    /// Room is made for twice as much as is needed, up to so much.
    static constexpr std::size_t roomyWords = 4 * mostRead / 8;

    /// How far into the buffer the byte first_ stands.
    [[nodiscard]] std::size_t phase() const { return first_ % 8; }
    [[nodiscard]] std::uint8_t* bytes() { return reinterpret_cast<std::uint8_t*>(words_.get()); }
    bool fill(std::size_t count);

    VsiPointer file_;
    std::uint64_t size_ = 0;
    std::unique_ptr<std::uint64_t[]> words_;
    std::size_t wordCount_ = 0;
    std::uint64_t first_ = 0;          // place in the file of what the buffer begins with
    std::size_t begin_ = 0, end_ = 0;  // in the buffer, of what has not been taken
    std::size_t ahead_ = leastRead;    // how much is read at once: more, the longer no place is skipped
};

}  // namespace frontline
