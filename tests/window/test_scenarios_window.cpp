// The window with scenarios, clicked through on a display of its own.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <set>

#include "window_session.hpp"

using namespace frontline;

namespace {

/// The part of a picture between two columns.
Image columnsOf(const Image& image, int from, int to)
{
    Image part;
    part.width = to - from;
    part.height = image.height;
    part.channels = 3;
    for (int y = 0; y < image.height; ++y)
        for (int i = 3 * from; i < 3 * to; ++i)
            part.pixels.push_back(image.pixels[static_cast<std::size_t>(y * image.width * 3 + i)]);
    return part;
}

/// The map between the panels and below the menu, whose status line says where the pointer is.
Image mapOf(Image image)
{
    constexpr int menu = 30;
    image.pixels.erase(image.pixels.begin(), image.pixels.begin() + std::ptrdiff_t{3} * menu * image.width);
    image.height -= menu;
    return columnsOf(image, 350, 870);
}

}  // namespace

TEST_CASE("a click on each of the nine scenarios changes the map and the ledger, and control alone changes them back")
{
    WindowSession window({});
    window.click("tab.scenarios");
    window.click("scenario.none");
    const Image alone = window.picture();
    std::set<std::string> ledgers;
    for (const char* id : {"freeze", "donbas-withdrawal", "four-oblasts", "line-2022", "borders-1991", "us-28-points",
                           "ua-20-points", "pullback-15", "buffer-40"}) {
        INFO(id);
        const Image before = window.picture();
        window.click(std::string("scenario.") + id);
        const auto state = window.state();
        CHECK(state["scenario"] == id);
        CHECK(state["ledger"]["scenario"] == id);
        CHECK(differing(before, window.picture()) > 1000);
        ledgers.insert(state["ledger"].dump());
    }
    CHECK(ledgers.size() == 9);
    window.click("scenario.none");
    CHECK(differing(mapOf(window.picture()), mapOf(alone)) == 0);
    // What the press wrote of the demand of June 2024: 21,000 km2 more; of the borders of 1991: nothing stays.
    window.send("key s");
    window.send("key 3");
    CHECK(window.state()["ledger"]["passed_km2"].get<double>() == Approx(21000).epsilon(0.05));
    window.send("key s");
    window.send("key 5");
    CHECK(window.state()["ledger"]["after_km2"].get<double>() == Approx(0).margin(0.01));
    CHECK(window.quit() == 0);
}

TEST_CASE("a row of the ledger under the pointer lights up its ground on the map")
{
    WindowSession window({});
    window.send("key s");
    window.send("key 2");
    const Image before = mapOf(window.picture());
    const auto box = window.state()["widgets"].value("ledger.UA-14", nlohmann::json::array());
    REQUIRE(box.size() == 4);
    window.moveTo((box[0].get<double>() + box[2].get<double>()) / 2, (box[1].get<double>() + box[3].get<double>()) / 2);
    window.settle();
    CHECK(differing(before, mapOf(window.picture())) > 500);
    window.moveTo(640, 600);
    window.settle();
    CHECK(differing(before, mapOf(window.picture())) == 0);
}

TEST_CASE("the divider of a swipe is dragged: left of it nothing changes, right of it the other is shown")
{
    // Title and legend speak of both sides.
    const TemporaryFolder bare;
    WindowSession window({"--map", bareMap(bare.path()), "--view", "donbas"});
    window.send("key s");
    window.send("key 3");
    window.send("key Tab");
    const Image first = window.picture();
    window.send("key c");
    REQUIRE(window.state()["comparison"]["mode"] == "swipe");
    window.send("key shift+s");
    window.send("key 4");
    CHECK(window.state()["comparison"]["scenario"] == "line-2022");
    const auto before = window.state()["view"];
    window.moveTo(642, 300);
    window.send("mousedown 1");
    window.send("mousemove 600 300");
    window.send("mousemove 560 300");
    window.send("mouseup 1");
    const auto state = window.state();
    CHECK(state["comparison"]["swipe"].get<double>() == Approx(560.0 / 1280).margin(0.005));
    CHECK(state["view"] == before);  // the map was not dragged
    const Image swiped = window.picture();
    // Below the headlines, left of the divider the first scenario stands as it was; names may move that would lie under
    // the divider.
    const auto below = [](Image image) {
        constexpr int rows = 110;
        image.pixels.erase(image.pixels.begin(), image.pixels.begin() + std::ptrdiff_t{3} * rows * image.width);
        image.height -= rows;
        return image;
    };
    CHECK(differing(below(columnsOf(first, 0, 430)), below(columnsOf(swiped, 0, 430))) < 500);
    CHECK(differing(columnsOf(first, 580, 900), columnsOf(swiped, 580, 900)) > 15000);
    // One step of undo for the whole drag.
    window.send("key ctrl+z");
    CHECK(window.state()["comparison"]["swipe"].get<double>() == 0.5);
    window.send("key c");
    window.send("key c");
    window.send("key d");
    CHECK(window.state()["difference"]["only_first_km2"].get<double>() > 40000);
}

TEST_CASE("the zone follows its slider and is there at the next start when it was saved")
{
    WindowSession window({});
    window.click("tab.scenarios");
    window.click("zone");
    const Image before = window.picture();
    const auto slide = [&](const char* widget, double from, double to) {
        const auto box = window.state()["widgets"].value(widget, nlohmann::json::array());
        REQUIRE(box.size() == 4);
        const double left = box[0], width = box[2].get<double>() - left;
        const double y = (box[1].get<double>() + box[3].get<double>()) / 2;
        window.moveTo(left + from * width, y);
        window.send("mousedown 1");
        double zone = 0;
        for (int step = 1; step <= 4; ++step) {
            window.moveTo(left + (from + (to - from) * step / 4) * width, y);
            const double now = window.state()["ledger"]["zone_held_km2"];
            CHECK(now > zone);
            zone = now;
        }
        window.send("mouseup 1");
    };
    slide("zone.held", 0.1, 0.4);
    const auto state = window.state();
    CHECK(state["scenario"] == "my-zone");
    CHECK(state["ledger"]["scenario"] == "my-zone");
    CHECK(differing(before, window.picture()) > 5000);
    window.scrollTo("zone.save");
    window.click("zone.save");
    CHECK(window.state()["scenario"] == "my-zone-2");
    std::ifstream saved(window.folder() / "frontline" / "scenarios.toml");
    const std::string text{std::istreambuf_iterator<char>(saved), {}};
    CHECK_THAT(text,
               Catch::Matchers::Contains("id = \"my-zone-2\"") && Catch::Matchers::Contains("base = \"2025-08-17\""));
}

TEST_CASE("published figures and the length of the line are shown when asked for")
{
    WindowSession window({});
    window.send("key F2");
    auto state = window.state();
    REQUIRE(state["widgets"].contains("claims"));
    CHECK(state["widgets"].contains("claim.occupied-total"));
    window.send("key Escape");
    CHECK_FALSE(window.state()["widgets"].contains("claims"));
    window.click("tab.scenarios");
    window.click("figures.lengths");
    CHECK(window.state()["widgets"].contains("length.plot"));
}

TEST_CASE("a click on the map opens a card, a drag and a double click do not")
{
    WindowSession window({"--view", "donbas"});
    window.moveTo(700, 300);
    window.send("click 1", 2);
    REQUIRE(window.state()["widgets"].contains("card"));
    window.send("key i");
    CHECK_FALSE(window.state()["widgets"].contains("card"));
    window.send("mousedown 1");
    window.send("mousemove 660 330");
    window.send("mouseup 1");
    CHECK_FALSE(window.state()["widgets"].contains("card"));
    const double before = window.state()["view"]["units_per_pixel"];
    window.send("click --repeat 2 --delay 60 1");
    CHECK(window.state()["view"]["units_per_pixel"].get<double>() == Approx(before / 2));
    CHECK_FALSE(window.state()["widgets"].contains("card"));
}

TEST_CASE("a recorded session of scenarios, a swipe and a zone ends in the same state when it is replayed")
{
    const TemporaryFolder folder;
    const std::string recording = (folder.path() / "session.jsonl").string();
    nlohmann::json recorded;
    {
        WindowSession window({"--record", recording});
        window.click("tab.scenarios");
        for (const char* id : {"four-oblasts", "us-28-points", "line-2022"})
            window.click(std::string("scenario.") + id);
        window.click("compare.freeze");
        window.moveTo(640, 300);
        window.send("mousedown 1");
        window.send("mousemove 700 300");
        window.send("mouseup 1");
        recorded = window.state();
        CHECK(window.quit() == 0);
    }
    const VirtualDisplay display(1280, 800);
    const std::string log = (folder.path() / "replayed.log").string();
    const std::string command =
        "DISPLAY=" + display.name() +
        " SDL_VIDEODRIVER=x11 LIBGL_ALWAYS_SOFTWARE=1 XDG_CONFIG_HOME=" + folder.path().string() +
        " FRONTLINE_UI_LOG=" + log + " " + programUnderTest() + " --replay " + recording;
    REQUIRE(std::system(command.c_str()) == 0);
    std::ifstream in(log);
    std::string line, last;
    while (std::getline(in, line))
        if (!line.empty()) last = line;
    const auto replayed = nlohmann::json::parse(last);
    for (const char* what : {"scenario", "comparison", "ledger", "view"}) CHECK(replayed[what] == recorded[what]);
}
