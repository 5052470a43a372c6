// How much of each pixel a draw covers, in a band of rows: the parts of one draw never darken each other.
#pragma once

#include <cstdint>
#include <vector>

namespace frontline::raster {

/// Rows of a picture, from first to before end.
struct Rows {
    int first = 0, end = 0;
};

/// The nearest whole number of one from 0 to 2^31.
inline std::uint32_t nearest(float positive)
{
    // NOLINTNEXTLINE(bugprone-incorrect-roundings): lround is a call for each pixel, and no half is missed here
    return static_cast<std::uint32_t>(positive + 0.5f);
}

/// 0: none of the pixel .. 255: all of it.
class Coverage {
public:
    Coverage(int width, Rows rows);

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] Rows rows() const { return rows_; }

    /// The pixels of a row of the picture, from its left; whoever writes there says so with touch().
    [[nodiscard]] std::uint8_t* row(int y) { return &cells_[offset(y)]; }
    /// Pixels left to before right of the row may have been written.
    void touch(int y, int left, int right)
    {
        Span& span = spans_[static_cast<std::size_t>(y - rows_.first)];
        if (left < span.left) span.left = left;
        if (right > span.right) span.right = right;
    }
    /// Covers the pixels left to before right wholly; what lies outside of the row is left out.
    void fill(int y, int left, int right);

    /// Calls use(y, left, cells, count) for each row that was written to, and clears it.
    template <class Use>
    void take(Use use)
    {
        for (int y = rows_.first; y < rows_.end; ++y) {
            Span& span = spans_[static_cast<std::size_t>(y - rows_.first)];
            if (span.left >= span.right) continue;
            use(y, span.left, row(y) + span.left, span.right - span.left);
            clear(y, span.left, span.right);
            span = {width_, 0};
        }
    }

private:
    struct Span {
        int left, right;
    };
    [[nodiscard]] std::size_t offset(int y) const
    {
        return static_cast<std::size_t>(y - rows_.first) * static_cast<std::size_t>(width_);
    }
    void clear(int y, int left, int right);

    int width_;
    Rows rows_;
    std::vector<std::uint8_t> cells_;
    std::vector<Span> spans_;  // of each row, what was written to
};

}  // namespace frontline::raster
