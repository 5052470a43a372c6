#include "session/session.hpp"

#include <algorithm>
#include <cmath>

#include "session/commands/edit.hpp"
#include "session/commands/map.hpp"
#include "session/commands/window.hpp"
#include "session/pointer_input.hpp"
#include "session/presets.hpp"
#include "small_session.hpp"

using namespace frontline;

TEST_CASE("Another projection keeps the middle of the map; a wrong one is a message that blocks nothing")
{
    Session session = smallSession();
    const LonLat middle = session.view().projection.inverse(session.view().centre);
    session.apply(SetCrs{"EPSG:3857"}, 0);
    CHECK(session.view().projection.definition() == "EPSG:3857");
    CHECK(crsOf(session.map(), session.selection()) == "EPSG:3857");
    CHECK(session.view().projection.inverse(session.view().centre).latDegrees ==
          Approx(middle.latDegrees).epsilon(1e-9));
    session.apply(SetCrs{"EPSG:99999999"}, 0);
    CHECK(crsOf(session.map(), session.selection()) == "EPSG:3857");
    REQUIRE(session.messages.all().size() == 1);
    CHECK(session.messages.all()[0].error);
    CHECK_THAT(session.messages.all()[0].text, Catch::Matchers::Contains("99999999"));
    session.apply(Undo{}, 0);
    CHECK(session.view().projection.definition() == "EPSG:32637");
    session.apply(DismissMessage{session.messages.all()[0].id}, 0);
    CHECK(session.messages.all().empty());
}

TEST_CASE("The menu offers the map's projection, the UTM zones that it touches and Web Mercator")
{
    Session session = smallSession();
    std::vector<std::string> definitions;
    for (const CrsChoice& choice : projectionChoices(session.map())) definitions.push_back(choice.definition);
    // The largest view reaches from 36 to 39 E: zone 37 alone, whose edges are at 36 and 42 E.
    CHECK(definitions == std::vector<std::string>{"EPSG:32637", "EPSG:32637", "EPSG:3857"});
}

TEST_CASE("Home shows the largest view, the numbers the others as listed, 0 the first")
{
    Session session = smallSession();
    for (const auto& [name, view] : {std::pair{"Home", "wide"}, {"1", "town"}, {"0", "near"}, {"2", "near"}}) {
        key(session, name);
        finishMoving(session, 0);
        CHECK(session.viewName() == view);
    }
    // The whole preset lies in what the panels leave free.
    key(session, "Home");
    finishMoving(session, 0);
    const Box box = projectedBox(session.view().projection, session.map().view(ViewId("wide"))->lonLat);
    const Box area = session.layout().freeArea().grownBy(0.01);
    CHECK(area.contains(session.view().toPixel({box.minX, box.maxY})));
    CHECK(area.contains(session.view().toPixel({box.maxX, box.minY})));
}

TEST_CASE("A map that was moved is named by its middle")
{
    Session session = smallSession();
    CHECK(session.viewName() == "near");
    key(session, "Left");
    finishMoving(session, 0);
    CHECK_THAT(session.viewName(), Catch::Matchers::EndsWith("e"));
    CHECK_THAT(session.viewName(), Catch::Matchers::StartsWith("48."));
}

TEST_CASE("The mouse drags the map and the wheel zooms about the pointer, unless a panel is under it")
{
    Session session = smallSession();
    const Xy place = session.view().fromPixel({600, 400});
    session.handle(pointer(InputKind::Move, 600, 400), {}, 0);
    UiCapture panel;
    panel.mouse = true;
    session.handle(pointer(InputKind::Wheel, 0, 1), panel, 0);
    CHECK_FALSE(session.moving());
    session.handle(pointer(InputKind::Wheel, 0, 3), {}, 0);
    finishMoving(session, 0);
    CHECK(std::hypot(session.view().toPixel(place).x - 600, session.view().toPixel(place).y - 400) < 0.5);
    session.handle(pointer(InputKind::Down, 600, 400), {}, 10);
    session.handle(pointer(InputKind::Move, 500, 300), {}, 10.1);
    // The pointer may go over a panel while it holds the map.
    session.handle(pointer(InputKind::Move, 50, 300), panel, 10.2);
    session.handle(pointer(InputKind::Up, 50, 300), panel, 11);
    CHECK(session.view().toPixel(place).x == Approx(50).margin(0.5));
    CHECK_FALSE(session.moving());
    session.handle(pointer(InputKind::Down, 50, 300), panel, 12);
    session.handle(pointer(InputKind::Move, 90, 300), panel, 12.1);
    CHECK(session.view().toPixel(place).x == Approx(50).margin(0.5));
}

TEST_CASE("A double click zooms in about its place and with Shift out")
{
    Session session = smallSession();
    const double before = session.view().unitsPerPixel;
    const Xy place = session.view().fromPixel({700, 200});
    InputEvent click = pointer(InputKind::Down, 700, 200);
    click.clicks = 2;
    session.handle(click, {}, 0);
    finishMoving(session, 0);
    CHECK(session.view().unitsPerPixel == Approx(before / 2));
    CHECK(session.view().toPixel(place).x == Approx(700).margin(0.5));
    click.shift = true;
    session.handle(click, {}, 1);
    finishMoving(session, 1);
    CHECK(session.view().unitsPerPixel == Approx(before));
}

TEST_CASE("Shift and drag zooms to the box, Escape lets it go")
{
    Session session = smallSession();
    const Xy corner = session.view().fromPixel({500, 300}), other = session.view().fromPixel({600, 360});
    InputEvent press = pointer(InputKind::Down, 500, 300);
    press.shift = true;
    session.handle(press, {}, 0);
    session.handle(pointer(InputKind::Move, 600, 360), {}, 0.1);
    REQUIRE_FALSE(zoomBox(session).empty());
    CHECK(zoomBox(session).width() == 100);
    SECTION("let go")
    {
        session.handle(pointer(InputKind::Up, 600, 360), {}, 0.2);
        finishMoving(session, 0.2);
        const Box area = session.layout().freeArea();
        CHECK(area.grownBy(0.01).contains(session.view().toPixel(corner)));
        CHECK(area.grownBy(0.01).contains(session.view().toPixel(other)));
        const double width = session.view().toPixel(other).x - session.view().toPixel(corner).x;
        const double height = session.view().toPixel(other).y - session.view().toPixel(corner).y;
        CHECK(std::max(width / area.width(), height / area.height()) == Approx(1).epsilon(0.01));
    }
    SECTION("given up")
    {
        key(session, "Escape");
        session.handle(pointer(InputKind::Up, 600, 360), {}, 0.2);
        CHECK_FALSE(session.moving());
        CHECK(zoomBox(session).empty());
    }
}
