#include "session/styling.hpp"

#include <utility>

#include "session/session.hpp"

namespace frontline {

namespace {

LayerId wholeOf(const Selection& selection, LayerId layer)
{
    const auto parts = partsOf(selection, layer);
    return parts.empty() ? LayerId() : parts.front().layer->whole();
}

/// The parts as they are now, with the rules of those that were made: they may have been renamed meanwhile.
void takeOver(Selection& selection, std::vector<OwnLayer> made)
{
    for (OwnLayer& part : made)
        if (const auto now = partsOf(selection, part.layer->id); !now.empty()) {
            LayerDefinition layer = *part.layer;
            layer.title = now.front().layer->title;
            part.layer = std::make_shared<const LayerDefinition>(std::move(layer));
        }
    replaceParts(selection, made);
}

}  // namespace

std::optional<OwnStyle> styleWanted(const Session& session, LayerId layer)
{
    const auto parts = partsOf(session.selection(), layer);
    if (parts.empty()) return std::nullopt;
    const Styling& styling = session.styling;
    for (const auto* wish : {&styling.asked, &styling.making, &styling.refused})
        if (*wish && (*wish)->layer == parts.front().layer->whole()) return (*wish)->style;
    return parts.front().style;
}

void askForStyle(Session& session, LayerId layer, const OwnStyle& style)
{
    const LayerId whole = wholeOf(session.selection(), layer);
    if (whole.empty() || styleWanted(session, layer) == style) return;
    session.styling.asked = Styling::Wish{whole, style};
    session.styling.refused.reset();
    session.styling.problem.clear();
}

bool wantsStyle(const Session& session)
{
    return session.styling.asked.has_value();
}

Job styleJob(Session& session)
{
    Styling& styling = session.styling;
    styling.making = std::exchange(styling.asked, std::nullopt);
    const Styling::Wish wish = *styling.making;
    return makeJob<Restyled>([wish, parts = partsOf(session.selection(), wish.layer),
                              store = session.store] { return restyled(*store, parts, wish.style); },
                             [wish](Session& taker, Result<Restyled> made) {
                                 Styling& now = taker.styling;
                                 now.making.reset();
                                 if (!made) {
                                     now.refused = wish;
                                     now.problem = withoutOption(made.error().message);
                                     if (now.open != wish.layer) taker.complain(now.problem);
                                     return;
                                 }
                                 now.made = {wish.layer, made->features, made->chosen, std::move(made->classes)};
                                 if (partsOf(taker.selection(), wish.layer).empty()) return;
                                 takeOver(taker.editing.change("style " + wish.layer.text()), std::move(made->parts));
                             });
}

}  // namespace frontline
