// Drawn map + view → display list.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "map/drawn_map.hpp"
#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline {

/// Where labels ended up, for tests and for clicking: rectangles in pixels.
struct PlacedLabel {
    std::string text;
    LayerId layer;
    std::uint32_t feature = 0;
    Box pixels;
    std::vector<Box> boxes;    // around the letters of a name that follows a line; else as pixels
    bool crossesLine = false;  // a line of contact or of a scenario runs through it: no other position was free
    bool leader = false;       // stands away from its symbol, joined to it by a line
    double opacity = 1;        // of one that is fading in or out
};

/// The glyphs of a name among those of all names of a frame, and where its place on the map is (pixels of the view).
struct LabelGlyphs {
    std::size_t first = 0, count = 0;
    Xy anchor;
};

/// Builds display lists and keeps what can be reused: simplified versions of each layer by level, meshes of the
/// region around the view, shaped labels. Used from one thread; building runs in the background when asked to.
class Scene {
public:
    /// fonts: folder with Inter-Regular.otf, Inter-Medium.otf, Inter-SemiBold.otf, Inter-Italic.otf.
    static Result<std::unique_ptr<Scene>> create(const std::filesystem::path& fonts);
    virtual ~Scene() = default;

    /// The display list of this view, complete.
    virtual DisplayList build(const DrawnMap& map, const View& view) = 0;

    /// For the window: never waits. Uses the meshes there are (perhaps coarser or smaller than needed) and starts
    /// building the right ones in the background; settled is false until the picture is complete.
    struct Frame {
        DisplayList list;
        std::size_t ground = 0;     // the first so many commands are meshes below all symbols and names
        std::size_t furniture = 0;  // from this command on nothing belongs to a place of the map
        std::vector<LabelGlyphs> labels;
        std::vector<Box> covered;  // by furniture, with a margin (pixels)
        bool settled = true;
        bool fading = false;  // labels are: the next frame looks different
    };
    /// seconds: the time of the frame, on a clock that does not go back.
    virtual Frame buildInteractive(const DrawnMap& map, const View& view, double seconds) = 0;

    /// The labels of the display list that was built last.
    [[nodiscard]] virtual const std::vector<PlacedLabel>& placedLabels() const = 0;

    /// The layers of which that list draws anything, in its overview too.
    [[nodiscard]] virtual const std::set<LayerId>& seenLayers() const = 0;

    /// What furniture covers in that list, with a margin (pixels): the symbols of places there are not drawn.
    [[nodiscard]] virtual const std::vector<Box>& covered() const = 0;

    /// What of the texts of that list no font could draw, a line each that names layer and feature.
    [[nodiscard]] virtual std::vector<std::string> warnings() const = 0;

    /// Called (from another thread) when a background build ended and a new frame would look different.
    std::function<void()> onReady;
};

/// Moves the symbols and names of a frame that was built for one view to where their places are in another of the same
/// projection: what is seen until the next frame is built. The ground is left as it is.
void follow(Scene::Frame& frame, const View& built, const View& view);

}  // namespace frontline
