#include "window/recorded_event.hpp"

#include "small_session.hpp"

using namespace frontline;

TEST_CASE("Every kind of event comes back from its line of JSON as it was")
{
    InputEvent click = pointer(InputKind::Down, 12.5, 700, 3);
    click.clicks = 2;
    click.alt = true;
    InputEvent text;
    text.kind = InputKind::Text;
    text.text = "Добропілля \"\\\n";
    InputEvent drop;
    drop.kind = InputKind::Drop;
    drop.text = "/tmp/ä b.geojson";
    InputEvent leave;
    leave.kind = InputKind::Leave;
    InputEvent release = keyPress("Keypad +", true, true);
    release.kind = InputKind::KeyUp;
    for (const InputEvent& event :
         {click, text, drop, leave, release, pointer(InputKind::Move, 0, 799.25), pointer(InputKind::Up, 1, 2, 1),
          pointer(InputKind::Wheel, 0.5, -2), pointer(InputKind::Resize, 1920, 1080), keyPress("F12")}) {
        const auto back = recordedEventFromJson(toJson({42, 1.25, event}));
        REQUIRE(back);
        CHECK(back->frame == 42);
        CHECK(back->seconds == 1.25);
        CHECK(back->event == event);
    }
}

TEST_CASE("Broken lines are refused with a reason")
{
    for (const char* line :
         {"", "{", "[]", "null", "{}", R"({"event": "jump"})", R"({"event": 5})", R"({"event": "move", "x": "left"})",
          R"({"event": "move", "x": 1e300})", R"({"event": "move", "seconds": -1e9})",
          R"({"event": "key-down", "key": 7})", "\xff\xfe\x00garbage"}) {
        const auto event = recordedEventFromJson(line);
        REQUIRE_FALSE(event);
        CHECK_FALSE(event.error().message.empty());
    }
}
