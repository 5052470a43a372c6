#include "session/own_figures.hpp"

#include <fmt/format.h>

#include "map/chosen_features.hpp"
#include "map/drawn_map.hpp"
#include "map/restyle.hpp"
#include "map/rule_match.hpp"
#include "map/write_scenario.hpp"
#include "session/session.hpp"

namespace frontline {

namespace {

struct CountedLayer {
    std::vector<OwnLayer> parts;
    FigureGroups groups;
    std::string date;
    Selection selection;
    std::optional<Scenario> scenario;
};

/// Without features of other days and of hidden classes.
TablePointer shownOf(const MapDefinition& map, const CountedLayer& layer, const OwnLayer& own,
                     const TablePointer& table)
{
    Selection selection = layer.selection;
    selection.files = {own};
    const auto rules = drawnRules(map, selection, *own.layer, layer.date);
    RuleMatcher matcher(*table, rules);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t f = 0; f < table->featureCount(); ++f)
        if (isShownFeature(matcher, rules, f)) rows.push_back(f);
    return std::make_shared<const FeatureTable>(selectFeatures(*table, rows));
}

Result<OwnFigures::Counted> count(const MapData& data, const CountedLayer& layer, Language language,
                                  const std::stop_token& stop)
{
    const auto ground = figureGround(data, layer.date, layer.scenario ? &*layer.scenario : nullptr, std::nullopt);
    if (!ground) return ground.error();
    OwnFigures::Counted counted{{},
                                layer.groups,
                                (*ground)->oblasts,
                                layer.date,
                                layer.scenario ? layer.scenario->name.in(language) : std::string()};
    std::vector<std::string> warnings = ground.warnings;
    for (const OwnLayer& own : layer.parts) {
        const auto table = data.store.table(own.file);
        if (!table) return table.error();
        TablePointer chosen = chooseContent(data.store, *own.layer, own.file, *table, layer.date);
        if (own.layer->days || !own.style.hidden.empty()) chosen = shownOf(data.map, layer, own, chosen);
        const auto figures =
            featureFigures(**ground, *chosen, layer.groups, own.file.path.filename().string(), {{}, stop});
        if (!figures) return figures.error();
        warnings.insert(warnings.end(), figures.warnings.begin(), figures.warnings.end());
        counted.figures.add(*figures);
    }
    return {std::move(counted), std::move(warnings)};
}

}  // namespace

std::string ownFiguresKey(const Session& session)
{
    const OwnFigures& own = session.ownFigures;
    const auto parts = partsOf(session.selection(), own.open);
    if (parts.empty()) return "";
    const Selection& selection = session.selection();
    std::string key = fmt::format("{}\n{}\n{}\n{}{}{}\n", own.open.text(), selection.date, selection.scenario.text(),
                                  own.groups.byOblast, own.groups.bySide, own.groups.column);
    if (const auto scenario = scenarioById(session.map(), selection, selection.scenario))
        key += scenarioToml(*scenario);
    key += styleText(parts.front().style);
    for (const OwnLayer& part : parts) key += fmt::format("\n{}", fmt::ptr(session.store->findTable(part.file).get()));
    return key;
}

bool wantsOwnFigures(const Session& session)
{
    const std::string key = ownFiguresKey(session);
    return !key.empty() && session.ownFigures.answer.key != key;
}

Job ownFiguresJob(Session& session)
{
    OwnFigures& own = session.ownFigures;
    const Selection& selection = session.selection();
    CountedLayer layer{partsOf(selection, own.open), own.groups, selection.date, selection, std::nullopt};
    if (const auto scenario = scenarioById(session.map(), selection, selection.scenario)) layer.scenario = *scenario;
    own.stop = {};
    own.counting = ownFiguresKey(session);
    using Counted = OwnFigures::Counted;
    return makeJob<Counted>(
        [layer = std::move(layer), map = session.editing.mapPointer(), store = session.store,
         language = session.language(), stop = own.stop.get_token()] {
            return count({*map, *store}, layer, language, stop);
        },
        [key = own.counting](Session& taker, Result<Counted> counted) {
            taker.ownFigures.counting.clear();
            taker.ownFigures.answer = {key, nullptr};
            for (const std::string& warning : counted.warnings) taker.tell(warning);
            if (!counted)
                taker.complain(counted.error().message);
            else
                taker.ownFigures.answer.value = std::make_shared<const Counted>(*std::move(counted));
        },
        false, own.stop.get_token());
}

}  // namespace frontline
