// Where the labels of a moving map were, so that they fade in and out and never jump.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "scene/labels/label_placer.hpp"
#include "scene/view.hpp"

namespace frontline {

/// The labels of the last picture of a window. A label keeps its position about its place while the map is panned and
/// zoomed; one that cannot keep it fades out there, and only then in at another. When the map has come to rest, the
/// labels go in the same way to where a picture of this view alone would have them. Used from one thread.
class LabelMemory {
public:
    /// Begins a picture. What other labels, symbols and lines there are than in the last one, and a view that has been
    /// changed at a stroke, make it forget: then everything is placed anew and shown at once. seconds: the time of this
    /// picture, on a clock that does not go back.
    void begin(const DrawnMap& map, const View& view, double seconds);

    /// How the label of a feature stood; empty when it was not there, and when the map rests.
    [[nodiscard]] std::vector<HeldLabel> held(const LayerKey& layer, std::uint32_t feature) const;

    /// Takes what has been placed, and gives what is drawn: with what is fading out, and with opacities.
    std::vector<PlacedText> show(std::vector<PlacedText> placed);

    /// How opaque the symbol is, 0..1, that is drawn with the name of a feature or not at all: it fades in and out with
    /// the place, and stays where the name only goes to another position. As of the last show().
    [[nodiscard]] double symbolOpacity(const LayerKey& layer, std::uint32_t feature) const;

    /// Whether the next picture would look different although nothing moves.
    [[nodiscard]] bool fading() const { return fading_; }

    /// restSeconds: without a movement, until the map rests.
    static constexpr double fadeSeconds = 0.18, restSeconds = 0.3;

private:
    using Key = std::tuple<LayerKey, std::uint32_t, int>;  // layer, feature, copy
    using Place = std::pair<LayerKey, std::uint32_t>;      // layer, feature
    struct Entry {
        PlacedText text;
        Xy pixel;  // of its place on the map, where the text was placed
        double opacity = 0;
        bool wanted = true;
    };
    [[nodiscard]] bool isMotion(const View& view) const;
    [[nodiscard]] bool standsAsBefore(const PlacedText& text, const PlacedText& before) const;
    void fadeSymbols(const std::vector<PlacedText>& placed);

    std::map<Key, Entry> entries_;
    std::map<Place, double> symbols_;  // opacities
    std::string drawn_;
    std::optional<View> view_;
    double seconds_ = 0, step_ = 0, movedSeconds_ = 0;
    bool fresh_ = true, moving_ = false, fading_ = false;
};

}  // namespace frontline
