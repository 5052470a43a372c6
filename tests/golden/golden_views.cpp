#include "golden_views.hpp"

#include <algorithm>

#include "program.hpp"

namespace frontline {

const std::vector<GoldenView>& goldenViews()
{
    static const std::vector<GoldenView> views = [] {
        std::vector<GoldenView> all{
            {"default", {}},
            {"night", {"--theme", "night"}},
            {"donbas", {"--view", "donbas"}},
            {"dobropillia", {"--view", "dobropillia"}},
            {"country", {"--view", "country"}},
            {"utm", {"--crs", "EPSG:32637"}},
            {"web-mercator", {"--crs", "EPSG:3857"}},
            {"inset", {"--view", "donbas", "--furniture", "+inset", "--locator", "dobropillia"}},
            {"north-arrow", {"--bbox", "22,48,27,51", "--crs", "EPSG:3035"}},
            {"zone", {"--scenario", "buffer-40", "--view", "donbas"}},
            {"scenario-night", {"--scenario", "us-28-points", "--view", "donbas", "--theme", "night"}},
            {"swipe", {"--scenario", "donbas-withdrawal", "--compare", "line-2022", "--swipe", "0.62"}},
            {"swipe-dates", {"--compare", "2024-08-08", "--view", "donbas", "--swipe", "0.36"}},
            {"difference", {"--scenario", "donbas-withdrawal", "--compare", "line-2022", "--difference"}},
            {"difference-back", {"--scenario", "line-2022", "--compare", "donbas-withdrawal", "--difference"}},
            // For names that only a near view has: of a long river, a former reservoir, a strait and bays.
            {"siverskyi-donets", {"--bbox", "36.6,48.5,38.8,49.7"}},
            {"lower-dnipro", {"--bbox", "32.4,46.4,35.2,48.0"}},
            {"kerch", {"--bbox", "35.8,44.9,37.4,46.0"}},
            // For smaller cities of a neighbour, and for villages.
            {"breakthrough", {"--bbox", "37.0,48.34,37.4,48.58"}},
            {"avdiivka", {"--bbox", "37.35,48.05,37.8,48.3"}},
            {"rostov", {"--bbox", "37.6,46.6,41,48.2"}},
            {"deposits", {"--view", "donbas", "--layers", "+deposits"}},
            // Among all proposals at once, this line lies under others nearly everywhere.
            {"proposal-donbas", {"--view", "donbas", "--layers", "+proposal-donbas-withdrawal"}},
            {"proposals",
             {"--view", "line", "--layers",
              "+proposal-freeze,+proposal-donbas-withdrawal,+proposal-four-oblasts,+proposal-line-2022,"
              "+proposal-us-28-points,+proposal-ua-20-points,+proposal-pullback-15,+proposal-buffer-40"}}};
        for (const char* id : {"freeze", "donbas-withdrawal", "four-oblasts", "line-2022", "borders-1991",
                               "us-28-points", "ua-20-points", "pullback-15", "buffer-40"})
            all.push_back({std::string("scenario-") + id, {"--scenario", id}});
        for (const char* theme : {"paper", "night"})
            all.push_back({std::string("legend-") + theme,
                           {"--scenario", "ua-20-points", "--view", "line", "--theme", theme, "--title",
                            "Who would hold what", "--credit", "Map: an example"}});
        return all;
    }();
    return views;
}

const GoldenView& goldenView(const std::string& name)
{
    const auto found = std::ranges::find(goldenViews(), name, &GoldenView::name);
    REQUIRE(found != goldenViews().end());
    return *found;
}

void checkGoldenView(const std::string& name)
{
    INFO(name);
    const TemporaryFolder folder;
    const std::string out = folder / "picture.png";
    const Run run = runProgram(goldenView(name).command(out));
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    CHECK(run.errors == "");
    const auto image = readPng(out);
    REQUIRE(image.ok());
    checkGolden(name, *image);
}

}  // namespace frontline
