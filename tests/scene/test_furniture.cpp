#include "scene/furniture.hpp"

#include "catch.hpp"

using namespace frontline;

namespace {

Layer layerFrom(const std::string& id, const std::string& source)
{
    Layer layer;
    layer.id = id;
    layer.sourceId = source;
    FeatureTable table;
    table.geometry.addRing(std::vector<Xy>{{30, 48}, {31, 48}, {31, 49}, {30, 48}});
    table.geometry.endPart();
    table.geometry.endFeature();
    layer.table = std::make_shared<const FeatureTable>(std::move(table));
    return layer;
}

Document twoSources()
{
    Document document;
    document.sources = {{"ne", "Boundaries", "public domain", "Natural Earth", "2022", "official", 0, ""},
                        {"line", "Line", "", "Line of contact: someone", "2025", "generalised", 500, ""}};
    document.layers = {layerFrom("land", "ne"), layerFrom("oblasts", "ne"), layerFrom("contact", "line")};
    return document;
}

}  // namespace

TEST_CASE("every source that is drawn is credited once, with its status and tolerance")
{
    CHECK(attributionLines(twoSources()) ==
          std::vector<std::string>{"Line of contact: someone (generalised, 500 m)", "Natural Earth"});
}

TEST_CASE("what is switched off is not credited")
{
    Document document = twoSources();
    document.layer("contact")->visible = false;
    CHECK(attributionLines(document) == std::vector<std::string>{"Natural Earth"});
}

TEST_CASE("scale bars have round lengths that fit")
{
    CHECK(scaleBarMetres(700, 120) == 50000);  // at most 84 km
    CHECK(scaleBarMetres(1, 120) == 100);
    CHECK(scaleBarMetres(1, 200) == 200);
    CHECK(scaleBarMetres(0.02, 120) == 2);
}

TEST_CASE("lengths are written with the unit that people use")
{
    CHECK(lengthText(50000) == "50 km");
    CHECK(lengthText(1000) == "1 km");
    CHECK(lengthText(500) == "500 m");
    CHECK(lengthText(0.5) == "0.5 m");
}
