#include "window/imgui_layer.hpp"

#include <SDL.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <utility>

#include "base/message.hpp"
#include "ui/style.hpp"
#include "window/imgui_input.hpp"

namespace frontline {

struct ImGuiLayer::Cursors {
    std::string clipboard;
    ImGuiMouseCursor shown = ImGuiMouseCursor_Arrow;
    std::array<SDL_Cursor*, ImGuiMouseCursor_COUNT> byKind{};

    Cursors()
    {
        byKind[ImGuiMouseCursor_Arrow] = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_ARROW);
        byKind[ImGuiMouseCursor_TextInput] = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_IBEAM);
        byKind[ImGuiMouseCursor_ResizeNS] = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_SIZENS);
        byKind[ImGuiMouseCursor_ResizeEW] = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_SIZEWE);
        byKind[ImGuiMouseCursor_Hand] = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_HAND);
    }
    ~Cursors()
    {
        for (SDL_Cursor* cursor : byKind)
            if (cursor) SDL_FreeCursor(cursor);
    }
    Cursors(const Cursors&) = delete;
    Cursors& operator=(const Cursors&) = delete;
};

ImGuiLayer::ImGuiLayer(std::filesystem::path fonts)
    : fontFolder_(std::move(fonts)), cursors_(std::make_unique<Cursors>())
{}

Result<std::unique_ptr<ImGuiLayer>> ImGuiLayer::create(const std::filesystem::path& fonts, bool keepPanels)
{
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    std::unique_ptr<ImGuiLayer> layer(new ImGuiLayer(fonts));
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;  // an idle window draws nothing
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    startImGuiInput(layer->cursors_->clipboard);
    if (!ImGui_ImplOpenGL3_Init("#version 330 core")) return Error{msg("Dear ImGui cannot use this OpenGL context")};
    layer->ready_ = true;
    if (keepPanels) {
        auto kept = KeptPanels::create();
        if (!kept) return kept.error();
        layer->kept_.emplace(*std::move(kept));
    }
    SDL_StopTextInput();
    return layer;
}

ImGuiLayer::~ImGuiLayer()
{
    if (ready_) ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void ImGuiLayer::setScale(double scale)
{
    if (scale == scale_) return;
    if (scale_ > 0) ImGui_ImplOpenGL3_DestroyFontsTexture();
    if (kept_) kept_->forget();
    const bool again = scale_ > 0;
    scale_ = scale;
    styledDark_ = -1;
    fonts_ = loadUiFonts(fontFolder_, scale);
    if (again) ImGui_ImplOpenGL3_CreateFontsTexture();
}

void ImGuiLayer::feed(const InputEvent& event)
{
    ImGuiIO& io = ImGui::GetIO();
    const bool pressed = event.kind == InputKind::Down;
    switch (event.kind) {
        case InputKind::Move:
            io.MousePos = {static_cast<float>(event.x), static_cast<float>(event.y)};
            break;
        case InputKind::Leave:
            io.MousePos = {-FLT_MAX, -FLT_MAX};
            break;
        case InputKind::Down:
        case InputKind::Up:
            io.MousePos = {static_cast<float>(event.x), static_cast<float>(event.y)};
            // ImGui counts left, right, middle.
            if (event.button >= 1 && event.button <= 3) io.MouseDown[std::array{0, 2, 1}[event.button - 1]] = pressed;
            break;
        case InputKind::Wheel:
            io.MouseWheel += static_cast<float>(event.y);
            io.MouseWheelH += static_cast<float>(event.x);
            break;
        case InputKind::KeyDown:
        case InputKind::KeyUp:
            feedImGuiKey(event);
            break;
        case InputKind::Text:
            io.AddInputCharactersUTF8(event.text.c_str());
            break;
        case InputKind::Resize:
        case InputKind::Drop:
        case InputKind::ContextLost:
            break;
    }
}

UiCapture ImGuiLayer::beginFrame(const std::vector<InputEvent>& events, int widthPixels, int heightPixels,
                                 double seconds)
{
    ImGuiIO& io = ImGui::GetIO();
    for (const InputEvent& event : events) feed(event);
    const bool textBefore = io.WantTextInput;
    const bool escaped = std::ranges::any_of(
        events, [](const InputEvent& e) { return e.kind == InputKind::KeyDown && e.key == "Escape"; });
    if (escaped && !textBefore) keyboard_ = false;
    if (keyboard_)
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    else
        io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    io.DisplaySize = {static_cast<float>(widthPixels), static_cast<float>(heightPixels)};
    io.DeltaTime = static_cast<float>(std::clamp(seconds, 1e-4, 0.1));
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    UiCapture capture;
    capture.mouse = io.WantCaptureMouse;
    capture.text = textBefore || io.WantTextInput;
    if (io.MouseDown[0] && !io.WantCaptureMouse) keyboard_ = false;
    capture.keyboard = keyboard_ || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    return capture;
}

void ImGuiLayer::startKeyboard()
{
    keyboard_ = true;
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
}

void ImGuiLayer::endFrame(bool dark)
{
    if (styledDark_ != static_cast<int>(dark)) {
        applyUiStyle(dark, scale_);
        styledDark_ = static_cast<int>(dark);
    }
    ImGui::Render();
    updateCursor();
    const bool wantsText = ImGui::GetIO().WantTextInput;
    if (wantsText != textInput_) {
        textInput_ = wantsText;
        if (wantsText)
            SDL_StartTextInput();
        else
            SDL_StopTextInput();
    }
    if (kept_)
        kept_->draw(*ImGui::GetDrawData());
    else
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void ImGuiLayer::updateCursor()
{
    ImGuiMouseCursor wanted = ImGui::GetMouseCursor();
    if (wanted < 0 || wanted >= ImGuiMouseCursor_COUNT || !cursors_->byKind[wanted]) wanted = ImGuiMouseCursor_Arrow;
    if (wanted == cursors_->shown) return;
    cursors_->shown = wanted;
    if (SDL_Cursor* cursor = cursors_->byKind[wanted]) SDL_SetCursor(cursor);
}

}  // namespace frontline
