#include "window/map_watch.hpp"

#include <algorithm>

#include "web_server.hpp"
#include "window/input_record.hpp"
#include "window_session.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

std::string textOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A copy of the small map that can be edited while a window shows it.
struct EditedMap {
    TemporaryFolder folder;
    std::string text;

    EditedMap()
    {
        for (const auto& entry : std::filesystem::directory_iterator(smallMapPath().parent_path()))
            std::filesystem::copy(entry.path(), folder.path() / entry.path().filename());
        text = textOf(path());
    }
    [[nodiscard]] std::filesystem::path path() const { return folder.path() / "map.toml"; }
    void replace(const std::string& from, const std::string& to)
    {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        (void)folder.write("map.toml", text);
    }
};

struct Rgb {
    int red, green, blue;
    bool operator==(const Rgb&) const = default;
};

Rgb pixel(const Image& image, int x, int y)
{
    const std::size_t at =
        3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x));
    return {image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]};
}

bool says(const nlohmann::json& state, const std::string& text)
{
    return std::ranges::any_of(state["messages"], [&](const auto& m) {
        return m.template get<std::string>().find(text) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("an edit of the map on disk shows in the open window; a wrong one is a message and keeps the style")
{
    EditedMap map;
    WindowSession window({"--map", map.path().string(), "--view", "near"});
    // Within the square of land, off the disc and the line.
    constexpr int x = 500, y = 560;
    CHECK(pixel(window.picture(), x, y) == Rgb{0x80, 0xC0, 0x80});
    map.replace("land = \"#80C080\"", "land = \"#4060FF\"");
    waitUntil("the land is blue", [&] { return pixel(window.picture(), x, y) == Rgb{0x40, 0x60, 0xFF}; });
    window.settle();
    CHECK(window.state()["messages"].empty());
    const Image blue = window.picture();

    map.replace("land = \"#4060FF\"", "land = \"#4060F\"");
    waitUntil("the message", [&] { return says(window.state(), "\"land\" must be a colour"); });
    CHECK(says(window.state(), map.path().string() + ", line 20: theme \"day\""));
    window.settle();
    CHECK(pixel(window.picture(), x, y) == Rgb{0x40, 0x60, 0xFF});
    // A half of the file, as a program leaves it that is killed while it writes.
    const std::string whole = map.text;
    (void)map.folder.write("map.toml", whole.substr(0, whole.size() / 2) + "\n[[");
    waitUntil("the other message", [&] { return says(window.state(), "not valid TOML"); });
    CHECK_FALSE(says(window.state(), "must be a colour"));
    CHECK(window.state()["layers"].size() == 3);

    map.replace("land = \"#4060F\"", "land = \"#4060FF\"");
    waitUntil("the message goes", [&] { return window.state()["messages"].empty(); });
    window.settle();
    CHECK(differing(window.picture(), blue) == 0);
    CHECK(window.quit() == 0);
}

TEST_CASE("a theme file is followed as it is edited, and one that was wrong at the start shows once it is mended")
{
    EditedMap map;
    const std::string head = "base = \"day\"\n[colors]\n";
    const auto theme = map.folder.write("mine.toml", head + "land = \"orange\"\n");
    WindowSession window({"--map", map.path().string(), "--view", "near", "--theme", theme.string()});
    constexpr int x = 500, y = 560;
    CHECK(pixel(window.picture(), x, y) == Rgb{0x80, 0xC0, 0x80});
    CHECK(says(window.state(), theme.string() + ", line 3: colors: \"land\" must be a colour"));
    (void)map.folder.write("mine.toml", head + "land = \"#FFA000\"\n");
    waitUntil("the land is orange", [&] { return pixel(window.picture(), x, y) == Rgb{0xFF, 0xA0, 0}; });
    CHECK(window.state()["messages"].empty());
    CHECK(window.state()["theme"] == "mine");
    (void)map.folder.write("mine.toml", head + "land = \"#FFA000\"\n[[layers]]\nid = \"lnad\"\n");
    waitUntil("the message", [&] { return says(window.state(), "did you mean \"land\"?"); });
    window.settle();
    CHECK(pixel(window.picture(), x, y) == Rgb{0xFF, 0xA0, 0});
    (void)map.folder.write("mine.toml",
                           head + "land = \"#FFA000\"\n[[layers]]\nid = \"land\"\nfill = { color = \"line\" }\n");
    waitUntil("the land is red", [&] { return pixel(window.picture(), x, y) == Rgb{0xC0, 0, 0}; });
    CHECK(window.state()["messages"].empty());
    // A theme that is put into the user's folder meanwhile is there to be chosen.
    const auto folder = window.folder() / "frontline" / "themes";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "other.toml") << "title = \"Other\"\n" << head << "land = \"#101010\"\n";
    // Nothing on the screen tells that it has been noticed.
    std::this_thread::sleep_for(std::chrono::milliseconds(1000));
    window.click("menu.Map");
    window.click("menu.Theme");
    window.click("menu.theme.other");
    waitUntil("the theme is shown", [&] { return window.state()["theme"] == "other"; });
    window.settle();
    CHECK(pixel(window.picture(), x, y) == Rgb{0x10, 0x10, 0x10});
}

TEST_CASE("the window asks whether a map may read what lies elsewhere, and reads it when that is allowed")
{
    EditedMap map;
    const TemporaryFolder elsewhere;
    std::filesystem::rename(map.folder / "towns.geojson", elsewhere / "towns.geojson");
    map.replace("towns.geojson", elsewhere / "towns.geojson");
    WindowSession window({"--map", map.path().string(), "--view", "near"});
    CHECK(says(window.state(), "layer \"towns\" not drawn"));
    const auto answers = window.folder() / "frontline/allowed-files.toml";
    CHECK_FALSE(std::filesystem::exists(answers));
    window.click("files.allow");
    CHECK_FALSE(window.state()["widgets"].contains("files.allow"));
    CHECK_THAT(textOf(answers), Contains((elsewhere / "towns.geojson").string()) && Contains("allow = true"));
}

TEST_CASE("what a map fetches is asked for by its address, and shown with a way to stop it")
{
    const NoProxy noProxy;
    WebServer server;
    server.on("/towns.geojson", [](const WebAnswer& answer) {
        (void)answer.send("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n" + std::string(700'000, ' '));
        answer.saysNothingMore();
    });
    EditedMap map;
    map.replace("towns.geojson", server.address("/towns.geojson"));
    WindowSession window({"--map", map.path().string(), "--view", "near"});
    REQUIRE(window.state()["widgets"].contains("files.allow"));
    CHECK(server.requests().empty());
    window.clickAtOnce("files.allow");
    waitUntil("it is being fetched", [&] { return window.state()["widgets"].contains("fetching.progress"); });
    CHECK(server.requests().size() == 1);
    window.clickAtOnce("fetching.cancel");
    waitUntil("it has been stopped", [&] { return says(window.state(), "was stopped"); });
    window.settle();
    CHECK(says(window.state(), server.address("/towns.geojson")));
    CHECK_FALSE(window.state()["widgets"].contains("fetching.progress"));
    CHECK(window.quit() == 0);
}

TEST_CASE("a window that is fetching is closed at once")
{
    const NoProxy noProxy;
    WebServer server;
    server.on("/towns.geojson", [](const WebAnswer& answer) { answer.saysNothingMore(); });
    EditedMap map;
    map.replace("towns.geojson", server.address("/towns.geojson"));
    WindowSession window({"--map", map.path().string(), "--view", "near"});
    window.clickAtOnce("files.allow");
    waitUntil("it is being fetched", [&] { return !server.requests().empty(); });
    const auto start = std::chrono::steady_clock::now();
    CHECK(window.quit() == 0);
    // Long before the server would be given up.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE(
    "a map that is opened in the window takes the place of the other, with its title, and is followed as it is edited")
{
    EditedMap map, other;
    other.replace("title = \"Small\"", "title = \"Another\"");
    other.replace("land = \"#80C080\"", "land = \"#4060FF\"");
    WindowSession window({"--map", map.path().string(), "--view", "near"});
    const auto open = [&](const std::string& path) {
        window.send("key ctrl+o");
        window.send("type '" + path + "'", static_cast<long>(path.size()));
        window.send("key Return");
    };
    constexpr int x = 500, y = 560;
    REQUIRE(pixel(window.picture(), x, y) == Rgb{0x80, 0xC0, 0x80});
    open(other.folder.string());
    waitUntil("the other land is there", [&] { return pixel(window.picture(), x, y) == Rgb{0x40, 0x60, 0xFF}; });
    CHECK(window.title() == "Frontline — Another");
    other.replace("title = \"Another\"", "title = \"Renamed\"");
    other.replace("land = \"#4060FF\"", "land = \"#FF00FF\"");
    waitUntil("the edit shows", [&] { return pixel(window.picture(), x, y) == Rgb{0xFF, 0, 0xFF}; });
    waitUntil("the title follows", [&] { return window.title() == "Frontline — Renamed"; });
    // The first is followed no more.
    map.replace("land = \"#80C080\"", "land = \"#000000\"");
    (void)other.folder.write("bad.toml", "crs = 5\n");
    open(other.folder / "bad.toml");
    waitUntil("the message", [&] { return says(window.state(), "bad.toml"); });
    window.settle();
    CHECK(pixel(window.picture(), x, y) == Rgb{0xFF, 0, 0xFF});
    CHECK(window.quit() == 0);
}

TEST_CASE("a map.toml that is dropped on the window is opened")
{
    EditedMap map, other;
    other.replace("land = \"#80C080\"", "land = \"#4060FF\"");
    const auto recording = map.folder.path() / "session.jsonl";
    {
        auto recorder = InputRecorder::create(recording, 1280, 800, 1);
        REQUIRE(recorder);
        InputEvent drop;
        drop.kind = InputKind::Drop;
        drop.text = other.path().string();
        (*recorder)->add({1, 0.5, drop});
        (*recorder)->add({2, 1, keyPress("F12")});
    }
    const VirtualDisplay display(1280, 800);
    StartedProgram program({programUnderTest(), "--map", map.path().string(), "--replay", recording.string()},
                           {"DISPLAY=" + display.name(), "SDL_VIDEODRIVER=x11", "LIBGL_ALWAYS_SOFTWARE=1",
                            "XDG_CONFIG_HOME=" + map.folder.string()},
                           map.folder / "output", map.folder.string());
    REQUIRE(program.exitCode() == 0);
    std::vector<std::filesystem::path> pictures;
    for (const auto& entry : std::filesystem::directory_iterator(map.folder.path()))
        if (entry.path().extension() == ".png") pictures.push_back(entry.path());
    REQUIRE(pictures.size() == 1);
    const auto picture = readPng(pictures.front());
    REQUIRE(picture);
    Image shown = *picture;
    const std::size_t at =
        static_cast<std::size_t>(shown.channels) * (560 * static_cast<std::size_t>(shown.width) + 500);
    CHECK(std::vector<int>{shown.pixels[at], shown.pixels[at + 1], shown.pixels[at + 2]} ==
          std::vector<int>{0x40, 0x60, 0xFF});
}
