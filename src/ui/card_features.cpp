// In the card of a place: what of the layers lies there, each with its attributes.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "analysis/attribute_rows.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "session/commands/attributes.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

/// What is longer is copied whole and shown in part.
constexpr std::size_t mostShown = 4000;

std::string headingOf(const Ui& ui, const FeatureHere& here)
{
    std::string heading = printable(ui.say(here.title));
    if (!here.label.empty()) heading += ": " + printable(shortened(here.label, 80));
    for (char& c : heading)
        if (c == '\n') c = ' ';
    return heading;
}

/// A value, which a click copies.
void drawValue(const Ui& ui, const Column& column, std::size_t feature, const std::string& name, Commands& commands)
{
    if (column.isMissing(feature)) {
        ImGui::TextDisabled("%s", ui.say(text::noValue));
        noteLastWidget(ui.log, name);
        return;
    }
    const std::string value = valueText(column, feature);
    if (value.empty()) {
        ImGui::TextDisabled("%s", ui.say(text::emptyText));
        return;
    }
    drawWrapped(printable(shortened(value, mostShown)));
    noteLastWidget(ui.log, name);
    if (!ImGui::IsItemHovered()) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::SetTooltip("%s", ui.say(text::clickToCopy));
    if (ImGui::IsMouseClicked(0)) commands.push_back(CopyText{value});
}

void drawAttributesOf(const Ui& ui, const FeatureHere& here, std::size_t number, Commands& commands)
{
    if (ImGui::BeginTable("values", 2, ImGuiTableFlags_RowBg)) {
        ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthStretch, 1);
        ImGui::TableSetupColumn("value", ImGuiTableColumnFlags_WidthStretch, 1.9F);
        for (const Column& column : here.table->columns) {
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
            drawWrapped(printable(column.name));
            ImGui::PopStyleColor();
            ImGui::TableNextColumn();
            drawValue(ui, column, here.feature, fmt::format("card.value.{}.{}", number, column.name), commands);
        }
        ImGui::EndTable();
    }
    if (ImGui::SmallButton(ui.say(text::copyAll)))
        commands.push_back(
            CopyText{tabSeparated(*here.table, std::vector<std::uint32_t>{static_cast<std::uint32_t>(here.feature)})});
    noteLastWidget(ui.log, fmt::format("card.copy.{}", number));
    ImGui::SameLine();
    if (ImGui::SmallButton(ui.say(text::attributesHint))) commands.push_back(ShowAttributes{here.layer});
    noteLastWidget(ui.log, fmt::format("card.table.{}", number));
}

void drawFeature(const Ui& ui, const PlaceCard& card, std::size_t number, Commands& commands)
{
    const FeatureHere& here = card.features[number];
    ImGui::PushID(static_cast<int>(number));
    ImGui::PushID(here.layer.text().c_str());
    const auto flags = number == 0 && !here.ofMap ? ImGuiTreeNodeFlags_DefaultOpen : ImGuiTreeNodeFlags_None;
    const float width = ImGui::GetContentRegionAvail().x - 2 * ImGui::GetTreeNodeToLabelSpacing();
    const std::string heading = headingOf(ui, here);
    const bool open = ImGui::CollapsingHeader((fittedText(heading, width) + "###feature").c_str(), flags);
    noteLastWidget(ui.log, fmt::format("card.feature.{}", number));
    if (ImGui::IsItemHovered() && card.lit != number) commands.push_back(LightFeature{number});
    if (open) drawAttributesOf(ui, here, number, commands);
    ImGui::PopID();
    ImGui::PopID();
}

}  // namespace

void drawCardFeatures(const Ui& ui, const PlaceCard& card, Commands& commands)
{
    for (std::size_t i = 0; i < card.features.size(); ++i)
        if (!card.features[i].ofMap) drawFeature(ui, card, i, commands);
}

void drawCardFeaturesOfMap(const Ui& ui, const PlaceCard& card, Commands& commands)
{
    const auto count = [&](std::size_t n) { return countText(static_cast<double>(n), ui.language()); };
    const auto ofMap = static_cast<std::size_t>(std::ranges::count_if(card.features, &FeatureHere::ofMap));
    if (ofMap > 0) {
        const bool open = ImGui::TreeNode("map", "%s (%s)", ui.say(text::ofMapsLayers), count(ofMap).c_str());
        noteLastWidget(ui.log, "card.map");
        for (std::size_t i = 0; open && i < card.features.size(); ++i)
            if (card.features[i].ofMap) drawFeature(ui, card, i, commands);
        if (open) ImGui::TreePop();
    }
    if (card.moreFeatures > 0)
        ImGui::TextDisabled("%s", trf(ui.language(), text::moreFeatures, count(card.moreFeatures)).c_str());
}

}  // namespace frontline
