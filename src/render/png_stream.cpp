#include "render/png_stream.hpp"

#include <zlib.h>

#include <cstring>

#include "base/message.hpp"
#include "render/png_chunks.hpp"

namespace frontline {

namespace {

// Of zlib: flat rows are what there is most of, and all levels find them.
constexpr int compressionLevel = 1;
/// Of a chunk of pixels.
constexpr std::size_t chunkBytes = std::size_t{1} << 18;

class ZlibPngStream final : public PngStream {
public:
    ZlibPngStream(int width, int channels, Sink sink)
        : stride_(static_cast<std::size_t>(width) * channels), sink_(std::move(sink)), out_(chunkBytes)
    {}
    ~ZlibPngStream() override
    {
        if (started_) deflateEnd(&stream_);
    }

    Result<Done> start(std::span<const std::byte> head)
    {
        if (deflateInit(&stream_, compressionLevel) != Z_OK)
            return Error{msg("there is no memory to compress the picture")};
        started_ = true;
        return sink_(head);
    }

    Result<Done> add(const Image& rows) override
    {
        // As in encodePng(): each row as it is, unless it is the same as the one above.
        filtered_.resize((stride_ + 1) * rows.height);
        for (int y = 0; y < rows.height; ++y) {
            const std::uint8_t* row = &rows.pixels[stride_ * y];
            const std::uint8_t* above = y > 0 ? row - stride_ : last_.empty() ? nullptr : last_.data();
            std::uint8_t* out = &filtered_[(stride_ + 1) * y];
            const bool repeated = above && std::memcmp(row, above, stride_) == 0;
            *out = repeated ? 2 : 0;
            if (repeated)
                std::memset(out + 1, 0, stride_);
            else
                std::memcpy(out + 1, row, stride_);
        }
        last_.assign(rows.pixels.end() - static_cast<std::ptrdiff_t>(stride_), rows.pixels.end());
        return compress(Z_NO_FLUSH);
    }

    Result<Done> finish() override
    {
        filtered_.clear();
        if (auto written = compress(Z_FINISH); !written) return written;
        std::vector<std::byte> end;
        png::appendChunk(end, "IEND", {});
        return sink_(end);
    }

private:
    Result<Done> compress(int flush)
    {
        // zlib counts in 32 bits.
        constexpr std::size_t mostAtOnce = std::size_t{1} << 30;
        std::size_t at = 0;
        do {
            const std::size_t count = std::min(mostAtOnce, filtered_.size() - at);
            stream_.next_in = filtered_.data() + at;
            stream_.avail_in = static_cast<uInt>(count);
            at += count;
            if (auto written = drain(at < filtered_.size() ? Z_NO_FLUSH : flush); !written) return written;
        } while (at < filtered_.size());
        return Done{};
    }

    Result<Done> drain(int flush)
    {
        for (;;) {
            stream_.next_out = reinterpret_cast<Bytef*>(out_.data() + used_);
            stream_.avail_out = static_cast<uInt>(out_.size() - used_);
            const int code = deflate(&stream_, flush);
            used_ = out_.size() - stream_.avail_out;
            const bool full = stream_.avail_out == 0, ended = code == Z_STREAM_END;
            if (full || (ended && used_ > 0)) {
                std::vector<std::byte> chunk;
                png::appendChunk(chunk, "IDAT", std::span(out_).first(used_));
                used_ = 0;
                if (auto written = sink_(chunk); !written) return written;
            }
            if (!full) return Done{};
            if (ended) return Done{};
        }
    }

    std::size_t stride_;
    Sink sink_;
    std::vector<std::byte> out_;
    std::size_t used_ = 0;  // of out_
    std::vector<std::uint8_t> filtered_, last_;
    z_stream stream_{};
    bool started_ = false;
};

}  // namespace

Result<std::unique_ptr<PngStream>> PngStream::begin(int width, int height, int channels, const PngOptions& options,
                                                    Sink sink)
{
    auto stream = std::make_unique<ZlibPngStream>(width, channels, std::move(sink));
    if (auto started = stream->start(png::startOfFile(width, height, channels, options)); !started)
        return started.error();
    return std::unique_ptr<PngStream>(std::move(stream));
}

}  // namespace frontline
