// Names that follow a line: where its letters stand.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "scene/text_run.hpp"

namespace frontline {

/// A stretch of a line on the picture, smoothed so that letters on it do not dance: points at equal distances along the
/// line, in pixels, y down. The distances count from the start of the whole line, wherever the picture is: panning
/// moves every point by the pan and by nothing else.
struct TextPath {
    double from = 0, step = 1;  // pixels along the line: of the first point, and between points
    std::vector<Xy> points;

    [[nodiscard]] double to() const { return from + step * static_cast<double>(points.size() - 1); }
    /// Between from and to.
    [[nodiscard]] Xy at(double along) const;
    /// Where the path comes nearest to the place, and how near.
    struct Nearest {
        double along = 0, distance = 0;
    };
    [[nodiscard]] Nearest nearestTo(Xy pixel) const;
};

/// The stretches of a line (pixels) that are seen in the frame, long enough for a text of that width.
std::vector<TextPath> textPaths(std::span<const Xy> line, const Box& frame, double step, double widthPixels);

/// A text laid along a path.
struct CurvedText {
    struct Letter {
        std::size_t firstGlyph = 0, endGlyph = 0;  // of the shaped text
        Xy origin;                                 // on the baseline, pixels
        double angleRadians = 0;                   // clockwise
    };
    std::vector<Letter> letters;
    std::vector<Box> boxes;      // around each letter, from the descenders to the capitals
    double bendRadians = 0;      // sum of the angles between letters
    double sharpestRadians = 0;  // the largest of them
    double tightest = 1;  // the least distance between letters at half their height, of what it is on a straight line
};

/// The text with its middle at that distance along, beside the line: above it as read, or below, gapPixels from it.
/// Read from left to right. Nothing when the path is too short.
std::optional<CurvedText> layAlong(const TextPath& path, double middle, bool above, double gapPixels,
                                   const ShapedText& text, const TextStyle& style);

}  // namespace frontline
