// A tab of the side panel: the layers of the map, the topmost first: shown or hidden, opacity, order, source.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "map/restyle.hpp"
#include "session/commands/attributes.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/layers.hpp"
#include "session/style_text.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

constexpr const char* dragType = "layer";

std::string dateOf(const DrawnMap& map, const DrawnLayer& layer)
{
    const LayerDefinition& definition = *layer.definition;
    // Of one scenario, whatever is chosen: when that was proposed, as `frontline layers` says it.
    if (definition.scenario && !layer.ofShownScenario())
        if (const ScenarioPointer scenario = map.map->scenarioById(definition.scenario->scenario))
            return scenario->date;
    if (definition.followsDate() || definition.scenario) return map.selection.date;
    if (definition.occupied) return definition.occupied->date;
    if (!definition.date.empty()) return definition.date;
    return layer.source ? layer.source->date : std::string();
}

std::string sourceLine(const Ui& ui, const DrawnLayer& layer)
{
    const SourceId named = layer.definition->source;
    const auto own = partsOf(ui.selection(), layer.id());
    std::string line = layer.source    ? ui.say(layer.source->title)
                       : !own.empty()  ? printable(own.front().file.path.filename().string())
                       : named.empty() ? ui.say(text::noSource)
                                       : named.text();
    const std::string date = dateOf(ui.session.drawn(), layer);
    if (!date.empty()) line = date + " · " + line;
    if (layer.visible && !layer.table) line = ui.say(ui.session.busy() ? text::loading : text::notLoaded);
    return line;
}

void tooltipLine(const Ui& ui, const Phrase& name, const std::string& value)
{
    if (value.empty()) return;
    ImGui::TextDisabled("%s", ui.say(name));
    ImGui::SameLine(static_cast<float>(100 * ui.layout.scale));
    ImGui::PushTextWrapPos(static_cast<float>(420 * ui.layout.scale));
    ImGui::TextUnformatted(value.c_str());
    ImGui::PopTextWrapPos();
}

void drawTooltip(const Ui& ui, const DrawnLayer& layer)
{
    const Source* source = layer.source;
    ImGui::BeginTooltip();
    ImGui::PushFont(ui.fonts.bold);
    ImGui::TextUnformatted(ui.say(layer.definition->title).c_str());
    ImGui::PopFont();
    ImGui::PushFont(ui.fonts.small);
    if (source) {
        tooltipLine(ui, text::source, ui.say(source->title));
        tooltipLine(ui, text::date, dateOf(ui.session.drawn(), layer));
        tooltipLine(ui, text::status, accuracyText(*source, ui.language()));
        tooltipLine(ui, text::licence, ui.say(source->licence));
        if (!source->note.empty()) {
            ImGui::PushTextWrapPos(static_cast<float>(420 * ui.layout.scale));
            ImGui::TextUnformatted(ui.say(source->note).c_str());
            ImGui::PopTextWrapPos();
        }
    } else {
        ImGui::TextUnformatted(sourceLine(ui, layer).c_str());
    }
    ImGui::PopFont();
    ImGui::EndTooltip();
}

/// One layer in two lines: what it is, and where it comes from with its opacity.
class Row {
public:
    /// layers: all that are drawn, bottom first. section: where those of the row's part of the list are among them.
    Row(const Ui& ui, const std::vector<const DrawnLayer*>& layers, const std::vector<std::size_t>& section,
        std::size_t row, bool own, Commands& commands)
        : ui_(ui),
          layers_(layers),
          section_(section),
          layer_(*layers[section[row]]),
          position_(section[row]),
          row_(row),
          own_(own),
          shown_(isShown(ui.map(), ui.selection(), *layer_.definition)),
          commands_(commands)
    {}

    void draw()
    {
        ImGui::PushID(layer_.id().text().c_str());
        const float arrows = 2 * ImGui::GetFrameHeight() + spacing() * 0.5F;
        const float right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
        drawFirstLine(right, arrows);
        drawSecondLine(right, arrows);
        if (own_ && shown_) drawLayerClasses(ui_, layer_, indent_, commands_);
        ImGui::PopID();
    }

private:
    void drawFirstLine(float right, float arrows)
    {
        start_ = ImGui::GetCursorPosX();
        firstHeight_ = ImGui::GetFrameHeight();
        bool visible = shown_;
        if (ImGui::Checkbox("##visible", &visible)) commands_.push_back(SetLayerVisible{layer_.id(), visible});
        note("visible");
        ImGui::SameLine();
        indent_ = ImGui::GetCursorPosX();
        ImGui::AlignTextToFramePadding();
        const float table = ImGui::GetFrameHeight() + spacing();
        const float menu = own_ ? ImGui::GetFrameHeight() + spacing() : 0;
        const float width = right - indent_ - arrows - table - menu - 2 * spacing();
        const std::string title = fittedText(ui_.say(layer_.definition->title), width);
        if (!shown_) ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
        ImGui::Selectable((title + "##title").c_str(), false, 0, {width, ImGui::GetTextLineHeight()});
        if (!shown_) ImGui::PopStyleColor();
        note("title");
        if (ImGui::IsItemHovered() && !ImGui::IsMouseDown(0)) drawTooltip(ui_, layer_);
        dragAndDrop();
        if (own_) {
            ImGui::OpenPopupOnItemClick("menu", ImGuiPopupFlags_MouseButtonRight);
            ImGui::SameLine(right - arrows - table - menu);
            drawMenuButton();
        }
        if (layer_.table && !layer_.table->columns.empty()) {
            ImGui::SameLine(right - arrows - table);
            drawTableButton();
        }
        ImGui::SameLine(right - arrows);
        const bool isFirst = row_ == 0, isLast = row_ + 1 == section_.size();
        drawArrow("up", ImGuiDir_Up, !isLast, isLast ? 0 : section_[row_ + 1]);
        ImGui::SameLine(right - ImGui::GetFrameHeight());
        drawArrow("down", ImGuiDir_Down, !isFirst, isFirst ? 0 : section_[row_ - 1]);
    }

    void drawSecondLine(float right, float sliderWidth)
    {
        ImGui::PushFont(ui_.fonts.small);
        const float top = ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y;
        const float padding = 1 * static_cast<float>(ui_.layout.scale);
        const std::string number = fmt::format("{}", layers_.size() - position_);
        const float box = ImGui::GetFontSize() + 2 * padding;
        ImGui::SetCursorPos(
            {start_ + std::round((firstHeight_ - ImGui::CalcTextSize(number.c_str()).x) / 2), top + padding});
        ImGui::TextDisabled("%s", number.c_str());
        ImGui::SetCursorPos({indent_, top + padding});
        const std::string line = sourceLine(ui_, layer_);
        ImGui::TextDisabled("%s", fittedText(line, right - indent_ - sliderWidth - 2 * spacing()).c_str());
        note("source");
        if (ImGui::IsItemHovered()) drawTooltip(ui_, layer_);
        ImGui::SetCursorPos({right - sliderWidth, top + std::round(box * 0.15F)});
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, 0));
        ImGui::PushStyleVar(ImGuiStyleVar_GrabMinSize, std::round(8 * static_cast<float>(ui_.layout.scale)));
        ImGui::SetNextItemWidth(sliderWidth);
        auto percent = static_cast<float>(layer_.opacity * 100);
        if (ImGui::SliderFloat("##opacity", &percent, 0, 100, "", ImGuiSliderFlags_AlwaysClamp))
            commands_.push_back(SetLayerOpacity{layer_.id(), std::round(percent) / 100.0});
        if (ImGui::IsItemDeactivatedAfterEdit()) commands_.push_back(EndEdit{});
        note("opacity");
        ImGui::PopStyleVar(2);
        if (ImGui::IsItemHovered() || ImGui::IsItemActive())
            ImGui::SetTooltip("%s %.0f %%", ui_.say(text::opacity), percent);
        ImGui::PopFont();
        ImGui::SetCursorPosY(top + box + ImGui::GetStyle().ItemSpacing.y);
    }

    void drawMenuButton()
    {
        const float side = ImGui::GetFrameHeight();
        if (ImGui::Button("##menu", {side, side})) ImGui::OpenPopup("menu");
        note("menu");
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", ui_.say(text::layerMenuHint));
        const ImVec2 low = ImGui::GetItemRectMin();
        for (const float x : {0.28F, 0.5F, 0.72F})
            ImGui::GetWindowDrawList()->AddCircleFilled({low.x + side * x, low.y + side / 2}, side * 0.07F,
                                                        ImGui::GetColorU32(ImGuiCol_Text));
        if (!ImGui::BeginPopup("menu")) return;
        drawLayerMenu(ui_, layer_.id(), commands_);
        ImGui::EndPopup();
    }

    /// Opens the table of attributes, or closes it.
    void drawTableButton()
    {
        const bool open = ui_.session.attributes.layer == layer_.id();
        const float side = ImGui::GetFrameHeight();
        if (ImGui::Button("##attributes", {side, side}))
            commands_.push_back(ShowAttributes{open ? LayerId() : layer_.id()});
        note("attributes");
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", ui_.say(text::attributesHint));
        const ImVec2 low = ImGui::GetItemRectMin();
        const float inset = std::round(side * 0.28F), width = side - 2 * inset, step = std::round(width / 3);
        const ImU32 ink = ImGui::GetColorU32(open ? ImGuiCol_CheckMark : ImGuiCol_Text);
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddRect({low.x + inset, low.y + inset}, {low.x + inset + width, low.y + inset + width}, ink);
        for (const float y : {step, 2 * step})
            list->AddLine({low.x + inset, low.y + inset + y}, {low.x + inset + width, low.y + inset + y}, ink);
        list->AddLine({low.x + inset + step, low.y + inset}, {low.x + inset + step, low.y + inset + width}, ink);
    }

    void drawArrow(const char* name, ImGuiDir direction, bool enabled, std::size_t target)
    {
        ImGui::BeginDisabled(!enabled);
        if (ImGui::ArrowButton(name, direction)) commands_.push_back(MoveLayer{layer_.id(), target});
        note(name);
        ImGui::EndDisabled();
    }

    void dragAndDrop()
    {
        if (ImGui::BeginDragDropSource()) {
            ImGui::SetDragDropPayload(dragType, &position_, sizeof position_);
            ImGui::TextUnformatted(ui_.say(layer_.definition->title).c_str());
            ImGui::EndDragDropSource();
        }
        if (!ImGui::BeginDragDropTarget()) return;
        if (const ImGuiPayload* payload = ImGui::AcceptDragDropPayload(dragType)) {
            std::size_t from = 0;
            std::copy_n(static_cast<const unsigned char*>(payload->Data), sizeof from,
                        reinterpret_cast<unsigned char*>(&from));
            if (from < layers_.size()) commands_.push_back(MoveLayer{layers_[from]->id(), position_});
        }
        ImGui::EndDragDropTarget();
    }

    void note(const char* part)
    {
        if (ui_.log) noteLastWidget(ui_.log, fmt::format("layer.{}.{}", layer_.id().text(), part));
    }
    static float spacing() { return ImGui::GetStyle().ItemSpacing.x; }

    const Ui& ui_;
    const std::vector<const DrawnLayer*>& layers_;
    const std::vector<std::size_t>& section_;
    const DrawnLayer& layer_;
    std::size_t position_, row_;
    bool own_;
    bool shown_;  // as it was chosen: a comparison may hide it
    Commands& commands_;
    float start_ = 0, indent_ = 0, firstHeight_ = 0;
};

}  // namespace

void drawLayerList(const Ui& ui, Commands& commands)
{
    ImGui::PushFont(ui.fonts.small);
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", ui.say(text::layersHint));
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::Separator();
    std::vector<const DrawnLayer*> layers;
    for (const DrawnLayer& layer : ui.session.drawn().layers)
        if (layer.side != DrawnLayer::Side::Right && !isHighlight(layer)) layers.push_back(&layer);
    std::vector<std::size_t> own, ofMap;
    for (std::size_t position = 0; position < layers.size(); ++position)
        (partsOf(ui.selection(), layers[position]->id()).empty() ? ofMap : own).push_back(position);
    if (!own.empty()) ImGui::TextUnformatted(ui.say(text::ownLayers));
    for (std::size_t row = own.size(); row-- > 0;) Row(ui, layers, own, row, true, commands).draw();
    if (!own.empty()) {
        ImGui::Separator();
        ImGui::TextUnformatted(ui.say(text::mapLayers));
    }
    for (std::size_t row = ofMap.size(); row-- > 0;) Row(ui, layers, ofMap, row, false, commands).draw();
}

}  // namespace frontline
