// The document as it is drawn: with the other side of a comparison and the ground that the pointer lights up.
#include <algorithm>

#include "app/application.hpp"
#include "app/highlight.hpp"

namespace frontline {

namespace {

/// The layers of the document as they are now, with the content that the comparison gave them.
std::vector<Layer> comparedLayers(const Document& document, const Document& before, const Document& after)
{
    std::vector<Layer> layers;
    for (const Layer& layer : document.layers) {
        const Layer* own = after.layer(layer.id);
        const Layer* asked = before.layer(layer.id);
        layers.push_back(layer);
        if (!own || !asked) continue;
        Layer& left = layers.back();
        if (asked->visible && !own->visible) left.visible = false;
        if (const Layer* twin = after.layer(layer.id + "#right")) {
            Layer right = layer;
            right.id = twin->id;
            right.table = twin->table;
            right.figure = twin->figure;
            right.side = twin->side;
            left.side = own->side;
            layers.push_back(std::move(right));
        } else if (layer.scenario && !showsScenarioPart(layer)) {
            left.table = own->table;
            left.figure = own->figure;
        }
    }
    return layers;
}

}  // namespace

const ScenarioResult* Application::shownResult() const
{
    if (document_.scenarios.empty()) return nullptr;
    const auto* outcome = results_.latest(document_, shownScenario(document_));
    return outcome ? outcome->result.get() : nullptr;
}

const ComparisonResult* Application::shownDifference() const
{
    const bool asked = document_.comparison && document_.comparison->mode == ComparisonView::Mode::Difference;
    if (!asked || !compared_ || !compared_->difference) return nullptr;
    const ComparisonResult& difference = *compared_->difference;
    // While a zone is being changed, the difference of a moment ago stands.
    const ControlChoice first =
        document_.scenario.empty() ? ControlChoice{"", document_.date} : ControlChoice{document_.scenario, ""};
    return difference.first == first && difference.second == document_.comparison->with ? &difference : nullptr;
}

const Document& Application::drawn()
{
    if (drawnRevision_ == revision_) return drawn_;
    drawnRevision_ = revision_;
    drawn_ = document_;
    drawn_.language = language_;
    const bool fits = document_.comparison && compared_ && compared_->before.comparison &&
                      compared_->before.comparison->with == document_.comparison->with &&
                      compared_->before.comparison->mode == document_.comparison->mode &&
                      compared_->before.scenario == document_.scenario && compared_->before.date == document_.date;
    if (fits)
        drawn_.layers = comparedLayers(document_, compared_->before, compared_->after);
    else
        drawn_.comparison.reset();
    const std::string key = highlightKey();
    const auto lit = std::ranges::find_if(highlights_, [&](const Highlight& h) { return h.key == key; });
    if (!key.empty() && lit != highlights_.end() && lit->ground)
        drawn_.layers.push_back(highlightLayer(drawn_, lit->ground));
    return drawn_;
}

View Application::drawnView() const
{
    View shown = view();
    const Layout panels = layout();
    const Box free = panels.freeArea();
    shown.topInsetPixels = panels.menuHeight;
    shown.leftInsetPixels = free.minX;
    shown.rightInsetPixels = panels.width - free.maxX;
    shown.bottomInsetPixels = panels.height - free.maxY;
    return shown;
}

}  // namespace frontline
