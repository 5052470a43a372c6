#include "scene/labels/curved_labels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "scene/labels/text_path.hpp"

namespace frontline {

namespace {

constexpr double sharpestRadians = 0.3, mostBendRadians = 1.5, tightest = 0.82;
/// Of its distance along the line: how near a name may come to the same name, the line being winding.
constexpr double nearestOfRepeat = 0.6;
/// How far a name is put from where it stood when the line has been simplified otherwise since.
constexpr double heldWithinPixels = 4;

struct Choice {
    const TextPath* path = nullptr;
    double along = 0;
    bool above = true;
    CurvedText text;
};

class CurvedPlacer {
public:
    CurvedPlacer(const LabelCandidate& label, const Box& frame, Obstacles& obstacles, FontSet& fonts,
                 const FromPixel& fromPixel, std::vector<PlacedText>& placed)
        : label_(label),
          frame_(frame),
          obstacles_(obstacles),
          fonts_(fonts),
          fromPixel_(fromPixel),
          placed_(placed),
          shaped_(fonts.shape(label.style.face, label.text, label.style.letterSpacing, label.style.capitals)),
          width_(shaped_.widthEm * label.style.sizePixels),
          paths_(textPaths(label.path, frame, label.style.sizePixels / 3, width_))
    {}

    void run()
    {
        if (width_ <= 0) return;
        for (const HeldLabel& held : label_.held) placeHeld(held);
        while (taken_.empty() || label_.repeatPixels > 0) {
            const auto choice = best();
            if (!choice) return;
            add(*choice, unusedCopy(), fromPixel_(choice->path->at(choice->along)));
        }
    }

private:
    void placeHeld(const HeldLabel& held)
    {
        used_.push_back(held.copy);
        const TextPath* nearest = nullptr;
        TextPath::Nearest at{0, heldWithinPixels};
        for (const TextPath& path : paths_)
            if (const auto here = path.nearestTo(held.pixel); here.distance <= at.distance) nearest = &path, at = here;
        if (!nearest || tooNearOthers(at.along)) return;
        auto text = layAlong(*nearest, at.along, held.slot.above, label_.gapPixels, shaped_, label_.style);
        // A little more bend than for a new name, so that none comes and goes.
        if (!text || !isFree(*text) || !isReadable(*text, 1.2) || crossesLine(*text)) return;
        add({nearest, at.along, held.slot.above, std::move(*text)}, held.copy, held.mapUnits);
    }

    [[nodiscard]] std::optional<Choice> best() const
    {
        std::optional<Choice> chosen;
        double lowest = std::numeric_limits<double>::infinity();
        const double step = std::max(width_ / 4, label_.style.sizePixels),
                     reach = std::max(frame_.width(), frame_.height());
        for (const TextPath& path : paths_) {
            for (double along = std::ceil((path.from + width_ / 2) / step) * step; along + width_ / 2 <= path.to();
                 along += step) {
                if (tooNearOthers(along) || isNamedNear(path.at(along))) continue;
                const Xy at = path.at(along), middle = frame_.centre();
                const double fromMiddle = std::hypot(at.x - middle.x, at.y - middle.y) / reach;
                for (const bool above : {true, false}) {
                    const double position = fromMiddle + (above ? 0 : 0.3);
                    if (position >= lowest) continue;
                    auto text = layAlong(path, along, above, label_.gapPixels, shaped_, label_.style);
                    if (!text || position + text->bendRadians >= lowest || !isReadable(*text, 1)) continue;
                    if (!isFree(*text) || crossesLine(*text)) continue;
                    lowest = position + text->bendRadians;
                    chosen = Choice{&path, along, above, std::move(*text)};
                }
            }
        }
        return chosen;
    }

    static bool isReadable(const CurvedText& text, double allowance)
    {
        return text.sharpestRadians <= sharpestRadians * allowance && text.bendRadians <= mostBendRadians * allowance &&
               text.tightest * allowance >= tightest;
    }
    [[nodiscard]] bool isFree(const CurvedText& text) const
    {
        return std::ranges::all_of(text.boxes, [&](const Box& box) {
            const Box padded = box.grownBy(label_.style.haloPixels);
            return frame_.contains(padded) && !obstacles_.overlapsBox(padded, Obstacles::nobody) &&
                   obstacles_.waitingSymbols(padded, box, 0, {}, -1) == 0;
        });
    }
    [[nodiscard]] bool crossesLine(const CurvedText& text) const
    {
        return std::ranges::any_of(
            text.boxes, [&](const Box& box) { return obstacles_.crossesLine(box.grownBy(label_.clearancePixels)); });
    }
    [[nodiscard]] bool tooNearOthers(double along) const
    {
        const double least = std::max(label_.repeatPixels, width_);
        return std::ranges::any_of(taken_, [&](double other) { return std::abs(other - along) < least; });
    }
    /// Another line of the name, or a stretch of this one, has it close by.
    [[nodiscard]] bool isNamedNear(Xy pixel) const
    {
        return std::ranges::any_of(placed_, [&](const PlacedText& other) {
            if (other.label.text != label_.text || LayerKey{other.label.layer, other.side} != label_.layer)
                return false;
            const Xy middle = other.label.pixels.centre();
            return std::hypot(middle.x - pixel.x, middle.y - pixel.y) < label_.repeatPixels * nearestOfRepeat;
        });
    }
    [[nodiscard]] int unusedCopy() const
    {
        int copy = label_.firstCopy;
        while (std::ranges::find(used_, copy) != used_.end()) ++copy;
        return copy;
    }

    void add(const Choice& choice, int copy, Xy mapUnits)
    {
        taken_.push_back(choice.along);
        used_.push_back(copy);
        PlacedText placed;
        placed.copy = copy;
        placed.mapUnits = mapUnits;
        placed.slot.above = choice.above;
        Box around;
        for (const Box& box : choice.text.boxes) {
            around.add(box);
            obstacles_.addBox(box.grownBy(label_.style.haloPixels), Obstacles::nobody);
        }
        placed.side = label_.layer.side;
        placed.label = {label_.text, label_.layer.id, label_.feature, around, choice.text.boxes, false, false, 1};
        addLetters(choice.text, placed.text);
        placed_.push_back(std::move(placed));
    }

    void addLetters(const CurvedText& text, GlyphDraw& draw) const
    {
        const TextStyle& style = label_.style;
        const std::string& drawn = shaped_.text;
        for (const CurvedText::Letter& letter : text.letters) {
            const ShapedGlyph& first = shaped_.glyphs[letter.firstGlyph];
            const std::size_t end =
                letter.endGlyph < shaped_.glyphs.size() ? shaped_.glyphs[letter.endGlyph].cluster : drawn.size();
            TextRun run{drawn.substr(first.cluster, end - first.cluster),
                        style.face,
                        style.sizePixels,
                        0,
                        letter.origin.x,
                        letter.origin.y,
                        letter.angleRadians * 180 / std::numbers::pi,
                        style.color,
                        style.halo,
                        style.haloPixels,
                        {},
                        groupName(label_.layer)};
            run.curved = true;
            if (draw.runs.empty()) run.curvedName = drawn;
            for (std::size_t g = letter.firstGlyph; g < letter.endGlyph; ++g) {
                ShapedGlyph glyph = shaped_.glyphs[g];
                glyph.x -= first.x;
                glyph.cluster -= first.cluster;
                appendGlyph(draw, fonts_, glyph, style, letter.origin, letter.angleRadians);
                run.glyphs.push_back(glyph);
            }
            draw.runs.push_back(std::move(run));
        }
    }

    const LabelCandidate& label_;
    const Box& frame_;
    Obstacles& obstacles_;
    FontSet& fonts_;
    const FromPixel& fromPixel_;
    std::vector<PlacedText>& placed_;
    const ShapedText shaped_;  // a copy: the cache it comes from may grow
    double width_;
    std::vector<TextPath> paths_;
    std::vector<double> taken_;  // middles, along the line
    std::vector<int> used_;
};

}  // namespace

void placeAlong(const LabelCandidate& label, const Box& frame, Obstacles& obstacles, FontSet& fonts,
                const FromPixel& fromPixel, std::vector<PlacedText>& placed)
{
    CurvedPlacer(label, frame, obstacles, fonts, fromPixel, placed).run();
}

}  // namespace frontline
