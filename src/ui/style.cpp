#include "ui/style.hpp"

#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>

namespace frontline {

namespace {

constexpr float textPoints = 15, smallPoints = 12.5F;

// Latin with its extensions, Cyrillic, general punctuation, arrows, and a few signs: ₴, №, −.
constexpr std::array<ImWchar, 15> glyphRanges{0x0020, 0x024F, 0x0400, 0x052F, 0x2010, 0x2044, 0x20B4, 0x20B4,
                                              0x2116, 0x2116, 0x2190, 0x2193, 0x2212, 0x2212, 0};

ImFont* addFont(const std::filesystem::path& path, float pixels)
{
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error)) {
        ImFontConfig config;
        config.OversampleH = 1;
        config.PixelSnapH = true;
        config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
        if (ImFont* font = atlas.AddFontFromFileTTF(path.c_str(), pixels, &config, glyphRanges.data())) return font;
    }
    ImFontConfig config;
    config.SizePixels = pixels;
    return atlas.AddFontDefault(&config);
}

ImVec4 rgb(unsigned hex, float alpha = 1)
{
    const auto channel = [&](unsigned shift) { return static_cast<float>((hex >> shift) & 0xFFU) / 255.0F; };
    return {channel(16), channel(8), channel(0), alpha};
}

struct PanelColors {
    unsigned window, popup, frame, frameHovered, border, text, dimText, accent, accentStrong, button, buttonHovered,
        title;
};

constexpr PanelColors light{0xFBFAF5, 0xFFFFFF, 0xECE8DE, 0xE2DDD0, 0xCFC9BB, 0x2B2A27,
                            0x6B675E, 0x3D6B8C, 0x2A5270, 0xECE8DE, 0xDDE6EC, 0xF1EEE6};
constexpr PanelColors dark{0x1B2228, 0x222B32, 0x2B353D, 0x36424B, 0x3B4851, 0xE6E2D8,
                           0x9BA5AD, 0x6FA3C4, 0x94C2DF, 0x2B353D, 0x34495A, 0x20292F};

void setColors(ImGuiStyle& style, const PanelColors& c)
{
    const auto set = [&](ImGuiCol index, ImVec4 value) { style.Colors[index] = value; };
    set(ImGuiCol_Text, rgb(c.text));
    set(ImGuiCol_TextDisabled, rgb(c.dimText));
    set(ImGuiCol_WindowBg, rgb(c.window, 0.985F));
    set(ImGuiCol_ChildBg, rgb(c.window, 0));
    set(ImGuiCol_PopupBg, rgb(c.popup, 0.99F));
    set(ImGuiCol_Border, rgb(c.border));
    set(ImGuiCol_FrameBg, rgb(c.frame));
    set(ImGuiCol_FrameBgHovered, rgb(c.frameHovered));
    set(ImGuiCol_FrameBgActive, rgb(c.frameHovered));
    set(ImGuiCol_TitleBg, rgb(c.title));
    set(ImGuiCol_TitleBgActive, rgb(c.title));
    set(ImGuiCol_MenuBarBg, rgb(c.title, 0.98F));
    set(ImGuiCol_ScrollbarBg, rgb(c.window, 0));
    set(ImGuiCol_ScrollbarGrab, rgb(c.border));
    set(ImGuiCol_ScrollbarGrabHovered, rgb(c.dimText, 0.7F));
    set(ImGuiCol_ScrollbarGrabActive, rgb(c.dimText));
    set(ImGuiCol_CheckMark, rgb(c.accent));
    set(ImGuiCol_SliderGrab, rgb(c.accent, 0.75F));
    set(ImGuiCol_SliderGrabActive, rgb(c.accentStrong));
    set(ImGuiCol_Button, rgb(c.button));
    set(ImGuiCol_ButtonHovered, rgb(c.buttonHovered));
    set(ImGuiCol_ButtonActive, rgb(c.accent, 0.45F));
    set(ImGuiCol_Header, rgb(c.accent, 0.22F));
    set(ImGuiCol_HeaderHovered, rgb(c.accent, 0.16F));
    set(ImGuiCol_HeaderActive, rgb(c.accent, 0.32F));
    set(ImGuiCol_Separator, rgb(c.border));
    set(ImGuiCol_TextSelectedBg, rgb(c.accent, 0.35F));
    set(ImGuiCol_DragDropTarget, rgb(c.accent));
    set(ImGuiCol_NavHighlight, rgb(c.accent));
    set(ImGuiCol_TableHeaderBg, rgb(c.title));
    set(ImGuiCol_TableBorderLight, rgb(c.border, 0.6F));
    set(ImGuiCol_TableBorderStrong, rgb(c.border));
    set(ImGuiCol_TableRowBgAlt, rgb(c.frame, 0.35F));
}

}  // namespace

UiFonts loadUiFonts(const std::filesystem::path& fonts, double scale)
{
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    const auto pixels = [&](float points) { return std::max(6.0F, std::round(points * static_cast<float>(scale))); };
    UiFonts loaded;
    loaded.regular = addFont(fonts / "Inter-Regular.otf", pixels(textPoints));
    loaded.small = addFont(fonts / "Inter-Regular.otf", pixels(smallPoints));
    loaded.bold = addFont(fonts / "Inter-Medium.otf", pixels(textPoints));
    ImGui::GetIO().FontDefault = loaded.regular;
    return loaded;
}

bool isDark(Color c)
{
    // Luma as in ITU-R BT.601.
    return 0.299 * c.red + 0.587 * c.green + 0.114 * c.blue < 128;
}

void applyUiStyle(bool darkTheme, double scale)
{
    ImGuiStyle style;
    style.WindowRounding = 6;
    style.PopupRounding = 4;
    style.FrameRounding = 4;
    style.GrabRounding = 3;
    style.ScrollbarRounding = 4;
    style.ScrollbarSize = 11;
    style.WindowBorderSize = 1;
    style.WindowPadding = {10, 8};
    style.FramePadding = {6, 3};
    style.ItemSpacing = {7, 5};
    style.ItemInnerSpacing = {6, 4};
    style.WindowTitleAlign = {0.0F, 0.5F};
    style.ScaleAllSizes(static_cast<float>(scale));
    setColors(style, darkTheme ? dark : light);
    ImGui::GetStyle() = style;
}

}  // namespace frontline
