#include "session/commands/own_layers.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "map/own_files.hpp"
#include "map/own_layer_ids.hpp"
#include "session/session.hpp"
#include "session/style_text.hpp"

namespace frontline {

namespace {

std::vector<OwnLayer> partsIn(const Session& session, LayerId layer)
{
    return partsOf(session.selection(), layer);
}

LayerPointer titled(const LayerPointer& layer, const std::string& title)
{
    LayerDefinition named = *layer;
    named.title = LocalText(title);
    return std::make_shared<const LayerDefinition>(std::move(named));
}

}  // namespace

void EditStyle::run(Session& session) const
{
    Styling& styling = session.styling;
    styling.refused.reset();
    styling.problem.clear();
    const auto parts = partsIn(session, layer);
    styling.open = parts.empty() ? LayerId() : parts.front().layer->whole();
}

void SetStyle::run(Session& session) const
{
    askForStyle(session, layer, style);
}

void CopyStyle::run(Session& session) const
{
    session.styling.copied = styleWanted(session, layer);
}

void PasteStyle::run(Session& session) const
{
    if (session.styling.copied) askForStyle(session, layer, *session.styling.copied);
}

void RenameLayer::run(Session& session) const
{
    std::vector<OwnLayer> parts = partsIn(session, layer);
    const auto first = title.find_first_not_of(" \t"), last = title.find_last_not_of(" \t");
    if (parts.empty() || first == std::string::npos) return;
    const std::string name = title.substr(first, last - first + 1);
    if (parts.front().layer->title.own() == name) return;
    for (OwnLayer& part : parts) part.layer = titled(part.layer, name);
    replaceParts(session.editing.change("rename " + layer.text()), parts);
}

void DuplicateLayer::run(Session& session) const
{
    const std::vector<OwnLayer> parts = partsIn(session, layer);
    if (parts.empty()) return;
    const std::string whole = parts.front().layer->whole().text();
    const auto slash = whole.find('/');
    const std::string within = slash == std::string::npos ? "" : whole.substr(slash + 1);
    const LayerId id = OwnLayerIds(session.map(), session.selection())
                           .next(parts.front().file.path, {within}, slash != std::string::npos)
                           .front();
    Selection& selection = session.editing.change();
    std::vector<OwnLayer> copies;
    for (OwnLayer part : parts) {
        LayerDefinition copied = *part.layer;
        copied.id = LayerId(id.text() + copied.id.text().substr(whole.size()));
        if (!copied.partOf.empty()) copied.partOf = id;
        copied.title = LocalText(trf(session.language(), text::copyOf, copied.title.own()));
        part.layer = std::make_shared<const LayerDefinition>(std::move(copied));
        copies.push_back(std::move(part));
    }
    const auto last = std::find_if(selection.files.rbegin(), selection.files.rend(), [&](const OwnLayer& own) {
                          return own.layer->id == parts.back().layer->id;
                      }).base();
    selection.files.insert(last, copies.begin(), copies.end());
}

void RemoveLayer::run(Session& session) const
{
    const std::vector<OwnLayer> parts = partsIn(session, layer);
    if (parts.empty()) return;
    const LayerId whole = parts.front().layer->whole();
    std::erase_if(session.editing.change().files, [&](const OwnLayer& own) { return own.layer->whole() == whole; });
    if (session.styling.open == whole) session.styling.open = {};
}

void ShowOwnFigures::run(Session& session) const
{
    OwnFigures& figures = session.ownFigures;
    figures.stop.request_stop();
    const auto parts = partsIn(session, layer);
    figures.open = parts.empty() ? LayerId() : parts.front().layer->whole();
}

void GroupOwnFigures::run(Session& session) const
{
    session.ownFigures.stop.request_stop();
    session.ownFigures.groups = groups;
}

void ShowOwnLayer::run(Session& session) const
{
    const Box box = boundsOfTables(*session.store, partsIn(session, layer));
    if (box.empty()) return;
    ViewChoice choice;
    choice.box = withSurroundings(box);
    session.show(choice, true);
}

}  // namespace frontline
