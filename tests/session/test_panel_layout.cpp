// Where the panels of a window are, and what they leave of the picture's title, legend, scale bar and sources.
#include "base/catalogue.hpp"
#include "base/program_files.hpp"
#include "loaded_map.hpp"
#include "scene/scene.hpp"
#include "small_session.hpp"

using namespace frontline;

namespace {

/// The default map under a title of three lines.
DrawnMap titledDefaultMap(Language language)
{
    Selection selection = firstSelection(*defaultMapDefinition());
    selection.language = language;
    selection.furniture.titleText = "Four oblasts in their administrative borders";
    selection.furniture.subtitleText =
        "Vladimir Putin · 14 June 2024 · Line of contact on 17 August 2025 (generalised, 500 m)";
    return loadedDefaultMap(selection);
}

}  // namespace

TEST_CASE("in windows of any size no panel stands on the title, the legend, the scale bar or the sources")
{
    const auto scene = Scene::create(assetsPath() / "fonts").value();
    const TestMap map(defaultMapPath());
    for (const auto& [width, height] : {std::pair{900, 640}, {1000, 700}, {1280, 800}, {1920, 1080}}) {
        for (const bool ledger : {false, true}) {
            if (ledger && width < 1000) continue;  // it covers what there is
            Session session = sessionOf(map, width, height);
            session.panels.ledger = ledger;
            const Layout layout = session.layout();
            CHECK(layout.ledger.empty() != ledger);
            CHECK_FALSE(layout.dates.intersects(layout.ledger));
            for (const Language language : languages()) {
                (void)scene->build(titledDefaultMap(language), session.drawnView());
                REQUIRE(scene->covered().size() >= 4);
                for (const Box& box : scene->covered()) {
                    INFO(width << " by " << height << (ledger ? " with ledger, " : ", ") << language.code() << ": "
                               << box.minX << ", " << box.minY << " to " << box.maxX << ", " << box.maxY);
                    for (const Box& panel : {layout.layers, layout.dates, layout.ledger})
                        if (!panel.empty()) CHECK_FALSE(box.intersects(panel));
                }
            }
        }
    }
}
