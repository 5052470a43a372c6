// What furniture is drawn with: text, boxes and lines in pixels of the picture, in the theme's colours.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "map/drawn_map.hpp"
#include "scene/display_list.hpp"
#include "scene/furniture/words.hpp"
#include "scene/text_run.hpp"
#include "scene/view.hpp"

namespace frontline {

/// What has been drawn.
struct FurnitureDrawing {
    std::vector<DrawCommand> belowLabels;     // over the layers: what belongs to the map itself
    std::vector<DrawCommand> inset;           // over the labels, with a clip and a group of its own
    std::vector<DrawCommand> commands;        // over these, in order
    GlyphDraw text;                           // over the commands; without its atlas
    std::vector<Box> boxes;                   // pixels: labels keep clear of them
    std::vector<std::pair<Xy, Xy>> segments;  // pixels: labels had better not cross them
    std::set<LayerId> seen;                   // layers that draw anything in the picture, in the inset too
};

class FurnitureCanvas {
public:
    FurnitureCanvas(const DrawnMap& map, const View& view, FontSet& fonts);

    [[nodiscard]] const DrawnMap& map() const { return map_; }
    [[nodiscard]] const FurnitureChoice& choice() const { return map_.furniture(); }
    [[nodiscard]] const View& view() const { return view_; }
    [[nodiscard]] FontSet& fonts() const { return fonts_; }
    [[nodiscard]] Language language() const { return language_; }
    /// A point in pixels, for widths of lines.
    [[nodiscard]] double point() const { return view_.pixelsPerPoint; }
    /// The theme's "text" and its "halo"; black or white and the background where it names none.
    [[nodiscard]] Color ink() const { return ink_; }
    [[nodiscard]] Color paper() const { return paper_; }

    /// Sizes of furniture are in these points, which are a little smaller in small pictures.
    [[nodiscard]] double size() const { return size_; }

    [[nodiscard]] TextStyle style(FontFace face, double sizePoints) const;
    [[nodiscard]] double width(const std::string& text, const TextStyle& style) const;
    /// The text, shortened at its end until it fits; "" when not even a few letters do.
    [[nodiscard]] std::string fitted(std::string text, const TextStyle& style, double widthPixels) const;
    /// The text in lines of whole words, at most mostLines (the last shortened), each at most widthPixels wide. whole:
    /// set to false when any of the text is left out.
    [[nodiscard]] std::vector<std::string> wrapped(const std::string& text, const TextStyle& style, double widthPixels,
                                                   std::size_t mostLines, bool* whole = nullptr) const;

    void text(const std::string& text, const TextStyle& style, double x, double baseline);
    void line(const std::vector<Xy>& pixels, Color color, double widthPixels);
    void fill(const Box& pixels, Color color);
    /// A veil over the map, so that text is read with ease whatever is below; labels keep off it.
    void veil(const Box& pixels);
    /// A frame of a hair's breadth.
    void outline(const Box& pixels, Color color, double widthPixels);
    void add(DrawCommand command) { out_.commands.push_back(std::move(command)); }
    void addBelowLabels(DrawCommand command) { out_.belowLabels.push_back(std::move(command)); }
    void addToInset(DrawCommand command) { out_.inset.push_back(std::move(command)); }
    /// Labels had better not cross the line.
    void keepOff(const std::vector<Xy>& pixels);
    void keepClear(const Box& pixels) { out_.boxes.push_back(pixels); }

    [[nodiscard]] std::shared_ptr<const FillMesh> rectangle(const Box& pixels) const;
    [[nodiscard]] std::shared_ptr<const LineMesh> polyline(const std::vector<Xy>& pixels) const;
    [[nodiscard]] std::shared_ptr<const LineMesh> frame(const Box& pixels) const;

    FurnitureDrawing take() { return std::move(out_); }

private:
    /// Where the text may end a line of that width.
    [[nodiscard]] std::vector<std::size_t> breaksFor(const std::string& text, const TextStyle& style,
                                                     double widthPixels) const;

    const DrawnMap& map_;
    const View& view_;
    FontSet& fonts_;
    Language language_;
    Color ink_, paper_;
    double size_;
    FurnitureDrawing out_;
};

/// Something that wants a place: its size in pixels, and how it is drawn into a box of that size.
struct FurniturePiece {
    double width = 0, height = 0;
    std::function<void(FurnitureCanvas&, const Box&)> draw;
    bool whole = true;  // nothing of it is left out or shortened for want of room
};

}  // namespace frontline
