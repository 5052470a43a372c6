#include "window/imgui_input.hpp"

#include <SDL.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace frontline {

namespace {

// 1.87 brought key events and renamed the keypad's Enter, 1.89 the modifiers, 1.91.1 moved the clipboard.
constexpr bool hasKeyEvents = IMGUI_VERSION_NUM >= 18700;
#if IMGUI_VERSION_NUM >= 18700
constexpr ImGuiKey keypadEnter = ImGuiKey_KeypadEnter;
#else
constexpr ImGuiKey keypadEnter = ImGuiKey_KeyPadEnter;
#endif

constexpr std::array<std::pair<ImGuiKey, std::string_view>, 22> imguiKeys{{
    {ImGuiKey_Tab, "Tab"},
    {ImGuiKey_LeftArrow, "Left"},
    {ImGuiKey_RightArrow, "Right"},
    {ImGuiKey_UpArrow, "Up"},
    {ImGuiKey_DownArrow, "Down"},
    {ImGuiKey_PageUp, "PageUp"},
    {ImGuiKey_PageDown, "PageDown"},
    {ImGuiKey_Home, "Home"},
    {ImGuiKey_End, "End"},
    {ImGuiKey_Insert, "Insert"},
    {ImGuiKey_Delete, "Delete"},
    {ImGuiKey_Backspace, "Backspace"},
    {ImGuiKey_Space, "Space"},
    {ImGuiKey_Enter, "Return"},
    {ImGuiKey_Escape, "Escape"},
    {keypadEnter, "Keypad Enter"},
    {ImGuiKey_A, "A"},
    {ImGuiKey_C, "C"},
    {ImGuiKey_V, "V"},
    {ImGuiKey_X, "X"},
    {ImGuiKey_Y, "Y"},
    {ImGuiKey_Z, "Z"},
}};
static_assert(hasKeyEvents || imguiKeys.size() == ImGuiKey_COUNT, "every key of ImGui 1.86 has a name here");

const char* keepClipboardText(std::string& held)
{
    char* text = SDL_GetClipboardText();
    held = text ? text : "";
    SDL_free(text);
    return held.c_str();
}

}  // namespace

void startImGuiInput(std::string& clipboardText)
{
#if IMGUI_VERSION_NUM >= 19110
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Platform_ClipboardUserData = &clipboardText;
    platform.Platform_GetClipboardTextFn = [](ImGuiContext*) {
        return keepClipboardText(*static_cast<std::string*>(ImGui::GetPlatformIO().Platform_ClipboardUserData));
    };
    platform.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) { SDL_SetClipboardText(text); };
#else
    ImGuiIO& clipboard = ImGui::GetIO();
    clipboard.ClipboardUserData = &clipboardText;
    clipboard.GetClipboardTextFn = [](void* held) { return keepClipboardText(*static_cast<std::string*>(held)); };
    clipboard.SetClipboardTextFn = [](void*, const char* text) { SDL_SetClipboardText(text); };
#endif
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    // What came before a frame is seen in that frame: a window that rests draws no second one to see the rest.
    io.ConfigInputTrickleEventQueue = false;
#else
    // Keys have ImGui's own numbers in KeysDown.
    for (const auto& [key, name] : imguiKeys) io.KeyMap[key] = key;
#endif
}

void feedImGuiKey(const InputEvent& event)
{
    ImGuiIO& io = ImGui::GetIO();
    const bool pressed = event.kind == InputKind::KeyDown;
    const auto* const found =
        std::ranges::find(imguiKeys, std::string_view(event.key), [](const auto& k) { return k.second; });
#if IMGUI_VERSION_NUM >= 18900
    io.AddKeyEvent(ImGuiMod_Ctrl, event.control);
    io.AddKeyEvent(ImGuiMod_Shift, event.shift);
    io.AddKeyEvent(ImGuiMod_Alt, event.alt);
#elif IMGUI_VERSION_NUM >= 18700
    io.AddKeyEvent(ImGuiKey_ModCtrl, event.control);
    io.AddKeyEvent(ImGuiKey_ModShift, event.shift);
    io.AddKeyEvent(ImGuiKey_ModAlt, event.alt);
#else
    io.KeyCtrl = event.control;
    io.KeyShift = event.shift;
    io.KeyAlt = event.alt;
#endif
    if (found == imguiKeys.end()) return;
#if IMGUI_VERSION_NUM >= 18700
    io.AddKeyEvent(found->first, pressed);
#else
    io.KeysDown[found->first] = pressed;
#endif
}

}  // namespace frontline
