#include "session/input_event.hpp"

#include "small_session.hpp"

using namespace frontline;

TEST_CASE("Chords name their modifiers in a fixed order")
{
    CHECK(chord(keyPress("Z")) == "Z");
    CHECK(chord(keyPress("Z", true)) == "Ctrl+Z");
    CHECK(chord(keyPress("Z", true, true)) == "Ctrl+Shift+Z");
}
