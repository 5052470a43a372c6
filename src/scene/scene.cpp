#include "scene/scene.hpp"

#include <utility>

#include "base/message.hpp"
#include "scene/composer.hpp"
#include "scene/fill_draw.hpp"
#include "scene/font_set.hpp"
#include "scene/mesh_store.hpp"

namespace frontline {

namespace {

class SceneBuilder final : public Scene {
public:
    explicit SceneBuilder(std::unique_ptr<FontSet> fonts) : fonts_(std::move(fonts))
    {
        meshes_.onReady = [this] {
            if (onReady) onReady();
        };
    }

    DisplayList build(const DrawnMap& map, const View& view) override
    {
        return kept(compose(map, view, *meshes_.complete(map, view), *fonts_, nullptr, inset_));
    }

    Frame buildInteractive(const DrawnMap& map, const View& view, double seconds) override
    {
        Frame frame;
        const auto meshes = meshes_.available(map, view, frame.settled);
        const MeshSet none{{view.projection, {}, 1}, {}};
        memory_.begin(map, view, seconds);
        auto composition = compose(map, view, meshes ? *meshes : none, *fonts_, &memory_, inset_);
        frame.ground = composition.ground;
        frame.furniture = composition.firstOfFurniture;
        frame.labels = std::move(composition.labels);
        frame.covered = composition.covered;
        frame.list = kept(std::move(composition));
        frame.fading = memory_.fading();
        return frame;
    }

    [[nodiscard]] const std::vector<PlacedLabel>& placedLabels() const override { return placed_; }

    [[nodiscard]] const std::set<LayerId>& seenLayers() const override { return seen_; }

    [[nodiscard]] const std::vector<Box>& covered() const override { return covered_; }

    [[nodiscard]] std::vector<std::string> warnings() const override
    {
        std::vector<std::string> lines;
        for (const PlacedLabel& label : placed_)
            if (const std::string missing = fonts_->missingIn(label.text); !missing.empty())
                lines.push_back(
                    msg("layer \"{}\", feature {}, label \"{}\": no installed font has {}; the rest is drawn. "
                        "Install a font "
                        "that has it",
                        label.layer.text(), label.feature, label.text, missing));
        return lines;
    }

private:
    DisplayList kept(Composition composition)
    {
        placed_ = std::move(composition.placed);
        seen_ = std::move(composition.seen);
        covered_ = std::move(composition.covered);
        return std::move(composition.list);
    }

    std::unique_ptr<FontSet> fonts_;
    std::vector<PlacedLabel> placed_;
    std::set<LayerId> seen_;
    std::vector<Box> covered_;
    LabelMemory memory_;
    InsetMeshes inset_;
    MeshStore meshes_;
};

}  // namespace

void follow(Scene::Frame& frame, const View& built, const View& view)
{
    const auto moved = [&](Xy pixel) { return view.toPixel(built.fromPixel(pixel)); };
    for (std::size_t i = 0; i < frame.ground; ++i)
        if (auto* draw = std::get_if<FillDraw>(&frame.list.commands[i]); draw && draw->hatch)
            anchorHatch(*draw->hatch, view);
    for (std::size_t i = frame.ground; i < frame.furniture; ++i) {
        if (auto* draw = std::get_if<SymbolDraw>(&frame.list.commands[i]))
            for (SymbolInstance& symbol : draw->symbols) {
                const Xy at = moved({symbol.x, symbol.y});
                symbol.x = static_cast<float>(at.x), symbol.y = static_cast<float>(at.y);
            }
        // All names are in one command.
        if (auto* draw = std::get_if<GlyphDraw>(&frame.list.commands[i]))
            for (LabelGlyphs& label : frame.labels) {
                const Xy at = moved(label.anchor), before = std::exchange(label.anchor, at);
                for (std::size_t g = label.first; g < label.first + label.count; ++g) {
                    draw->glyphs[g].x += static_cast<float>(at.x - before.x);
                    draw->glyphs[g].y += static_cast<float>(at.y - before.y);
                }
            }
    }
}

Result<std::unique_ptr<Scene>> Scene::create(const std::filesystem::path& fonts)
{
    auto fontSet = FontSet::create(fonts);
    if (!fontSet) return fontSet.error();
    return std::unique_ptr<Scene>(std::make_unique<SceneBuilder>(std::move(fontSet).value()));
}

}  // namespace frontline
