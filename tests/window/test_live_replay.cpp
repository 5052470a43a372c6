#include "window/input_record.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "window_session.hpp"

using namespace frontline;

namespace {

/// A drag of 30 steps by 9 pixels to the left and 2 down, with F12 at every third, and once more when all rests.
void recordDrag(const std::filesystem::path& recording)
{
    auto recorder = InputRecorder::create(recording, 1280, 800, 1);
    REQUIRE(recorder);
    double seconds = 1;
    InputEvent pointer;
    const auto add = [&](const InputEvent& event, double after) { (*recorder)->add({1, seconds += after, event}); };
    const auto point = [&](InputKind kind, double after) {
        pointer.kind = kind;
        pointer.button = kind == InputKind::Move ? 0 : 1;
        pointer.clicks = 1;
        add(pointer, after);
    };
    pointer.x = 640, pointer.y = 400;
    point(InputKind::Move, 0.1);
    point(InputKind::Down, 0.02);
    for (int i = 1; i <= 30; ++i) {
        pointer.x -= 9, pointer.y += 2;
        point(InputKind::Move, 0.016);
        if (i % 3 == 0) add(keyPress("F12"), 0.001);
    }
    point(InputKind::Up, 0.5);
    add(keyPress("F12"), 0.5);
}

std::vector<Image> pictures(const std::filesystem::path& folder)
{
    std::vector<Image> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".png") {
            const auto picture = readPng(entry.path());
            REQUIRE(picture);
            found.push_back(*picture);
        }
    return found;
}

/// The rows of a box of a picture, one after another.
std::vector<std::uint8_t> cutOut(const Image& image, const ClipStart::Pixels& box)
{
    std::vector<std::uint8_t> bytes;
    for (int y = box.y; y < box.y + box.height; ++y) {
        const auto row =
            image.pixels.begin() + (std::ptrdiff_t{y} * image.width + box.x) * std::ptrdiff_t{image.channels};
        bytes.insert(bytes.end(), row, row + std::ptrdiff_t{box.width} * image.channels);
    }
    return bytes;
}

}  // namespace

TEST_CASE("while a hand drags the map, the legend stands still with its swatches")
{
    const TemporaryFolder folder;
    const auto recording = folder.path() / "drag.jsonl";
    recordDrag(recording);
    const VirtualDisplay display(1280, 800);
    const std::string here = folder.path().string();
    StartedProgram program(
        {programUnderTest(), "--replay", recording.string(), "--live"},
        {"DISPLAY=" + display.name(), "SDL_VIDEODRIVER=x11", "LIBGL_ALWAYS_SOFTWARE=1", "XDG_CONFIG_HOME=" + here},
        folder / "output", here);
    REQUIRE(program.exitCode() == 0);
    const std::vector<Image> taken = pictures(folder.path());
    REQUIRE(taken.size() >= 3);
    // The plain swatches of the legend, on paper through which the map shines, and the map below.
    const ClipStart::Pixels swatches{694, 98, 32, 44}, ground{400, 200, 500, 400};
    std::set<std::vector<std::uint8_t>> grounds;
    int farthest = 0;
    const auto first = cutOut(taken.front(), swatches);
    for (const Image& image : taken) {
        grounds.insert(cutOut(image, ground));
        const auto cut = cutOut(image, swatches);
        for (std::size_t i = 0; i < cut.size(); ++i) farthest = std::max(farthest, std::abs(cut[i] - first[i]));
    }
    CHECK(grounds.size() >= 3);
    CHECK(farthest < 16);  // of 255
}
