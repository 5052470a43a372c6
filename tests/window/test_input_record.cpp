#include "window/input_record.hpp"

#include "small_session.hpp"

using namespace frontline;

TEST_CASE("What was recorded is replayed as it was")
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "session.jsonl";
    const std::vector<RecordedEvent> events{{1, 0.5, pointer(InputKind::Move, 10, 20)},
                                            {1, 0.5, pointer(InputKind::Down, 10, 20)},
                                            {2, 0.75, pointer(InputKind::Up, 10, 20)},
                                            {9, 3, keyPress("F12")}};
    {
        auto recorder = InputRecorder::create(path, 1280, 800, 1.5);
        REQUIRE(recorder);
        for (const auto& event : events) (*recorder)->add(event);
    }
    const auto replay = readReplay(path);
    REQUIRE(replay);
    CHECK(replay->widthPixels == 1280);
    CHECK(replay->heightPixels == 800);
    CHECK(replay->scale == 1.5);
    REQUIRE(replay->events.size() == events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        CHECK(replay->events[i].event == events[i].event);
        CHECK(replay->events[i].seconds == events[i].seconds);
        CHECK(replay->events[i].frame == events[i].frame);
    }
}

TEST_CASE("Nothing is recorded into what a link leads to")
{
    const TemporaryFolder folder;
    const auto kept = folder.write("kept.txt", "kept");
    std::filesystem::create_symlink(kept, folder / "link.jsonl");
    const auto recorder = InputRecorder::create(folder / "link.jsonl", 10, 10, 1);
    REQUIRE_FALSE(recorder);
    CHECK_THAT(recorder.error().message, Catch::Matchers::Contains("link.jsonl"));
    CHECK(std::filesystem::file_size(kept) == 4);
}

TEST_CASE("Recording into a folder that is not there is an error that names the file")
{
    const TemporaryFolder folder;
    const auto recorder = InputRecorder::create(folder.path() / "none" / "a.jsonl", 10, 10, 1);
    REQUIRE_FALSE(recorder);
    CHECK_THAT(recorder.error().message, Catch::Matchers::Contains("none/a.jsonl"));
}

TEST_CASE("A broken recording is refused with its file and line")
{
    const TemporaryFolder folder;
    const std::string header = R"({"frontline_input": 1, "width": 800, "height": 600})"
                               "\n";
    const auto fails = [&](const std::string& content, const std::string& words) {
        const auto replay = readReplay(folder.write("r.jsonl", content));
        REQUIRE_FALSE(replay);
        CHECK_THAT(replay.error().message, Catch::Matchers::Contains("r.jsonl"));
        CHECK_THAT(replay.error().message, Catch::Matchers::Contains(words));
    };
    fails("", "empty");
    fails("not json\n", "line 1");
    fails("{\"width\": 800, \"height\": 600}\n", "frontline_input");
    fails(R"({"frontline_input": 1})", "line 1");
    fails(R"({"frontline_input": 1, "width": 0, "height": 600})", "0 × 600");
    fails(R"({"frontline_input": 1, "width": 1000000000, "height": 600})", "1000000000");
    fails(R"({"frontline_input": 1, "width": 800.5, "height": 600})", "800.5");
    fails(R"({"frontline_input": 1e99, "width": 800, "height": 600})", "frontline_input");
    fails(R"({"frontline_input": 1, "width": 800, "height": -1e99})", "800 × -1e+99");
    fails(R"({"frontline_input": 1, "width": 800, "height": 600, "scale": 1e9})", "scale");
    fails(header + "{\"event\": \"move\"}\n{\"event\": \"mov", "line 3");
    fails(header + "{\"event\": \"move\", \"seconds\": 2}\n{\"event\": \"move\", \"seconds\": 1}\n", "line 3");
    fails(std::string("\x00\x01\x02\xff", 4), "line 1");
    const auto missing = readReplay(folder.path() / "missing.jsonl");
    REQUIRE_FALSE(missing);
    CHECK_THAT(missing.error().message, Catch::Matchers::Contains("missing.jsonl"));
}
