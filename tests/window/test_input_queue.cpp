#include "window/input_queue.hpp"

#include "small_session.hpp"

using namespace frontline;

TEST_CASE("Movements in a row reach a frame as one, the last")
{
    InputQueue queue;
    for (int i = 0; i < 10; ++i) queue.push(pointer(InputKind::Move, i, 0));
    const auto frame = queue.takeFrame();
    REQUIRE(frame.size() == 1);
    CHECK(frame[0].x == 9);
    CHECK(queue.empty());
}

TEST_CASE("A press and its release fall into different frames, a movement comes before a press in the same")
{
    InputQueue queue;
    queue.push(pointer(InputKind::Move, 5, 5));
    queue.push(pointer(InputKind::Down, 5, 5));
    queue.push(pointer(InputKind::Up, 5, 5));
    queue.push(pointer(InputKind::Move, 90, 5));
    queue.push(pointer(InputKind::Down, 90, 5));
    const auto first = queue.takeFrame();
    REQUIRE(first.size() == 2);
    CHECK(first[1].kind == InputKind::Down);
    const auto second = queue.takeFrame();
    REQUIRE(second.size() == 1);
    CHECK(second[0].kind == InputKind::Up);
    const auto third = queue.takeFrame();
    REQUIRE(third.size() == 2);
    CHECK(third[0].x == 90);
    CHECK(queue.empty());
}

TEST_CASE("A movement does not overtake a turn of the wheel, and turns in a row come together")
{
    InputQueue queue;
    queue.push(pointer(InputKind::Wheel, 0, 1));
    queue.push(pointer(InputKind::Wheel, 0, 1));
    queue.push(pointer(InputKind::Move, 50, 50));
    CHECK(queue.takeFrame().size() == 2);
    CHECK(queue.takeFrame().size() == 1);
}

TEST_CASE("Typed text comes with its key; the key's release comes later")
{
    InputQueue queue;
    queue.push(keyPress("A"));
    InputEvent text;
    text.kind = InputKind::Text;
    text.text = "a";
    queue.push(text);
    InputEvent release = keyPress("A");
    release.kind = InputKind::KeyUp;
    queue.push(release);
    CHECK(queue.takeFrame().size() == 2);
    CHECK(queue.takeFrame().size() == 1);
    CHECK(queue.takeFrame().empty());
}
