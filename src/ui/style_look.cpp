// Of the window for a layer's style: colours, lines, areas, symbols.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/color.hpp"
#include "session/commands/edit.hpp"
#include "session/style_text.hpp"
#include "ui/style_fields.hpp"
#include "ui/widget_log.hpp"

namespace frontline {

namespace {

/// Dashes that can be chosen, in points.
struct DashChoice {
    const char* name;
    const Phrase* title;
    std::vector<double> points;
};

const std::vector<DashChoice>& dashes()
{
    static const std::vector<DashChoice> all{{"solid", &text::dashSolid, {}},
                                             {"long", &text::dashLong, {6, 3}},
                                             {"dots", &text::dashDots, {1, 2.5}},
                                             {"dash-dot", &text::dashDotted, {6, 2.5, 1, 2.5}}};
    return all;
}

void endStep(Commands& commands)
{
    if (ImGui::IsItemDeactivatedAfterEdit()) commands.push_back(EndEdit{});
}

bool drawColor(const Ui& ui, OwnStyle& style, const StyledLayer& layer, Commands& commands)
{
    beginField(ui, text::color);
    const Color color = parseColor(style.color.empty() ? layer.parts.front().color : style.color).value_or(Color{});
    std::array<float, 3> rgb{static_cast<float>(color.red) / 255, static_cast<float>(color.green) / 255,
                             static_cast<float>(color.blue) / 255};
    const auto clear = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemSpacing.x;
    ImGui::SetNextItemWidth(style.color.empty() ? -1 : -clear);
    bool changed = ImGui::ColorEdit3("##color", rgb.data(), ImGuiColorEditFlags_DisplayHex);
    noteLastWidget(ui.log, "style.color");
    endStep(commands);
    const auto byte = [](float part) { return static_cast<int>(std::lround(std::clamp(part, 0.0F, 1.0F) * 255)); };
    if (changed) style.color = fmt::format("#{:02X}{:02X}{:02X}", byte(rgb[0]), byte(rgb[1]), byte(rgb[2]));
    if (style.color.empty()) return changed;
    ImGui::SameLine();
    if (ImGui::Button("×##nocolor", {ImGui::GetFrameHeight(), 0})) {
        style.color.clear();
        changed = true;
    }
    noteLastWidget(ui.log, "style.color.clear");
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", ui.say(text::asItIs));
    return changed;
}

/// A slider that shows "As it is" until it is moved; a right click takes the number away again.
struct Number {
    const Phrase& title;
    const char* name;
    float least, most, usual;
    const char* format;
};

bool drawNumber(const Ui& ui, const Number& number, std::optional<double>& value, Commands& commands)
{
    beginField(ui, number.title);
    auto shown = static_cast<float>(value.value_or(number.usual));
    const char* format = value ? number.format : ui.say(text::asItIs);
    bool changed = ImGui::SliderFloat((std::string("##") + number.name).c_str(), &shown, number.least, number.most,
                                      format, ImGuiSliderFlags_AlwaysClamp | ImGuiSliderFlags_NoRoundToFormat);
    noteLastWidget(ui.log, std::string("style.") + number.name);
    endStep(commands);
    const double rounded = std::round(static_cast<double>(shown) * 20) / 20;
    changed = changed && value != rounded;
    if (changed) value = rounded;
    if (value && ImGui::IsItemClicked(1)) {
        value.reset();
        return true;
    }
    return changed;
}

/// A choice among words, none of which is asked for at first.
template <class Value>
bool drawWord(const Ui& ui, const Phrase& title, const char* name,
              const std::vector<std::pair<Value, const Phrase*>>& words, std::optional<Value>& value)
{
    Choices choices{{"", ui.say(text::asItIs)}};
    std::string now;
    for (std::size_t i = 0; i < words.size(); ++i) {
        choices.emplace_back(fmt::format("{}", i), ui.say(*words[i].second));
        if (value == words[i].first) now = choices.back().first;
    }
    if (!drawChoice(ui, title, name, choices, now)) return false;
    value.reset();
    for (std::size_t i = 0; i < words.size(); ++i)
        if (now == fmt::format("{}", i)) value = words[i].first;
    return true;
}

bool drawDash(const Ui& ui, OwnStyle& style)
{
    std::vector<std::pair<std::vector<double>, const Phrase*>> words;
    for (const DashChoice& dash : dashes()) words.emplace_back(dash.points, dash.title);
    return drawWord(ui, text::dash, "dash", words, style.dashPoints);
}

bool drawHatch(const Ui& ui, OwnStyle& style)
{
    return drawWord<HatchChoice>(ui, text::hatch, "hatch",
                                 {{HatchChoice::None, &text::hatchNone},
                                  {HatchChoice::Rising, &text::hatchRising},
                                  {HatchChoice::Falling, &text::hatchFalling},
                                  {HatchChoice::Level, &text::hatchLevel},
                                  {HatchChoice::Upright, &text::hatchUpright},
                                  {HatchChoice::Dots, &text::hatchDots}},
                                 style.hatch);
}

bool drawSymbol(const Ui& ui, OwnStyle& style)
{
    return drawWord<SymbolShape>(ui, text::symbol, "symbol",
                                 {{SymbolShape::Circle, &text::symbolCircle},
                                  {SymbolShape::Square, &text::symbolSquare},
                                  {SymbolShape::Ring, &text::symbolRing},
                                  {SymbolShape::RingDot, &text::symbolRingDot},
                                  {SymbolShape::Diamond, &text::symbolDiamond},
                                  {SymbolShape::Triangle, &text::symbolTriangle},
                                  {SymbolShape::Star, &text::symbolStar},
                                  {SymbolShape::Cross, &text::symbolCross}},
                                 style.symbol);
}

}  // namespace

bool drawLook(const Ui& ui, const StyledLayer& layer, OwnStyle& style, Commands& commands)
{
    std::string drawn = style.plain ? "plain" : "file";
    bool changed = drawChoice(ui, text::drawnAs, "drawn",
                              {{"file", ui.say(text::asTheFile)}, {"plain", ui.say(text::plainly)}}, drawn);
    style.plain = drawn == "plain";
    changed = drawColor(ui, style, layer, commands) || changed;
    const bool areas = layer.has(GeometryKind::Polygon), lines = areas || layer.has(GeometryKind::Line);
    if (lines) {
        changed = drawNumber(ui, {text::width, "width", 0, 10, 1, "%.1f"}, style.widthPoints, commands) || changed;
        changed = drawDash(ui, style) || changed;
    }
    if (areas) changed = drawHatch(ui, style) || changed;
    if (layer.has(GeometryKind::Point)) {
        changed = drawSymbol(ui, style) || changed;
        changed = drawNumber(ui, {text::symbolSize, "size", 1, 40, 5, "%.1f"}, style.symbolPoints, commands) || changed;
    }
    changed = drawNumber(ui, {text::opacity, "opacity", 0, 1, 1, "%.2f"}, style.opacity, commands) || changed;
    return changed;
}

}  // namespace frontline
