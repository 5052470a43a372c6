#include "ui/frame_times.hpp"

#include "window_session.hpp"

using namespace frontline;

TEST_CASE("of the last frames, half took at most the median, and the graph forgets the oldest")
{
    FrameTimes times("renderer");
    CHECK(times.quantile(0.5) == 0);
    for (int i = 1; i <= 100; ++i) times.add({0.25 * i, 0.5 * i, 0.25 * i});
    CHECK(times.quantile(0.5) == 50);
    CHECK(times.quantile(0.99) == 99);
    CHECK(times.quantile(1) == 100);
    CHECK(times.quantile(0) == 1);
    for (std::size_t i = 0; i < FrameTimes::most; ++i) times.add({1, 1, 1});
    CHECK(times.frames().size() == FrameTimes::most);
    CHECK(times.quantile(1) == 3);
}

TEST_CASE("Ctrl+Shift+T shows what each frame takes, grows with every movement, and hides it again")
{
    WindowSession window({"--map", std::string(FRONTLINE_TEST_DIR) + "/session/files/small/map.toml"});
    window.send("key ctrl+shift+t");
    const auto box = window.state()["widgets"].value("frames.bars", nlohmann::json::array());
    REQUIRE(box.size() == 4);
    const auto barsOf = [&](const Image& image) {
        // Orange is what the map took.
        std::size_t orange = 0;
        for (int y = box[1].get<int>(); y < box[3].get<int>(); ++y)
            for (int x = box[0].get<int>(); x < box[2].get<int>(); ++x) {
                const std::uint8_t* at = &image.pixels[3 * static_cast<std::size_t>(y * image.width + x)];
                if (at[0] > 180 && at[1] > 60 && at[1] < 130 && at[2] < 60) ++orange;
            }
        return orange;
    };
    const std::size_t before = barsOf(window.picture());
    for (int i = 0; i < 10; ++i) window.send("key plus");
    CHECK(barsOf(window.picture()) > before);
    window.send("key ctrl+shift+t");
    CHECK_FALSE(window.state()["widgets"].contains("frames.bars"));
    CHECK(window.quit() == 0);
}
