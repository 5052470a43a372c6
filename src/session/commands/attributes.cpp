#include "session/commands/attributes.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/vector_writer.hpp"
#include "map/input_files.hpp"
#include "session/session.hpp"

namespace frontline {

void ShowAttributes::run(Session& session) const
{
    AttributesView& view = session.attributes;
    if (view.layer == layer) {
        if (!layer.empty()) session.panels.panels = true;
        return;
    }
    stopAttributes(session);
    const double height = view.heightPoints;
    view = {};
    view.heightPoints = height;
    view.layer = layer;
    if (layer.empty()) return;
    session.panels.panels = true;
    followAttributes(session);
}

void ToggleAttributes::run(Session& session) const
{
    if (session.attributes.open() && session.panels.panels) {
        ShowAttributes{}.run(session);
        return;
    }
    if (session.attributes.open()) {
        session.panels.panels = true;
        return;
    }
    const auto layers = layersWithAttributes(session);
    if (layers.empty()) {
        session.tell(session.say(text::noAttributes));
        return;
    }
    const auto own = std::ranges::find_if(layers, [&](const DrawnLayer* layer) {
        return std::ranges::any_of(session.selection().files,
                                   [&](const OwnLayer& file) { return file.layer->id == layer->id(); });
    });
    ShowAttributes{(own == layers.end() ? layers.front() : *own)->id()}.run(session);
}

void AskRows::run(Session& session) const
{
    if (asked == session.attributes.asked) return;
    stopAttributes(session);
    session.attributes.asked = asked;
}

void PickRow::run(Session& session) const
{
    AttributesView& view = session.attributes;
    const FeatureNumbers* shown = view.shown();
    if (!shown || row >= shown->size()) return;
    const std::size_t features = view.table->featureCount();
    if (range && view.anchor && *view.anchor < shown->size()) {
        const auto [first, last] = std::minmax(*view.anchor, row);
        if (!add) view.selected.clear();
        view.selected.set({shown->begin() + static_cast<std::ptrdiff_t>(first),
                           shown->begin() + static_cast<std::ptrdiff_t>(last) + 1},
                          true, features);
        return;
    }
    const std::uint32_t feature = (*shown)[row];
    const bool selected = view.selected.contains(feature), alone = view.selected.count() == 1;
    if (!add) view.selected.clear();
    // A click on the only one that is selected lets it go.
    view.selected.set({feature}, add ? !selected : !(selected && alone), features);
    view.anchor = row;
}

void PickAllRows::run(Session& session) const
{
    AttributesView& view = session.attributes;
    if (const FeatureNumbers* shown = view.shown()) view.selected.set(*shown, true, view.table->featureCount());
}

void PickNoRows::run(Session& session) const
{
    session.attributes.selected.clear();
    session.attributes.anchor.reset();
}

void ZoomToRows::run(Session& session) const
{
    const AttributesView& view = session.attributes;
    if (!view.open() || !view.table) return;
    Box box;
    for (const std::uint32_t f : rowsMeant(view)) box.add(boundsOf(view.table->geometry, f));
    if (box.empty()) {
        session.tell(session.say(text::rowsNowhere));
        return;
    }
    // A point has no size: so much around it is shown.
    constexpr double leastDegrees = 0.02;
    const Xy middle = box.centre();
    box.add(Xy{middle.x - leastDegrees, middle.y - leastDegrees / 2});
    box.add(Xy{middle.x + leastDegrees, middle.y + leastDegrees / 2});
    ViewChoice choice;
    choice.box = box;
    session.show(choice, true);
}

void CopyRows::run(Session& session) const
{
    session.attributes.copyWanted = session.attributes.open();
}

void CopyText::run(Session& session) const
{
    session.requests.clipboard = text;
    session.tell(trf(session.language(), text::copied, shortened(printable(text), 60)));
}

void ExportRows::run(Session& session) const
{
    AttributesView& view = session.attributes;
    view.exportQuestion.clear();
    if (const auto known = checkVectorName(path); !known) {
        session.complain(known.error().message);
        return;
    }
    if (const auto kept = checkOutputs(session.map(), session.selection(), {path}); !kept) {
        session.complain(kept.error().message);
        return;
    }
    std::error_code error;
    if (!replace && std::filesystem::exists(path, error))
        view.exportQuestion = path;
    else
        view.exportTo = path;
}

void DismissRowsQuestion::run(Session& session) const
{
    session.attributes.exportQuestion.clear();
}

void ShowStatistics::run(Session& session) const
{
    AttributesView& view = session.attributes;
    if (column && (!view.table || *column >= view.table->columns.size())) return;
    view.statisticsOf = column;
}

void SetTableHeight::run(Session& session) const
{
    if (std::isfinite(points)) session.attributes.heightPoints = std::clamp(points, 120.0, 2000.0);
}

void RowInSight::run(Session& session) const
{
    session.attributes.scrollTo.reset();
}

void LightFeature::run(Session& session) const
{
    if (!session.card) return;
    session.card->lit = number;
    session.card->found = nullptr;
    fillCard(session, *session.card);
}

std::vector<NamedCommand> attributeCommands()
{
    return {
        {"layer.attributes", {"T"}, text::helpAttributes, ToggleAttributes{}},
        {"attributes.zoom", {}, text::helpZoomToRows, ZoomToRows{}},
        {"attributes.copy", {"Ctrl+C"}, text::helpCopyRows, CopyRows{}},
        {"attributes.select-all", {"Ctrl+A"}, text::helpPickAllRows, PickAllRows{}},
        {"attributes.select-none", {}, text::helpPickNoRows, PickNoRows{}},
    };
}

}  // namespace frontline
