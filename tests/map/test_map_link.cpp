#include "map/map_link.hpp"

#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

struct Linked {
    MapDefinition map = [] {
        auto read = readMap(defaultMapPath());
        if (!read) FAIL(read.error().message);
        return std::move(read).value();
    }();
    DataStore store;

    Selection parsed(const std::string& link)
    {
        auto selection = parseMapLink(map, store, link);
        if (!selection) FAIL(link << ": " << selection.error().message);
        return std::move(selection).value();
    }
    std::string refused(const std::string& link)
    {
        const auto selection = parseMapLink(map, store, link);
        REQUIRE_FALSE(selection.ok());
        return selection.error().message;
    }
};

}  // namespace

TEST_CASE("a map as it opens is an empty link")
{
    Linked linked;
    CHECK(mapLink(linked.map, firstSelection(linked.map)).empty());
    CHECK(linked.parsed("") == firstSelection(linked.map));
}

TEST_CASE("everything that can be chosen survives being written as a link and read again")
{
    Linked linked;
    Selection selection = firstSelection(linked.map);
    selection.date = linked.map.dates.front();
    selection.scenario = linked.map.scenarios.back()->id;
    selection.comparison = ComparisonView{{{}, linked.map.dates.back()}, ComparisonView::Mode::Difference, 0.25};
    selection.theme = linked.map.themes.begin()->first;
    selection.language = Language::of("uk");
    selection.crs = "+proj=utm +zone=37 +datum=WGS84";
    selection.layers[linked.map.layers[0]->id] = {false, {}};
    selection.layers[linked.map.layers[1]->id] = {true, 0.5};
    for (const LayerPointer& layer : linked.map.layers) selection.order.insert(selection.order.begin(), layer->id);
    selection.zone = ZoneDraft{"Смуга & більше=100 %", 2.5, 0, {"UA-14", "UA-09"}, {linked.map.scenarios[0]->id, ""}};
    selection.furniture.inset = !selection.furniture.inset;
    selection.furniture.northArrow = FurnitureChoice::NorthArrow::Never;
    selection.furniture.titleText = "Who holds what?";
    selection.furniture.locatorBox = Box{36.5, 48, 38.5, 49.25};
    selection.view.centre = LonLat{37.085, 48.461};
    selection.view.zoom = 11.5;
    const std::string link = mapLink(linked.map, selection);
    CHECK(link.find(' ') == std::string::npos);
    CHECK(linked.parsed(link) == selection);
}

TEST_CASE("a user's file is opened from a link before its layers are named")
{
    Linked linked;
    const TemporaryFolder folder;
    const auto path = folder.write("my points.csv", "name,x,y\nA,37,48\n");
    Selection selection =
        linked.parsed("layers=-my%20points&file=" + folder.path().string() + "/my%20points.csv;EPSG:4326");
    REQUIRE(selection.files.size() == 1);
    CHECK(selection.files[0].file.path == path);
    CHECK_FALSE(isShown(linked.map, selection, *selection.files[0].layer));
    const Selection again = linked.parsed(mapLink(linked.map, selection));
    CHECK(again.files.size() == 1);
    CHECK(again.layers == selection.layers);
}

TEST_CASE("the encoding of a user's file stands in a link after its CRS")
{
    Linked linked;
    const TemporaryFolder folder;
    (void)folder.write("a.csv", "name,lat,lon\n\xC7,48,37\n");
    const Selection selection = linked.parsed("file=" + folder.path().string() + "/a.csv;;cp1251");
    REQUIRE(selection.files.size() == 1);
    CHECK(selection.files[0].file.encoding == "cp1251");
    CHECK(linked.parsed(mapLink(linked.map, selection)).files[0].file.encoding == "cp1251");
    CHECK_THAT(linked.refused("file=a.csv;;rubbish"), Contains("rubbish"));
}

TEST_CASE("what is wrong in a link is named with its key and the nearest that is known")
{
    Linked linked;
    CHECK_THAT(linked.refused("dat=2025-08-17"), Contains("unknown key \"dat\"; did you mean \"date\"?"));
    CHECK_THAT(linked.refused("date"), Contains("key"));
    CHECK_THAT(linked.refused("date=2025-08-18"), Contains("\"date\"") && Contains("did you mean \"2025-08-17\"?"));
    CHECK_THAT(linked.refused("scenario=freze"), Contains("did you mean \"freeze\"?"));
    CHECK_THAT(linked.refused("layers=+placez"), Contains("did you mean \"places\"?"));
    CHECK_THAT(linked.refused("opacity=places;2"), Contains("OPACITY from 0 to 1"));
    CHECK_THAT(linked.refused("order=places,places"), Contains("twice"));
    CHECK_THAT(linked.refused("bbox=1,2,3"), Contains("WEST,SOUTH,EAST,NORTH"));
    CHECK_THAT(linked.refused("bbox=3,2,1,4"), Contains("WEST,SOUTH,EAST,NORTH"));
    CHECK_THAT(linked.refused("bbox=nan,2,3,4"), Contains("WEST,SOUTH,EAST,NORTH"));
    CHECK_THAT(linked.refused("centre=37,48"), Contains("go together"));
    CHECK_THAT(linked.refused("zoom=3"), Contains("go together"));
    CHECK_THAT(linked.refused("swipe=0.5"), Contains("need \"compare\""));
    CHECK_THAT(linked.refused("compare=freeze&swipe=2"), Contains("from 0 to 1"));
    CHECK_THAT(linked.refused("title=%zz"), Contains("percent-encoded"));
    CHECK_THAT(linked.refused("zone=a;b"), Contains("NAME;HELD_KM"));
    CHECK_THAT(linked.refused("file=/nowhere/x.gpkg"), Contains("/nowhere/x.gpkg"));
    CHECK_THAT(linked.refused("view=easst"), Contains("did you mean \"east\"?"));
    CHECK_THAT(linked.refused("north-arrow=maybe"), Contains("there are"));
}
