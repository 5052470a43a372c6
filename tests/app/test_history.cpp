#include "app/history.hpp"

#include "catch.hpp"

using namespace frontline;

namespace {

Document named(const std::string& title)
{
    Document document;
    document.title = title;
    return document;
}

}  // namespace

TEST_CASE("Undo goes back step by step and redo forward again")
{
    History history;
    history.record(named("a"));  // a → b
    history.record(named("b"));  // b → c
    auto back = history.undo(named("c"));
    REQUIRE(back);
    CHECK(back->title == "b");
    back = history.undo(*back);
    REQUIRE(back);
    CHECK(back->title == "a");
    CHECK_FALSE(history.canUndo());
    CHECK_FALSE(history.undo(*back));
    auto forward = history.redo(*back);
    REQUIRE(forward);
    CHECK(forward->title == "b");
    forward = history.redo(*forward);
    REQUIRE(forward);
    CHECK(forward->title == "c");
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
    CHECK(history.undo(named("d"))->title == "a");
    CHECK_FALSE(history.canUndo());
    history.record(named("a"), "opacity rivers");
    history.closeStep();
    history.record(named("b"), "opacity rivers");
    history.record(named("c"), "opacity lakes");
    CHECK(history.undo(named("d"))->title == "c");
    CHECK(history.undo(named("c"))->title == "b");
    CHECK(history.undo(named("b"))->title == "a");
}

TEST_CASE("The history keeps the latest steps only")
{
    History history;
    for (std::size_t i = 0; i < History::limit + 50; ++i) history.record(named(std::to_string(i)));
    std::size_t steps = 0;
    std::string last;
    while (auto back = history.undo(named(""))) {
        last = back->title;
        ++steps;
    }
    CHECK(steps == History::limit);
    CHECK(last == "50");
}
