// Draws display lists on the processor, on all threads: pictures are the same bytes on every machine, whatever its
// graphics driver. The window draws the same lists with OpenGL (render/gl).
#pragma once

#include <functional>

#include "base/result.hpp"
#include "render/image.hpp"
#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline {

/// The longest side of a picture.
inline constexpr int largestPictureSide = 16384;

/// The picture at the view's size: RGBA where the list's background is not opaque, else RGB.
/// Errors: a side of 0 or over largestPictureSide; out of memory, with the figure.
Result<Image> drawPicture(const DisplayList& list, const View& view);

/// The same a strip of rows at a time, the upper first: only one strip is held. take: gets each strip, of the whole
/// width, and the row of the picture that it begins with; false stops, which is no error.
Result<Done> drawPictureInStrips(const DisplayList& list, const View& view, int stripRows,
                                 const std::function<bool(Image strip, int firstRow)>& take);

/// The same of some rows alone.
Result<Image> drawPictureRows(const DisplayList& list, const View& view, int firstRow, int rows);

}  // namespace frontline
