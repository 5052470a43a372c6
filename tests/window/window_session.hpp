// A display of its own (Xvfb) with the program's window in it, driven by real mouse and key events (xdotool).
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "program_output.hpp"
#include "render/png.hpp"
#include "small_session.hpp"

namespace frontline {

/// What is asked while a test waits: throws when the program that it waits for has ended.
inline std::function<void()>& programWatch()
{
    static std::function<void()> watch;
    return watch;
}

/// Tries again until it holds; throws, which fails the test, when it never does or when the program has ended.
template <class Condition>
void waitUntil(const std::string& what, Condition holds)
{
    constexpr int tries = 3000;
    for (int i = 0; i < tries; ++i) {
        if (holds()) return;
        if (programWatch()) programWatch()();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("waited in vain until " + what);
}

/// Starts a program in the folder with variables added to the environment; stdout and stderr go to the file.
inline pid_t startProgram(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
                          const std::string& output, const std::string& folder)
{
    std::vector<char*> argv;
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        for (const std::string& variable : environment) putenv(const_cast<char*>(variable.c_str()));
        const int file = open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(file, 1);
        dup2(file, 2);
        if (chdir(folder.c_str()) != 0) _exit(126);
        execvp(argv[0], argv.data());
        _exit(127);
    }
    return child;
}

/// A program that a test has started: waits for its end, or kills it when the test goes first.
class StartedProgram {
public:
    StartedProgram(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
                   std::string output, const std::string& folder)
        : output_(std::move(output)), process_(startProgram(arguments, environment, output_, folder))
    {
        programWatch() = [this] { throwIfEnded(); };
    }
    ~StartedProgram()
    {
        programWatch() = nullptr;
        if (process_ <= 0) return;
        kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
    }
    StartedProgram(const StartedProgram&) = delete;
    StartedProgram& operator=(const StartedProgram&) = delete;

    /// Waits for the end; the exit code, or 128 and the signal.
    int exitCode()
    {
        int status = 0;
        REQUIRE(waitpid(process_, &status, 0) == process_);
        process_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

private:
    void throwIfEnded()
    {
        siginfo_t end{};
        if (process_ <= 0 || waitid(P_PID, static_cast<id_t>(process_), &end, WEXITED | WNOHANG | WNOWAIT) != 0 ||
            end.si_pid != process_)
            return;
        const int code = exitCode();
        throw std::runtime_error("the program ended with " + std::to_string(code) + ":\n" + fileText(output_));
    }

    std::string output_;
    pid_t process_;
};

/// A virtual display that keeps its picture in a file (Xvfb -fbdir), which is read without disturbing the window.
class VirtualDisplay {
public:
    VirtualDisplay(int width, int height)
    {
        std::array<int, 2> ends{};
        REQUIRE(pipe(ends.data()) == 0);
        process_ = startProgram({"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0",
                                 std::to_string(width) + "x" + std::to_string(height) + "x24", "-fbdir",
                                 folder_.path().string(), "-nolisten", "tcp"},
                                {}, (folder_.path() / "output").string(), folder_.path().string());
        close(ends[1]);
        char digit = 0;
        while (read(ends[0], &digit, 1) == 1 && digit != '\n') name_ += digit;
        close(ends[0]);
        if (name_.empty()) FAIL("Xvfb did not start");
        name_.insert(0, ":");
    }
    ~VirtualDisplay()
    {
        kill(process_, SIGTERM);
        waitpid(process_, nullptr, 0);
    }
    VirtualDisplay(const VirtualDisplay&) = delete;
    VirtualDisplay& operator=(const VirtualDisplay&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }
    /// The screen's bytes now, as the file has them.
    [[nodiscard]] std::string bytes() const { return fileText(folder_.path() / "Xvfb_screen0"); }
    /// What is on the screen now, RGB, the upper row first. The file is an XWD dump: big-endian numbers of 4 bytes, the
    /// picture after the header and the colours (X11/XWDFile.h).
    [[nodiscard]] Image picture() const
    {
        const std::string dump = bytes();
        const auto number = [&](std::size_t field) {
            std::size_t value = 0;
            for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(dump[field * 4 + i]);
            return value;
        };
        REQUIRE(dump.size() > 100);
        constexpr std::size_t colorBytes = 12;
        const std::size_t start = number(0) + number(19) * colorBytes, rowBytes = number(12);
        const std::size_t width = number(4), height = number(5);
        Image image;
        image.width = static_cast<int>(width);
        image.height = static_cast<int>(height);
        image.channels = 3;
        REQUIRE(dump.size() >= start + rowBytes * height);
        image.pixels.resize(width * height * 3);
        std::uint8_t* out = image.pixels.data();
        for (std::size_t y = 0; y < height; ++y) {
            const char* pixel = dump.data() + start + y * rowBytes;  // blue, green, red, nothing
            for (std::size_t x = 0; x < width; ++x, pixel += 4)
                for (const std::size_t c : {2, 1, 0}) *out++ = static_cast<std::uint8_t>(pixel[c]);
        }
        return image;
    }

private:
    TemporaryFolder folder_;
    std::string name_;
    pid_t process_ = -1;
};

/// The path of the program that is tested.
inline std::string programUnderTest()
{
    const char* given = std::getenv("FRONTLINE");
    return given ? given : FRONTLINE_BUILD_DIR "/frontline";
}

/// The program with its window filling the display.
class WindowSession {
public:
    explicit WindowSession(std::vector<std::string> arguments, int width = 1280, int height = 800)
        : width_(width), height_(height), display_(width, height)
    {
        arguments.insert(arguments.begin(), programUnderTest());
        program_.emplace(
            arguments,
            std::vector<std::string>{"DISPLAY=" + display_.name(), "SDL_VIDEODRIVER=x11", "LIBGL_ALWAYS_SOFTWARE=1",
                                     "XDG_CONFIG_HOME=" + folder_.path().string(), "FRONTLINE_UI_LOG=" + log()},
            output(), folder_.path().string());
        waitUntil("the first complete picture", [&] { return state().value("settled", false); });
        settle();
    }
    WindowSession(const WindowSession&) = delete;
    WindowSession& operator=(const WindowSession&) = delete;

    [[nodiscard]] std::string output() const { return (folder_.path() / "output").string(); }
    [[nodiscard]] Image picture() const { return display_.picture(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

    /// What stands in the frame of the window.
    [[nodiscard]] std::string title() const
    {
        const std::string file = (folder_.path() / "title").string();
        const std::string command =
            "DISPLAY=" + display_.name() +
            " sh -c 'xdotool getwindowname $(xdotool search --onlyvisible --name Frontline)' > " + file;
        REQUIRE(std::system(command.c_str()) == 0);
        std::string name = fileText(file);
        if (name.ends_with('\n')) name.pop_back();
        return name;
    }

    /// What the program said of its last frame: view, layers, widgets.
    [[nodiscard]] nlohmann::json state() const
    {
        const std::string text = fileText(log());
        const std::size_t end = text.rfind('\n');  // a line without its end is being written
        if (end == std::string::npos || end == 0) return nlohmann::json::object();
        const std::size_t before = text.rfind('\n', end - 1);
        const std::size_t start = before == std::string::npos ? 0 : before + 1;
        return nlohmann::json::parse(text.substr(start, end - start));
    }
    [[nodiscard]] long frame() const { return state().value("frame", 0L); }
    [[nodiscard]] long inputEvents() const { return state().value("input", 0L); }

    /// Sends events in xdotool's words, and waits until the window has taken them, of keys each press and release, of
    /// others so many, and has answered with a complete picture.
    void send(const std::string& events, long atLeast = 1)
    {
        const long before = inputEvents();
        if (events.starts_with("key ")) atLeast = 2 * (1 + std::count(events.begin(), events.end(), '+'));
        sendAtOnce(events);
        waitUntil("the window draws after: " + events, [&] { return inputEvents() >= before + atLeast; });
        settle();
    }
    /// Sends events in the middle of work: waits for nothing afterwards.
    void sendAtOnce(const std::string& events) const
    {
        const std::string command = "DISPLAY=" + display_.name() + " xdotool " + events;
        REQUIRE(std::system(command.c_str()) == 0);
    }
    void moveTo(double x, double y)
    {
        send("mousemove " + std::to_string(std::lround(x)) + " " + std::to_string(std::lround(y)));
    }
    /// Clicks the middle of the widget that the program's log names.
    void click(const std::string& widget)
    {
        const auto box = state()["widgets"].value(widget, nlohmann::json::array());
        if (box.size() != 4) FAIL("no widget " << widget << " on the screen");
        moveTo((box[0].get<double>() + box[2].get<double>()) / 2, (box[1].get<double>() + box[3].get<double>()) / 2);
        send("click 1", 2);  // the press and the release, which is what widgets wait for
    }
    /// The same in the middle of work, once the widget is there: waits for nothing afterwards.
    void clickAtOnce(const std::string& widget)
    {
        nlohmann::json box;
        waitUntil("there is " + widget, [&] {
            box = state()["widgets"].value(widget, nlohmann::json::array());
            return box.size() == 4;
        });
        const auto middle = [&](std::size_t low, std::size_t high) {
            return std::to_string(std::lround((box[low].get<double>() + box[high].get<double>()) / 2));
        };
        sendAtOnce("mousemove " + middle(0, 2) + " " + middle(1, 3) + " click 1");
    }
    /// Turns the wheel over the list of layers until the widget is in sight.
    void scrollTo(const std::string& widget)
    {
        constexpr int mostTurns = 40;
        moveTo(180, 400);
        for (int turn = 0; turn < mostTurns && !state()["widgets"].contains(widget); ++turn) send("click 5");
    }
    /// Waits until the last frame is complete and the screen shows it: two pictures in a row are equal.
    void settle()
    {
        std::string last;
        long drawn = -1;
        waitUntil("the window rests", [&] {
            const auto now = state();
            std::string screen = display_.bytes();
            const bool rests = now.value("settled", false) && !now.value("moving", true) && !now.value("more", true) &&
                               now["frame"] == drawn && screen == last;
            drawn = now["frame"];
            last = std::move(screen);
            if (!rests) std::this_thread::sleep_for(std::chrono::milliseconds(60));
            return rests;
        });
    }
    /// Closes the window with Ctrl+Q and returns the exit code.
    int quit()
    {
        sendAtOnce("key ctrl+q");
        const int code = program_->exitCode();
        if (code == 0) return code;
        const std::string said = fileText(output());
        if (leakCheckBroke(said)) return 0;
        WARN("the program ended with " << code << ":\n" << said);
        return code;
    }

private:
    [[nodiscard]] std::string log() const { return (folder_.path() / "ui.log").string(); }

    int width_, height_;
    TemporaryFolder folder_;
    VirtualDisplay display_;
    std::optional<StartedProgram> program_;  // ends before its display and folder do
};

/// How many pixels differ by more than the rounding of meshes that were built on different ways to a view.
inline std::size_t differing(const Image& a, const Image& b)
{
    constexpr int rounding = 18;
    REQUIRE(a.pixels.size() == b.pixels.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.pixels.size(); i += 3) {
        int most = 0;
        for (std::size_t c = 0; c < 3; ++c) most = std::max(most, std::abs(a.pixels[i + c] - b.pixels[i + c]));
        if (most > rounding) ++count;
    }
    return count;
}

/// The program's map without furniture, which follows what is drawn, in the folder.
inline std::string bareMap(const std::filesystem::path& folder)
{
    const auto data = std::filesystem::path(FRONTLINE_SOURCE_DIR) / "geodata";
    for (const auto& entry : std::filesystem::directory_iterator(data))
        if (entry.path().filename() != "map.toml")
            std::filesystem::copy(entry.path(), folder / entry.path().filename(),
                                  std::filesystem::copy_options::recursive);
    std::ifstream in(data / "map.toml");
    std::ofstream(folder / "map.toml")
        << in.rdbuf() << "\n[furniture]\ntitle = false\nsubtitle = false\nlegend = false\nscale_bar = false\n"
        << "north_arrow = false\nattribution = false\n";
    return (folder / "map.toml").string();
}

}  // namespace frontline
