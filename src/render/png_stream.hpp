// A PNG that is written while it is being drawn: for pictures that are too large to be held whole.
#pragma once

#include <functional>
#include <memory>
#include <span>

#include "render/png.hpp"

namespace frontline {

class PngStream {
public:
    /// Takes the file's bytes in order. An error ends the writing and comes back from the call that met it.
    using Sink = std::function<Result<Done>(std::span<const std::byte> bytes)>;

    /// channels: 3 (RGB) or 4 (RGBA).
    static Result<std::unique_ptr<PngStream>> begin(int width, int height, int channels, const PngOptions& options,
                                                    Sink sink);
    virtual ~PngStream() = default;

    /// The next rows, of the whole width.
    virtual Result<Done> add(const Image& rows) = 0;
    /// After the last row.
    virtual Result<Done> finish() = 0;
};

}  // namespace frontline
