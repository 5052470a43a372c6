#include "session/editing.hpp"

#include <algorithm>

namespace frontline {

namespace {

/// Nothing that the map does not have, whatever the selection asks for.
void fit(Selection& selection, const MapDefinition& map)
{
    const auto known = [&](const ControlChoice& choice) {
        return choice.scenario.empty() ? map.hasDate(choice.date)
                                       : scenarioById(map, selection, choice.scenario) != nullptr;
    };
    if (!selection.scenario.empty() && !known({selection.scenario, ""})) selection.scenario = {};
    if (selection.comparison && !known(selection.comparison->with)) selection.comparison.reset();
    if (!map.themes.contains(selection.theme)) selection.theme = map.theme;
    if (!map.dates.empty() && !map.hasDate(selection.date)) selection.date = map.dates.back();
}

std::vector<LayerId> order(const MapDefinition& map)
{
    std::vector<LayerId> ids;
    for (const LayerPointer& layer : map.layers) ids.push_back(layer->id);
    return ids;
}

}  // namespace

Selection& Editing::change(const std::string& key)
{
    history_.record(selection_, key);
    ++revision_;
    return selection_;
}

bool Editing::undo()
{
    auto before = history_.undo(selection_);
    if (!before) return false;
    restore(*std::move(before));
    return true;
}

bool Editing::redo()
{
    auto after = history_.redo(selection_);
    if (!after) return false;
    restore(*std::move(after));
    return true;
}

void Editing::restore(Selection selection)
{
    selection.view = selection_.view;
    selection_ = std::move(selection);
    fit(selection_, *map_);  // the files may have been edited since
    ++revision_;
}

void Editing::setMap(MapPointer map)
{
    selection_ = adopted(selection_, *map_, *map);
    map_ = std::move(map);
    ++revision_;
}

void Editing::restart(MapPointer map, Selection selection)
{
    map_ = std::move(map);
    selection_ = std::move(selection);
    history_ = {};
    ++revision_;
}

Selection adopted(const Selection& selection, const MapDefinition& before, const MapDefinition& now)
{
    Selection kept = selection;
    // A map that names another theme than before asks for it.
    if (before.theme != now.theme) kept.theme = now.theme;
    fit(kept, now);
    if (kept.crs.empty() && before.crs != now.crs) kept.crs = before.crs;
    if (order(before) != order(now)) kept.order.clear();
    for (auto& [id, choice] : kept.layers) {
        const LayerPointer was = before.layer(id), is = now.layer(id);
        if (!was || !is) continue;
        const LayerLook lookBefore = before.look(kept.theme, *was), look = now.look(kept.theme, *is);
        if (lookBefore.visible != look.visible) choice.visible.reset();
        if (lookBefore.opacity != look.opacity) choice.opacity.reset();
    }
    std::erase_if(kept.layers, [](const auto& entry) { return entry.second == LayerChoice{}; });
    return kept;
}

const std::string& crsOf(const MapDefinition& map, const Selection& selection)
{
    return selection.crs.empty() ? map.crs : selection.crs;
}

}  // namespace frontline
