// Of the window for a layer's style: classes, names, filter and days.
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <variant>

#include "base/message.hpp"
#include "base/text.hpp"
#include "map/ramps.hpp"
#include "session/commands/edit.hpp"
#include "session/style_text.hpp"
#include "ui/style_fields.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

using Method = Classification::Method;

constexpr std::array<std::pair<Method, const Phrase*>, 7> methods{{{Method::Usual, &text::methodUsual},
                                                                   {Method::Category, &text::methodCategory},
                                                                   {Method::Quantile, &text::methodQuantile},
                                                                   {Method::EqualInterval, &text::methodEqual},
                                                                   {Method::Jenks, &text::methodJenks},
                                                                   {Method::Breaks, &text::methodBreaks},
                                                                   {Method::Age, &text::methodAge}}};

/// Words of a list by their number.
template <class Value, std::size_t count>
bool drawListed(const Ui& ui, const Phrase& title, const char* name,
                const std::array<std::pair<Value, const Phrase*>, count>& words, Value& value)
{
    Choices choices;
    std::string now;
    for (std::size_t i = 0; i < count; ++i) {
        choices.emplace_back(fmt::format("{}", i), ui.say(*words[i].second));
        if (value == words[i].first) now = choices.back().first;
    }
    if (!drawChoice(ui, title, name, choices, now)) return false;
    for (std::size_t i = 0; i < count; ++i)
        if (now == choices[i].first) value = words[i].first;
    return true;
}

bool drawBreaks(const Ui& ui, Classification& classes)
{
    std::string& draft = ui.drafts->style.breaks;
    beginField(ui, text::classBreaks);
    const bool entered = ImGui::InputText("##breaks", &draft, ImGuiInputTextFlags_EnterReturnsTrue);
    noteLastWidget(ui.log, "style.breaks");
    if (!entered && !ImGui::IsItemDeactivatedAfterEdit()) return false;
    // The column stands in for the one that is meant: only the numbers are wanted.
    std::string numbers = draft;
    std::erase(numbers, ' ');
    const auto parsed = parseClassification("x:breaks=" + numbers);
    if (!parsed) return false;
    classes.breaks = parsed->breaks;
    return true;
}

void drawRampPreview(const std::string& ramp)
{
    const auto colors = rampColors(ramp, 12);
    const ImVec2 low = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = ImGui::GetTextLineHeight() * 0.6F;
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const Color color = parseColor(colors[i]).value_or(Color{});
        const auto share = [&](std::size_t k) { return low.x + width * static_cast<float>(k) / 12; };
        list->AddRectFilled({share(i), low.y}, {share(i + 1), low.y + height},
                            IM_COL32(color.red, color.green, color.blue, 255));
    }
    ImGui::Dummy({width, height});
}

/// What came of the classes: a check mark hides one, as a click on the legend would.
bool drawClassList(const Ui& ui, const StyledLayer& layer, OwnStyle& style)
{
    bool changed = false;
    const auto& made = ui.session.styling.made;
    const auto& rules = layer.parts.front().layer->rules;
    for (std::size_t r = 0; r < rules.size(); ++r) {
        if (rules[r].title.empty()) continue;
        std::string title = ui.say(rules[r].title);
        if (made.layer == ui.session.styling.open && r < made.classes.classes.size())
            title = trf(ui.language(), text::classCounted, title,
                        countText(static_cast<double>(made.classes.classes[r].count), ui.language()));
        bool shown = !style.hidden.contains(r);
        ImGui::PushID(static_cast<int>(r));
        if (ImGui::Checkbox(printable(title).c_str(), &shown)) {
            if (shown)
                style.hidden.erase(r);
            else
                style.hidden.insert(r);
            changed = true;
        }
        noteLastWidget(ui.log, fmt::format("style.class.{}", r));
        ImGui::PopID();
    }
    return changed;
}

bool drawKinds(const Ui& ui, const StyledLayer& layer, Classification& classes, Commands& commands)
{
    bool changed = drawListed(ui, text::classMethod, "method", methods, classes.method);
    if (classes.method == Method::Breaks) {
        changed = drawBreaks(ui, classes) || changed;
    } else {
        beginField(ui, text::classCount);
        auto count = static_cast<int>(classes.count);
        const char* format = count == 0 ? ui.say(text::usualCount) : "%d";
        if (ImGui::SliderInt("##count", &count, 0, static_cast<int>(mostClasses), format,
                             ImGuiSliderFlags_AlwaysClamp) &&
            static_cast<std::size_t>(count) != classes.count && count != 1) {
            classes.count = static_cast<std::size_t>(count);
            changed = true;
        }
        noteLastWidget(ui.log, "style.count");
        if (ImGui::IsItemDeactivatedAfterEdit()) commands.push_back(EndEdit{});
    }
    const auto& made = ui.session.styling.made;
    const Method method = classes.method == Method::Usual && made.layer == ui.session.styling.open
                              ? made.classes.asked.method
                              : classes.method;
    if (method != Method::Category) {
        Choices ramps{{"", ui.say(text::usualRamp)}};
        for (const std::string& name : rampNames()) ramps.emplace_back(name, name);
        changed = drawChoice(ui, text::ramp, "ramp", ramps, classes.ramp) || changed;
        drawRampPreview(classes.ramp);
        if (layer.has(GeometryKind::Point)) {
            changed = ImGui::Checkbox(ui.say(text::classesBySize), &classes.bySize) || changed;
            noteLastWidget(ui.log, "style.by-size");
        }
    }
    return changed;
}

std::string quoted(const std::string& text, char quote)
{
    std::string out(1, quote);
    for (const char c : text) {
        if (c == quote) out += c;
        out += c;
    }
    return out + quote;
}

const Column* columnOf(const StyledLayer& layer, const std::string& name)
{
    for (const TablePointer& table : layer.tables) {
        if (!table) continue;
        const auto found = std::ranges::find(table->columns, name, &Column::name);
        if (found != table->columns.end()) return &*found;
    }
    return nullptr;
}

/// The values of the column that come first, each once; enough to choose from.
std::vector<std::string> firstValues(const Column& column, std::size_t features)
{
    constexpr std::size_t lookedAt = 20'000, most = 200;
    std::vector<std::string> values;
    for (std::size_t f = 0; f < std::min(features, lookedAt) && values.size() < most; ++f) {
        if (column.isMissing(f)) continue;
        std::string value = valueText(column, f);
        if (value.size() < 100 && std::ranges::find(values, value) == values.end()) values.push_back(std::move(value));
    }
    std::ranges::sort(values);
    return values;
}

/// A condition as OGR's SQL has it. Operators: of drawFilter().
std::string condition(const Column& column, const std::string& operation, const std::string& value)
{
    const std::string name = quoted(column.name, '"');
    if (operation == "null") return name + " IS NULL";
    if (operation == "there") return name + " IS NOT NULL";
    if (operation == "like") return name + " LIKE " + quoted("%" + value + "%", '\'');
    const bool number = !std::holds_alternative<std::vector<std::string>>(column.values) &&
                        value.find_first_not_of("0123456789.-+eE") == std::string::npos;
    return name + " " + operation + " " + (number ? value : quoted(value, '\''));
}

/// Column, operator, value, and a button that adds them to the filter.
bool drawBuilder(const Ui& ui, const StyledLayer& layer, OwnStyle& style)
{
    auto& draft = ui.drafts->style;
    drawChoice(ui, text::classColumn, "filter.column", columnChoices(layer, ui.say(text::noColumn)), draft.column);
    const Column* column = columnOf(layer, draft.column);
    if (!column) return false;
    const Choices operators{{"=", "="},
                            {"<>", "<>"},
                            {"<", "<"},
                            {"<=", "<="},
                            {">", ">"},
                            {">=", ">="},
                            {"like", ui.say(text::containsText)},
                            {"null", ui.say(text::isMissing)},
                            {"there", ui.say(text::isThere)}};
    const float add = ImGui::CalcTextSize(ui.say(text::filterAdd)).x + 2 * ImGui::GetStyle().FramePadding.x;
    ImGui::SetNextItemWidth(static_cast<float>(110 * ui.layout.scale));
    const auto now = std::ranges::find(operators, draft.operation, &Choices::value_type::first);
    if (ImGui::BeginCombo("##operator", now == operators.end() ? "" : now->second.c_str())) {
        for (const auto& [word, written] : operators)
            if (ImGui::Selectable(written.c_str(), word == draft.operation)) draft.operation = word;
        ImGui::EndCombo();
    } else {
        noteLastWidget(ui.log, "style.filter.operator");
    }
    ImGui::SameLine();
    ImGui::SetNextItemWidth(-2 * ImGui::GetStyle().ItemSpacing.x - add - ImGui::GetFrameHeight());
    ImGui::InputText("##value", &draft.value);
    noteLastWidget(ui.log, "style.filter.value");
    ImGui::SameLine();
    if (ImGui::BeginCombo("##values", "", ImGuiComboFlags_NoPreview | ImGuiComboFlags_HeightLarge)) {
        if (ImGui::IsWindowAppearing() && !layer.tables.empty() && layer.tables.front())
            draft.values = firstValues(*column, layer.tables.front()->featureCount());
        for (const std::string& value : draft.values)
            if (ImGui::Selectable((printable(value) + "##" + value).c_str(), value == draft.value)) draft.value = value;
        ImGui::EndCombo();
    } else {
        noteLastWidget(ui.log, "style.filter.values");
    }
    ImGui::SameLine();
    const bool needsValue = draft.operation != "null" && draft.operation != "there";
    ImGui::BeginDisabled(needsValue && draft.value.empty());
    const bool added = ImGui::Button(ui.say(text::filterAdd));
    ImGui::EndDisabled();
    noteLastWidget(ui.log, "style.filter.add");
    if (!added) return false;
    const std::string one = condition(*column, draft.operation, draft.value);
    style.filter = style.filter.empty() ? one : style.filter + " AND " + one;
    draft.filter = draft.filterOf = style.filter;
    return true;
}

}  // namespace

bool drawClasses(const Ui& ui, const StyledLayer& layer, OwnStyle& style, Commands& commands)
{
    bool changed = drawChoice(ui, text::classColumn, "class-column", columnChoices(layer, ui.say(text::noColumn)),
                              style.classes.column);
    if (changed) style.hidden.clear();
    if (!style.classes.empty() && drawKinds(ui, layer, style.classes, commands)) {
        style.hidden.clear();
        changed = true;
    }
    return drawClassList(ui, layer, style) || changed;
}

bool drawLabels(const Ui& ui, const StyledLayer& layer, OwnStyle& style)
{
    const Choices columns = columnChoices(layer, ui.say(text::noColumn));
    bool changed = drawChoice(ui, text::labelColumn, "label", columns, style.label);
    if (style.label.empty()) return changed;
    Choices decimals{{"", ui.say(text::asItIs)}};
    for (int i = 0; i <= 4; ++i) decimals.emplace_back(fmt::format("{}", i), fmt::format("{}", i));
    std::string shown = style.labelDecimals ? fmt::format("{}", *style.labelDecimals) : "";
    if (drawChoice(ui, text::labelDecimals, "decimals", decimals, shown)) {
        style.labelDecimals = shown.empty() ? std::nullopt : std::optional(shown.front() - '0');
        changed = true;
    }
    return drawChoice(ui, text::labelPriority, "priority", columns, style.labelPriority) || changed;
}

bool drawFilter(const Ui& ui, const StyledLayer& layer, OwnStyle& style)
{
    auto& draft = ui.drafts->style;
    bool changed = drawBuilder(ui, layer, style);
    const float clear = ImGui::CalcTextSize(ui.say(text::filterClear)).x + 3 * ImGui::GetStyle().ItemSpacing.x;
    ImGui::SetNextItemWidth(style.filter.empty() ? -1 : -clear);
    const bool entered = ImGui::InputTextWithHint("##filter", ui.say(text::filterHint), &draft.filter,
                                                  ImGuiInputTextFlags_EnterReturnsTrue);
    noteLastWidget(ui.log, "style.filter");
    if ((entered || ImGui::IsItemDeactivatedAfterEdit()) && draft.filter != style.filter) {
        style.filter = draft.filterOf = draft.filter;
        changed = true;
    }
    if (!style.filter.empty()) {
        ImGui::SameLine();
        if (ImGui::Button(ui.say(text::filterClear))) {
            style.filter.clear();
            draft.filter.clear();
            draft.filterOf.clear();
            changed = true;
        }
        noteLastWidget(ui.log, "style.filter.clear");
    }
    const auto& made = ui.session.styling.made;
    if (!style.filter.empty() && made.layer == ui.session.styling.open && ui.session.styling.problem.empty())
        ImGui::TextDisabled(
            "%s", trf(ui.language(), text::filterLeft, countText(static_cast<double>(made.chosen), ui.language()),
                      countText(static_cast<double>(made.features), ui.language()))
                      .c_str());
    return changed;
}

bool drawDays(const Ui& ui, const StyledLayer& layer, OwnStyle& style)
{
    using Mode = DayChoice::Mode;
    constexpr std::array<std::pair<Mode, const Phrase*>, 4> modes{{{Mode::Off, &text::daysOff},
                                                                   {Mode::Exact, &text::daysExact},
                                                                   {Mode::UpTo, &text::daysUpTo},
                                                                   {Mode::Last, &text::daysLast}}};
    bool changed = drawListed(ui, text::daysShown, "days", modes, style.days.mode);
    if (style.days.mode == Mode::Off) return changed;
    if (style.days.mode == Mode::Last) {
        beginField(ui, text::classCount);
        int last = style.days.last;
        if (ImGui::InputInt("##last", &last, 1, 7) && last >= 1 && last <= 36'500) {
            style.days.last = last;
            changed = true;
        }
        noteLastWidget(ui.log, "style.days.last");
    }
    return drawChoice(ui, text::dateColumnOf, "date-column", columnChoices(layer, ui.say(text::dateColumnFound)),
                      style.days.column) ||
           changed;
}

}  // namespace frontline
