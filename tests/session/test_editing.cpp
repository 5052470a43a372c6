#include "app/merge.hpp"

#include "catch.hpp"

using namespace frontline;

namespace {

std::shared_ptr<const FeatureTable> table(const std::string& name)
{
    auto made = std::make_shared<FeatureTable>();
    made->name = name;
    return made;
}

/// Layers "still" and "dated" of the data "file", nothing loaded, on the date.
Document document(const std::string& date)
{
    Document made;
    made.date = date;
    made.layers.resize(2);
    made.layers[0].id = "still";
    made.layers[0].data = "file";
    made.layers[1].id = "dated";
    made.layers[1].data = "file";
    made.layers[1].dated = true;
    made.data["file"] = {};
    return made;
}

}  // namespace

TEST_CASE("Loaded tables come into the document, and what changed meanwhile stays")
{
    Document current = document("2025"), loaded = document("2025");
    loaded.layers[0].table = table("still");
    loaded.layers[1].table = table("of 2025");
    loaded.data["file"].table = table("file");
    current.layers[0].opacity = 0.5;
    std::swap(current.layers[0], current.layers[1]);
    takeTables(current, loaded);
    REQUIRE(current.layer("still")->table);
    CHECK(current.layer("still")->table->name == "still");
    CHECK(current.layer("still")->opacity == 0.5);
    CHECK(current.layer("dated")->table->name == "of 2025");
    CHECK(current.layers[0].id == "dated");
    CHECK(current.data["file"].table->name == "file");
}

TEST_CASE("Content of another date is not taken")
{
    Document current = document("2024"), loaded = document("2025");
    loaded.layers[0].table = table("still");
    loaded.layers[1].table = table("of 2025");
    takeTables(current, loaded);
    CHECK(current.layer("still")->table);
    CHECK_FALSE(current.layer("dated")->table);
}

TEST_CASE("A change of date replaces the content of the layers that follow it alone")
{
    Document current = document("2024"), loaded = document("2025");
    current.layers[0].table = table("kept");
    current.layers[1].table = table("of 2024");
    current.layers[1].visible = false;
    loaded.layers[0].table = table("other");
    loaded.layers[1].table = table("of 2025");
    takeDate(current, loaded);
    CHECK(current.date == "2025");
    CHECK(current.layer("still")->table->name == "kept");
    CHECK(current.layer("dated")->table->name == "of 2025");
    CHECK_FALSE(current.layer("dated")->visible);
}

TEST_CASE("New layers are added on top with their data")
{
    Document current = document("2025"), loaded = document("2025");
    Layer added;
    added.id = added.data = "mine";
    added.table = table("mine");
    loaded.layers.push_back(added);
    loaded.data["mine"].table = added.table;
    takeNewLayers(current, loaded);
    REQUIRE(current.layers.size() == 3);
    CHECK(current.layers.back().id == "mine");
    CHECK(current.data.contains("mine"));
    takeNewLayers(current, loaded);
    CHECK(current.layers.size() == 3);
}
