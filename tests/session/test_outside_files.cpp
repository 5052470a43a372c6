// The question whether a map may read files outside its folder, and what becomes of the answer.
#include "map/outside_files.hpp"

#include <fstream>

#include "program_output.hpp"
#include "session/commands/files.hpp"
#include "session/map_reading.hpp"
#include "small_session.hpp"
#include "web_server.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// The small map, whose towns lie in another folder, and a folder of the user's own.
class ForeignMap {
public:
    ForeignMap()
    {
        if (const char* before = std::getenv("XDG_CONFIG_HOME")) settings_ = before;
        setenv("XDG_CONFIG_HOME", user_.path().c_str(), 1);
        for (const auto& entry : std::filesystem::directory_iterator(smallMapPath().parent_path()))
            std::filesystem::copy(entry.path(), folder_.path() / entry.path().filename());
        std::filesystem::rename(folder_ / "towns.geojson", elsewhere_ / "towns.geojson");
        replace("towns.geojson", towns().string());
    }
    ~ForeignMap()
    {
        if (settings_)
            setenv("XDG_CONFIG_HOME", settings_->c_str(), 1);
        else
            unsetenv("XDG_CONFIG_HOME");
    }
    ForeignMap(const ForeignMap&) = delete;
    ForeignMap& operator=(const ForeignMap&) = delete;

    [[nodiscard]] std::filesystem::path path() const { return folder_ / "map.toml"; }
    [[nodiscard]] std::filesystem::path towns() const
    {
        return std::filesystem::weakly_canonical(elsewhere_ / "towns.geojson");
    }
    [[nodiscard]] const TemporaryFolder& user() const { return user_; }
    void replace(const std::string& from, const std::string& to) const
    {
        std::string text = fileText(path());
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        (void)folder_.write("map.toml", text.replace(at, from.size(), to));
    }
    /// A session that has just opened the map.
    [[nodiscard]] Session open() const
    {
        Session session = smallSession();
        session.files.toRead = path();
        runJobs(session);
        return session;
    }

private:
    TemporaryFolder folder_, elsewhere_, user_;
    std::optional<std::string> settings_;
};

bool drawsTowns(const Session& session)
{
    const DrawnLayer* towns = drawnLayer(session, "towns");
    return towns && towns->table;
}

}  // namespace

TEST_CASE("a map that names files elsewhere is shown without them, and asks once for all of them")
{
    const ForeignMap map;
    Session session = map.open();
    CHECK(session.files.asks);
    CHECK(session.map().outside == std::vector{map.towns()});
    CHECK_FALSE(drawsTowns(session));
    CHECK(drawnLayer(session, "land")->table);
}

TEST_CASE("allowed files are read at once, and without a question the next time")
{
    const ForeignMap map;
    Session session = map.open();
    session.apply(AnswerForFiles{true}, 0);
    runJobs(session);
    CHECK_FALSE(session.files.asks);
    CHECK(drawsTowns(session));
    const Session again = map.open();
    CHECK_FALSE(again.files.asks);
    CHECK(drawsTowns(again));
}

TEST_CASE("an address is asked for like a file: nothing is fetched before the answer, nor without it")
{
    const NoProxy noProxy;
    WebServer server;
    for (const bool allow : {false, true}) {
        const ForeignMap map;
        server.give("/towns.geojson", fileText(map.towns()));
        map.replace(map.towns().string(), server.address("/towns.geojson"));
        Session session = map.open();
        CHECK(session.files.asks);
        CHECK(session.map().outside == std::vector<std::filesystem::path>{server.address("/towns.geojson")});
        CHECK(server.requests().empty());
        session.apply(AnswerForFiles{allow}, 0);
        runJobs(session);
        CHECK(drawsTowns(session) == allow);
        const Session again = map.open();
        CHECK_FALSE(again.files.asks);
        CHECK(drawsTowns(again) == allow);
        CHECK(server.requests().size() == (allow ? 2 : 0));
    }
}

TEST_CASE("what is being fetched can be seen and stopped, and is not tried again by itself")
{
    const NoProxy noProxy;
    WebServer server;
    Session* waiting = nullptr;
    std::optional<Fetches::Shown> shown;
    const ForeignMap map;
    const std::string address = server.address("/towns.geojson");
    server.on("/towns.geojson", [&](const WebAnswer& answer) {
        (void)answer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{");
        shown = waiting->store->fetches.shown();
        waiting->store->fetches.stop();
        answer.saysNothingMore();
    });
    map.replace(map.towns().string(), address);
    Session session = map.open();
    waiting = &session;
    session.apply(AnswerForFiles{true}, 0);
    runJobs(session);
    CHECK(shown == Fetches::Shown{address, 0});
    CHECK_FALSE(session.store->fetches.shown());
    CHECK_FALSE(drawsTowns(session));
    CHECK_FALSE(session.busy());
    CHECK(server.requests().size() == 1);
    REQUIRE_FALSE(session.messages.all().empty());
    CHECK_THAT(session.messages.all().back().text, Contains(address) && Contains("was stopped"));
}

TEST_CASE("refused files are not read, and are not asked for the next time")
{
    const ForeignMap map;
    Session session = map.open();
    session.apply(AnswerForFiles{false}, 0);
    runJobs(session);
    CHECK_FALSE(session.files.asks);
    CHECK_FALSE(drawsTowns(session));
    const Session again = map.open();
    CHECK_FALSE(again.files.asks);
    CHECK_FALSE(drawsTowns(again));
}

TEST_CASE("Escape leaves the question about files open for the next time")
{
    const ForeignMap map;
    Session session = map.open();
    key(session, "Escape");
    CHECK_FALSE(session.files.asks);
    CHECK_FALSE(drawsTowns(session));
    CHECK(map.open().files.asks);
}

TEST_CASE("a map whose file has changed asks again, whatever was answered")
{
    const ForeignMap map;
    for (const bool allow : {true, false}) {
        Session session = map.open();
        REQUIRE(session.files.asks);
        session.apply(AnswerForFiles{allow}, 0);
        runJobs(session);
        map.replace("\n", " # edited\n");
        const Session again = map.open();
        CHECK(again.files.asks);
        CHECK_FALSE(drawsTowns(again));
    }
}

TEST_CASE("the same content in another folder leads to other files, and asks for itself")
{
    const ForeignMap map;
    map.replace(map.towns().string(), "../" + map.towns().parent_path().filename().string() + "/towns.geojson");
    Session session = map.open();
    session.apply(AnswerForFiles{true}, 0);
    runJobs(session);
    REQUIRE(drawsTowns(session));
    const TemporaryFolder other;
    std::filesystem::copy(map.path().parent_path(), other / "below");
    const auto read = readAnsweredMap(other / "below/map.toml");
    REQUIRE(read.ok());
    CHECK(read->asks);
    CHECK(readAnsweredMap(map.path())->map.outside.empty());
}

TEST_CASE("an answer that cannot be kept allows nothing, and says why")
{
    const ForeignMap map;
    Session session = map.open();
    std::filesystem::create_directories(map.user() / "frontline/allowed-files.toml");
    session.apply(AnswerForFiles{true}, 0);
    runJobs(session);
    CHECK_FALSE(drawsTowns(session));
    REQUIRE_FALSE(session.messages.all().empty());
    CHECK_THAT(session.messages.all().back().text, Contains("allowed-files.toml") && Contains("--allow"));
}

TEST_CASE("answers are kept side by side, with their files, and a command line does not heed them")
{
    const ForeignMap map;
    const auto file = map.user() / "answers.toml";
    MapDefinition one, two;
    one.contentHash = "1", two.contentHash = "2";
    one.outside = {"/a/\"quoted\"", "/b"}, two.outside = {"/b"};
    CHECK_FALSE(rememberedAnswer(one, file));
    REQUIRE(rememberAnswer(one, true, file).ok());
    REQUIRE(rememberAnswer(two, false, file).ok());
    CHECK(rememberedAnswer(one, file) == true);
    CHECK(rememberedAnswer(two, file) == false);
    one.outside = {"/b"};
    CHECK(rememberedAnswer(one, file) == true);
    one.outside = {"/b", "/c"};
    CHECK_FALSE(rememberedAnswer(one, file));
    REQUIRE(rememberAnswer(two, true, file).ok());
    CHECK(rememberedAnswer(two, file) == true);
    std::ofstream(file) << "no toml";
    CHECK_FALSE(rememberedAnswer(two, file));
    CHECK_FALSE(rememberAnswer(two, true, file).ok());
    CHECK(fileText(file) == "no toml");

    Session session = map.open();
    session.apply(AnswerForFiles{true}, 0);
    CHECK_FALSE(readMap(map.path()).ok());
}
