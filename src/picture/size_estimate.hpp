// How large a picture's file will be, before it is made.
#pragma once

#include <cstdint>

#include "picture/picture_writer.hpp"

namespace frontline {

struct SizeEstimate {
    std::uint64_t bytes = 0;
    bool exact = false;  // the file was made and counted: vectors, and small pictures
};

/// Large pictures: a few strips of the picture itself, at its resolution, are drawn and encoded; the rest is taken to
/// be like them. Takes a fraction of a second. Errors: those of drawing and encoding, and that it was stopped.
Result<SizeEstimate> estimateFileSize(const PictureRequest& request, const PictureContent& content,
                                      const JobProgress& progress = {});

}  // namespace frontline
