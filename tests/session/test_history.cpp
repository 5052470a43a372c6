#include "session/history.hpp"

#include <iostream>

#include "catch.hpp"
#include "map/map_definition.hpp"

using namespace frontline;

namespace {

Selection named(const std::string& date)
{
    Selection selection;
    selection.date = date;
    return selection;
}

}  // namespace

TEST_CASE("Undo goes back step by step and redo forward again")
{
    History history;
    history.record(named("a"));  // a → b
    history.record(named("b"));  // b → c
    auto back = history.undo(named("c"));
    REQUIRE(back);
    CHECK(back->date == "b");
    back = history.undo(*back);
    REQUIRE(back);
    CHECK(back->date == "a");
    CHECK_FALSE(history.canUndo());
    CHECK_FALSE(history.undo(*back));
    auto forward = history.redo(*back);
    REQUIRE(forward);
    CHECK(forward->date == "b");
    forward = history.redo(*forward);
    REQUIRE(forward);
    CHECK(forward->date == "c");
    CHECK_FALSE(history.redo(*forward));
}

TEST_CASE("A new change after an undo drops what could be redone")
{
    History history;
    history.record(named("a"));
    REQUIRE(history.undo(named("b")));
    history.record(named("a"));
    CHECK_FALSE(history.canRedo());
}

TEST_CASE("Changes with the same key are one step until it is closed")
{
    History history;
    history.record(named("a"), "opacity rivers");
    history.record(named("b"), "opacity rivers");
    history.record(named("c"), "opacity rivers");
    CHECK(history.undo(named("d"))->date == "a");
    CHECK_FALSE(history.canUndo());
    history.record(named("a"), "opacity rivers");
    history.closeStep();
    history.record(named("b"), "opacity rivers");
    history.record(named("c"), "opacity lakes");
    CHECK(history.undo(named("d"))->date == "c");
    CHECK(history.undo(named("c"))->date == "b");
    CHECK(history.undo(named("b"))->date == "a");
}

TEST_CASE("The history keeps the latest steps only")
{
    History history;
    for (std::size_t i = 0; i < History::limit + 50; ++i) history.record(named(std::to_string(i)));
    std::size_t steps = 0;
    std::string last;
    while (auto back = history.undo(named(""))) {
        last = back->date;
        ++steps;
    }
    CHECK(steps == History::limit);
    CHECK(last == "50");
}

TEST_CASE("Two hundred steps of the default map take less than two megabytes")
{
    const auto map = readMap(defaultMapPath());
    REQUIRE(map);
    History history;
    Selection selection = firstSelection(*map);
    selection.zone = ZoneDraft{"A zone with a name that is long", 12, 8, {"UA-14", "UA-23", "UA-65"}, {{}, map->date}};
    selection.comparison = ComparisonView{};
    for (const LayerPointer& layer : map->layers) selection.order.push_back(layer->id);
    // Every layer faded by hand: more than anybody does.
    for (std::size_t step = 0; step < History::limit; ++step) {
        selection.layers[map->layers[step % map->layers.size()]->id] = {true, static_cast<double>(step) / 200};
        history.record(selection);
    }
    std::cout << "history of " << History::limit << " steps of the default map: " << history.bytes() << " bytes, "
              << bytesOf(selection) << " each\n";
    CHECK(history.bytes() > History::limit * sizeof(Selection));
    CHECK(history.bytes() < 2'000'000);
}
