// Dear ImGui on the window: its context, input, fonts and drawing. Fed with the program's own events, so that replayed
// input works like real input.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "session/input_event.hpp"
#include "ui/ui.hpp"
#include "window/kept_panels.hpp"
#include "window/window.hpp"

namespace frontline {

class ImGuiLayer {
public:
    /// The window's OpenGL context must be current, then and in all calls.
    /// keepPanels: panels that stay the same are drawn once and kept as a picture.
    static Result<std::unique_ptr<ImGuiLayer>> create(const std::filesystem::path& fonts, bool keepPanels);
    ~ImGuiLayer();
    ImGuiLayer(const ImGuiLayer&) = delete;
    ImGuiLayer& operator=(const ImGuiLayer&) = delete;

    /// Fonts and sizes for this many pixels per point; call before the first frame and when it changes.
    void setScale(double scale);
    [[nodiscard]] const UiFonts& fonts() const { return fonts_; }

    /// Takes the events and begins a frame. Returns what the panels keep for themselves.
    UiCapture beginFrame(const std::vector<InputEvent>& events, int widthPixels, int heightPixels, double seconds);
    /// Lets the keyboard move through the panels, until Escape or a click on the map.
    void startKeyboard();
    /// Draws the panels over the framebuffer.
    void endFrame(bool dark);

private:
    explicit ImGuiLayer(std::filesystem::path fonts);
    void feed(const InputEvent& event);
    void updateCursor();

    std::filesystem::path fontFolder_;
    UiFonts fonts_;
    double scale_ = 0;
    int styledDark_ = -1;
    std::optional<KeptPanels> kept_;
    bool keyboard_ = false, textInput_ = false, ready_ = false;
    struct Cursors;
    std::unique_ptr<Cursors> cursors_;
};

}  // namespace frontline
