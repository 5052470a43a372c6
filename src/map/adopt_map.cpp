#include "map/adopt_map.hpp"

#include <algorithm>
#include <set>

#include "map/themes.hpp"

namespace frontline {

namespace {

bool sameFile(const DataFile& a, const DataFile& b)
{
    return a.path == b.path && a.crs == b.crs && a.layer == b.layer;
}

bool sameRecipe(const std::optional<OccupiedRecipe>& a, const std::optional<OccupiedRecipe>& b)
{
    if (!a || !b) return a.has_value() == b.has_value();
    return a->areas == b->areas && a->lines == b->lines && a->date == b->date && a->plusIso == b->plusIso;
}

bool samePart(const std::optional<ScenarioPart>& a, const std::optional<ScenarioPart>& b)
{
    if (!a || !b) return a.has_value() == b.has_value();
    return a->kind == b->kind && a->scenario == b->scenario;
}

bool sameContent(const Layer& a, const Layer& b)
{
    return a.data == b.data && a.filterColumn == b.filterColumn && a.filterValue == b.filterValue &&
           a.dated == b.dated && sameRecipe(a.occupied, b.occupied) && samePart(a.scenario, b.scenario);
}

/// The ids of the data whose keys have changed, or that are new.
std::set<std::string> changedData(const Document& before, const Document& now)
{
    std::set<std::string> changed;
    for (const auto& [id, file] : now.data) {
        const auto was = before.data.find(id);
        if (was == before.data.end() || !sameFile(was->second, file)) changed.insert(id);
    }
    if (before.oblasts != now.oblasts) changed.insert(now.oblasts);
    return changed;
}

bool dependsOn(const Layer& layer, const std::set<std::string>& data, const Document& document)
{
    if (data.empty()) return false;
    if (layer.occupied)
        return data.contains(layer.occupied->areas) || data.contains(layer.occupied->lines) ||
               (!layer.occupied->plusIso.empty() && data.contains(document.oblasts));
    return layer.scenario || data.contains(layer.data);
}

std::vector<std::string> order(const Document& document)
{
    std::vector<std::string> ids;
    for (const Layer& layer : document.layers) ids.push_back(layer.id);
    return ids;
}

class Adoption {
public:
    Adoption(const Document& document, const Document& before, const Document& now)
        : document_(document), before_(before), now_(now), changed_(changedData(before, now))
    {}

    [[nodiscard]] const std::set<std::string>& changed() const { return changed_; }

    /// The layers of the file in its order when that has changed, else in the order in use, and the added files on top.
    [[nodiscard]] std::vector<Layer> layers() const
    {
        std::vector<Layer> layers;
        const bool reordered = order(before_) != order(now_);
        if (reordered)
            for (const Layer& layer : now_.layers) layers.push_back(adopted(layer));
        for (const Layer& layer : document_.layers) {
            const Layer* own = now_.layer(layer.id);
            if (own && !reordered) layers.push_back(adopted(*own));
            if (!own && !before_.layer(layer.id)) layers.push_back(layer);
        }
        addMissing(layers);
        return layers;
    }

private:
    /// A layer as the files have it, with what of the one in use stays.
    [[nodiscard]] Layer adopted(const Layer& now) const
    {
        Layer layer = now;
        const Layer* before = before_.layer(now.id);
        const Layer* used = document_.layer(now.id);
        const LayerLook look = lookInTheme(now_, document_.theme, now);
        layer.rules = *look.rules;
        layer.visible = *look.visible;
        layer.opacity = *look.opacity;
        if (!used || !before) return layer;
        const LayerLook was = lookInTheme(before_, document_.theme, *before);
        if (was.visible == look.visible) layer.visible = used->visible;
        if (was.opacity == look.opacity) layer.opacity = used->opacity;
        if (sameContent(*before, now) && !dependsOn(now, changed_, now_)) layer.table = used->table;
        return layer;
    }

    /// Layers that the document lacks, each above the one that is below it in the file.
    void addMissing(std::vector<Layer>& layers) const
    {
        auto at = layers.begin();
        for (const Layer& layer : now_.layers) {
            const auto found = std::ranges::find(layers, layer.id, &Layer::id);
            at = (found == layers.end() ? layers.insert(at, adopted(layer)) : found) + 1;
        }
    }

    const Document& document_;
    const Document& before_;
    const Document& now_;
    std::set<std::string> changed_;
};

void adoptData(Document& document, const Document& before, const Document& now, const std::set<std::string>& changed)
{
    for (const auto& [id, file] : before.data)
        if (!now.data.contains(id)) document.data.erase(id);
    for (const std::string& id : changed)
        if (const auto file = now.data.find(id); file != now.data.end()) document.data[id] = file->second;
}

}  // namespace

bool adoptMap(Document& document, const Document& before, const Document& now)
{
    // A map that names another theme than before asks for it.
    const bool asked = before.theme != now.theme;
    const std::string theme = asked || !now.themes.contains(document.theme) ? now.theme : document.theme;
    const Adoption adoption(document, before, now);
    document.layers = adoption.layers();
    adoptData(document, before, now, adoption.changed());
    document.title = now.title;
    document.titleUkrainian = now.titleUkrainian;
    document.views = now.views;
    document.defaultView = now.defaultView;
    document.sources = now.sources;
    document.dates = now.dates;
    document.oblasts = now.oblasts;
    document.contactLines = now.contactLines;
    document.places = now.places;
    document.rivers = now.rivers;
    document.lakes = now.lakes;
    document.deposits = now.deposits;
    document.themes = now.themes;
    document.themeFiles = now.themeFiles;
    document.ownStyle = now.ownStyle;
    if (document.themes.contains(theme)) setTheme(document, theme);
    return !adoption.changed().empty();
}

}  // namespace frontline
