// A graphics card that is reset takes all that was drawn with; the window draws it anew.
#include <algorithm>
#include <cstdlib>

#include "window/input_record.hpp"
#include "window_session.hpp"

using namespace frontline;

TEST_CASE("a window whose graphics card was reset shows the same map as before, and says that it was")
{
    const TemporaryFolder folder;
    const auto recording = folder.path() / "reset.jsonl";
    {
        auto recorder = InputRecorder::create(recording, 1280, 800, 1);
        REQUIRE(recorder);
        (*recorder)->add({1, 1.0, keyPress("F12")});
        InputEvent lost;
        lost.kind = InputKind::ContextLost;
        (*recorder)->add({2, 30.0, lost});  // the message about the first picture has gone
        (*recorder)->add({3, 31.0, keyPress("F12")});
    }
    const VirtualDisplay display(1280, 800);
    const std::string here = folder.path().string();
    StartedProgram program({programUnderTest(), "--replay", recording.string()},
                           {"DISPLAY=" + display.name(), "SDL_VIDEODRIVER=x11", "LIBGL_ALWAYS_SOFTWARE=1",
                            "XDG_CONFIG_HOME=" + here, "FRONTLINE_UI_LOG=" + here + "/frames.jsonl"},
                           folder / "output", here);
    REQUIRE(program.exitCode() == 0);
    CHECK(fileText(folder / "frames.jsonl").find("the graphics card was reset") != std::string::npos);
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(here))
        if (entry.path().extension() == ".png") files.push_back(entry.path());
    std::ranges::sort(files, {}, [](const auto& file) { return std::filesystem::last_write_time(file); });
    REQUIRE(files.size() == 2);
    const auto before = readPng(files[0]), after = readPng(files[1]);
    REQUIRE(before);
    REQUIRE(after);
    REQUIRE(before->pixels.size() == after->pixels.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < before->pixels.size(); ++i)
        different += std::abs(before->pixels[i] - after->pixels[i]) > 6 ? 1 : 0;
    CHECK(different * 1000 < before->pixels.size());
}
