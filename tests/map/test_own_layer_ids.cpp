#include "map/own_layer_ids.hpp"

#include "map/own_files.hpp"
#include "map_files.hpp"

using namespace frontline;

namespace {

std::vector<std::string> textsOf(const std::vector<LayerId>& ids)
{
    std::vector<std::string> out;
    for (const LayerId id : ids) out.push_back(id.text());
    return out;
}

using Texts = std::vector<std::string>;

/// A GeoJSON of a point, a line and an area.
std::string mixedFeatures()
{
    return R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [30, 48]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[30, 48], [31, 49]]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
            "coordinates": [[[30, 48], [31, 48], [31, 49], [30, 48]]]}}]})";
}

}  // namespace

TEST_CASE("the stem of a file is its name without its ending and without that of its packing")
{
    CHECK(stemOf("/tmp/roads.geojson") == "roads");
    CHECK(stemOf("roads.geojson.gz") == "roads");
    CHECK(stemOf("roads.tar.gz") == "roads");
    CHECK(stemOf("frontline.gdb.zip") == "frontline");
    CHECK(stemOf("roads.v2.geojson") == "roads.v2");
    CHECK(stemOf("roads.v2.zip") == "roads.v2");
    CHECK(stemOf("plan") == "plan");
}

TEST_CASE("a layer is called after its file, and after itself where the file has several")
{
    const MapDefinition map;
    OwnLayerIds ids(map, {});
    CHECK(textsOf(ids.next("a/roads.geojson", {"streets"}, false)) == Texts{"roads"});
    CHECK(textsOf(ids.next("plan.gpkg", {"areas", "posts"}, true)) == Texts{"plan/areas", "plan/posts"});
    CHECK(textsOf(ids.next("track.gpx", {"tracks"}, true)) == Texts{"track/tracks"});
    CHECK(textsOf(ids.next("twice.kml", {"a", "a"}, true)) == Texts{"twice/a", "twice/a-2"});
}

TEST_CASE("a file whose stem is taken is numbered with all of its layers")
{
    const MapDefinition map = readSquares();
    OwnLayerIds ids(map, {});
    CHECK(textsOf(ids.next("front.geojson", {"front"}, false)) == Texts{"front"});
    CHECK(textsOf(ids.next("front.kml", {"a", "b"}, true)) == Texts{"front-2/a", "front-2/b"});
    CHECK(textsOf(ids.next("front.gpkg", {"a"}, true)) == Texts{"front-3/a"});
    CHECK(textsOf(ids.next("old/front.kml", {"a"}, false)) == Texts{"front-4"});
    CHECK(textsOf(ids.next("land.geojson", {"land"}, false)) == Texts{"land-2"});     // a layer of the map
    CHECK(textsOf(ids.next("towns.geojson", {"towns"}, false)) == Texts{"towns-2"});  // data of the map
}

TEST_CASE("an id can stand in a list of switches: no comma, no blank at its ends, but blanks within")
{
    const MapDefinition map;
    OwnLayerIds ids(map, {});
    CHECK(textsOf(ids.next("порожні місця.geojson", {""}, false)) == Texts{"порожні місця"});
    CHECK(textsOf(ids.next("a, b.geojson", {""}, false)) == Texts{"a- b"});
    CHECK(textsOf(ids.next(" a .geojson", {""}, false)) == Texts{"-a-"});
}

TEST_CASE("a layer of mixed types is one to switches and colours, with a part for each kind, areas lowest")
{
    const MapDefinition map = readSquares();
    DataStore store;
    Selection selection = firstSelection(map);
    const TemporaryFolder folder;
    auto opened = openOwnFile(map, store, selection, folder.write("mixed.geojson", mixedFeatures()), "");
    if (!opened) FAIL(opened.error().message);
    REQUIRE(opened->size() == 3);
    selection.files = *opened;
    Texts ids;
    for (const OwnLayer& own : selection.files) {
        ids.push_back(own.layer->id.text());
        CHECK(own.layer->whole() == LayerId("mixed"));
    }
    CHECK(ids == Texts{"mixed:areas", "mixed:lines", "mixed:points"});
    CHECK(store.findTable(selection.files[0].file)->geometry.kind == GeometryKind::Polygon);
    CHECK(selection.files[0].layer->rules[0].line->color.name == selection.files[1].layer->rules[0].line->color.name);
    CHECK(selection.files[0].layer->rules[0].line->color.name == ownColor(0));

    const auto shown = [&](const Selection& chosen) {
        std::size_t count = 0;
        for (const OwnLayer& own : chosen.files) count += isShown(map, chosen, *own.layer) ? 1 : 0;
        return count;
    };
    Selection hidden = selection;
    REQUIRE(applyLayerSwitches(map, hidden, "-mixed"));
    CHECK(shown(hidden) == 0);
    Selection part = selection;
    REQUIRE(applyLayerSwitches(map, part, "-mixed:lines"));
    CHECK(shown(part) == 2);

    // The next file has the next colour, and the id that is free.
    const auto next = openOwnFile(map, store, selection, folder.write("mixed.json", mixedFeatures()), "");
    REQUIRE(next.ok());
    CHECK(next->front().layer->whole() == LayerId("mixed-2"));
    CHECK(next->front().layer->rules[0].line->color.name == ownColor(1));
}
