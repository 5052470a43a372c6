#include "render/png_stream.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "base/jobs.hpp"
#include "base/message.hpp"
#include "render/png_chunks.hpp"

namespace frontline {

namespace {

// Of zlib: flat rows are what there is most of, and all levels find them.
constexpr int compressionLevel = 1;
/// Rows that are compressed by themselves, about so many bytes, each piece on a thread: whatever their number, the file
/// is the same.
constexpr std::size_t bytesOfPiece = std::size_t{1} << 20;

/// A stretch of the stream of deflate, which ends at a byte and needs nothing of what lies before it.
struct Piece {
    std::vector<std::byte> bytes;
    uLong adler = adler32(0, nullptr, 0);
    std::size_t plainBytes = 0;
    bool compressed = false;
};

void compressPiece(std::span<const std::uint8_t> plain, Piece& piece)
{
    constexpr int rawWindow = -15, memory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, compressionLevel, Z_DEFLATED, rawWindow, memory, Z_DEFAULT_STRATEGY) != Z_OK) return;
    // What ends the piece takes a few bytes more.
    constexpr std::size_t end = 64;
    piece.bytes.resize(deflateBound(&stream, plain.size()) + end);
    stream.next_in = const_cast<Bytef*>(plain.data());
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(piece.bytes.data());
    stream.avail_out = static_cast<uInt>(piece.bytes.size());
    const int code = deflate(&stream, Z_FULL_FLUSH);
    piece.compressed = code == Z_OK && stream.avail_in == 0 && stream.avail_out > 0;
    piece.bytes.resize(piece.bytes.size() - stream.avail_out);
    piece.adler = adler32(piece.adler, plain.data(), static_cast<uInt>(plain.size()));
    piece.plainBytes = plain.size();
    deflateEnd(&stream);
}

/// Rows of a picture as a PNG has them, in order: each as it is, unless it is the same as the one above. above: of the
/// first; may be null.
std::vector<std::uint8_t> filtered(std::span<const std::uint8_t> rows, std::size_t stride, const std::uint8_t* above)
{
    const std::size_t count = rows.size() / stride;
    std::vector<std::uint8_t> out((stride + 1) * count);
    for (std::size_t y = 0; y < count; ++y) {
        const std::uint8_t* row = rows.data() + stride * y;
        std::uint8_t* to = out.data() + (stride + 1) * y;
        const bool repeated = above && std::memcmp(row, above, stride) == 0;
        *to = repeated ? 2 : 0;
        // The buffer is of zeros: a repeated row is nothing else.
        if (!repeated) std::memcpy(to + 1, row, stride);
        above = row;
    }
    return out;
}

class PiecewisePngStream final : public PngStream {
public:
    PiecewisePngStream(int width, int channels, Sink sink)
        : stride_(static_cast<std::size_t>(width) * channels), sink_(std::move(sink))
    {}

    Result<Done> start(std::span<const std::byte> head) { return sink_(head); }

    Result<Done> add(const Image& rows) override
    {
        const std::size_t rowsOfPiece = std::max<std::size_t>(1, bytesOfPiece / stride_);
        const auto height = static_cast<std::size_t>(rows.height);
        std::vector<Piece> pieces((height + rowsOfPiece - 1) / rowsOfPiece);
        parallelFor(pieces.size(), [&](std::size_t i) {
            const std::size_t first = i * rowsOfPiece, count = std::min(rowsOfPiece, height - first);
            const std::uint8_t* const above = first > 0       ? &rows.pixels[stride_ * (first - 1)]
                                              : last_.empty() ? nullptr
                                                              : last_.data();
            compressPiece(filtered(std::span(rows.pixels).subspan(stride_ * first, stride_ * count), stride_, above),
                          pieces[i]);
        });
        // How a stream of zlib of its fastest level begins.
        if (last_.empty())
            if (auto written = writeChunk("IDAT", std::array{std::byte{0x78}, std::byte{0x01}}); !written)
                return written;
        for (Piece& piece : pieces) {
            if (!piece.compressed) return Error{msg("there is no memory to compress the picture")};
            adler_ = adler32_combine(adler_, piece.adler, static_cast<z_off_t>(piece.plainBytes));
            if (auto written = writeChunk("IDAT", piece.bytes); !written) return written;
            piece.bytes = {};
        }
        last_.assign(rows.pixels.end() - static_cast<std::ptrdiff_t>(stride_), rows.pixels.end());
        return Done{};
    }

    Result<Done> finish() override
    {
        // The last block, an empty one, and the checksum.
        std::array end{std::byte{0x03}, std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0}};
        for (std::size_t i = 0; i < 4; ++i) end[2 + i] = static_cast<std::byte>(adler_ >> (24 - 8 * i) & 0xFF);
        if (auto written = writeChunk("IDAT", end); !written) return written;
        return writeChunk("IEND", {});
    }

private:
    Result<Done> writeChunk(const char* name, std::span<const std::byte> bytes)
    {
        std::vector<std::byte> chunk;
        png::appendChunk(chunk, name, bytes);
        return sink_(chunk);
    }

    std::size_t stride_;
    Sink sink_;
    std::vector<std::uint8_t> last_;  // row of what was added before
    uLong adler_ = adler32(0, nullptr, 0);
};

}  // namespace

Result<std::unique_ptr<PngStream>> PngStream::begin(int width, int height, int channels, const PngOptions& options,
                                                    Sink sink)
{
    auto stream = std::make_unique<PiecewisePngStream>(width, channels, std::move(sink));
    if (auto started = stream->start(png::startOfFile(width, height, channels, options)); !started)
        return started.error();
    return std::unique_ptr<PngStream>(std::move(stream));
}

}  // namespace frontline
