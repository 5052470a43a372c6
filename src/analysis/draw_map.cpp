// The content of layers: read, chosen, computed and compared on all threads.
#include "analysis/draw_map.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <system_error>

#include "analysis/comparison.hpp"
#include "analysis/layer_content.hpp"
#include "base/job_graph.hpp"
#include "base/jobs.hpp"
#include "base/message.hpp"
#include "map/chosen_features.hpp"
#include "map/control.hpp"
#include "map/layer_data.hpp"

namespace frontline {

namespace {

/// One data file that is read, for layers or for what is computed.
struct FileRead {
    DataFile file;
    int priority = 0;
    std::vector<std::string> layers{};  // that need it
    std::optional<Result<TablePointer>> result{};
    std::optional<std::size_t> job{};

    [[nodiscard]] bool failed() const { return !result->ok(); }
};

/// A layer and the side it is shown on.
struct LayerOnSide {
    const DrawnLayer* layer;
    ShownSide side;
};

/// One recipe that is computed, perhaps for several layers.
struct AreaJob {
    OccupiedRecipe recipe;
    std::string date;  // shown
    std::vector<LayerOnSide> layers;
    std::optional<Result<TablePointer>> result{};
    std::size_t job = 0;
};

/// One scenario that is computed.
struct OutcomeJob {
    ScenarioPointer scenario;
    std::string date;     // shown
    bool needed = false;  // there is no picture without it
    std::optional<Result<ScenarioResultPointer>> result{};
    std::size_t job = 0;
};

/// Makes all that a drawn map is to show, and holds it meanwhile.
class ContentMaker {
public:
    ContentMaker(DataStore& store, const DrawnMap& map, bool all) : data_{*map.map, store}, map_(map), all_(all) {}

    /// The warnings; the error is that of a scenario or comparison that was asked for.
    Result<Done> make()
    {
        if (auto planned = plan(); !planned) return planned;
        JobGraph jobs;
        addReads(jobs);
        addAreas(jobs);
        addOutcomes(jobs);
        addLengths(jobs);
        if (auto ran = jobs.run(); !ran) return ran.error();
        chooseFeatures();
        reportReads();
        reportColumns();
        reportAreas();
        Result<Done> done = reportOutcomes();
        done.warnings = std::move(warnings_);
        return done;
    }

private:
    // ---- what is wanted

    Result<Done> plan()
    {
        if (!map_.selection.scenario.empty() && !map_.scenario)
            return knownScenario(data_.map, map_.selection.scenario).error();
        std::vector<ShownSide> sides{leftSide(map_)};
        if (map_.scenario) want(map_.scenario, map_.selection.date, true);
        if (map_.selection.comparison) {
            auto right = rightSide(map_);
            if (!right) return right.error();
            if (map_.selection.comparison->mode == ComparisonView::Mode::Difference) {
                if (auto planned = planDifference(); !planned) return planned;
            } else {
                if (right->scenario) want(right->scenario, right->date, true);
                sides.push_back(*std::move(right));
            }
        }
        // What is computed takes longest: its data is read first.
        for (const bool occupied : {true, false})
            for (const ShownSide& side : sides)
                for (const DrawnLayer& layer : map_.layers)
                    if ((all_ || layer.visible) && layer.definition->occupied.has_value() == occupied)
                        planLayer(layer, side);
        for (const OutcomeJob& outcome : outcomes_)
            for (const DataId id : dataOf(data_.map, *outcome.scenario))
                if (const DataFile* file = data_.map.file(id)) planRead(*file, computedFirst);
        return Done{};
    }

    Result<Done> planDifference()
    {
        draft_ = scenarioById(data_.map, map_.selection, draftZoneId());
        for (const ControlChoice& choice : {shownChoice(map_.selection), map_.selection.comparison->with}) {
            auto scenario = chosenScenario(data_.map, choice, draft_);
            if (!scenario) return scenario.error();
            want(*std::move(scenario), map_.selection.date, true);
        }
        return Done{};
    }

    void planLayer(const DrawnLayer& layer, const ShownSide& side)
    {
        const LayerDefinition& definition = *layer.definition;
        if (definition.occupied) {
            for (const DataId id : dataOf(data_.map, *definition.occupied))
                if (const DataFile* file = data_.map.file(id)) planRead(*file, computedFirst, layer.id());
            planArea({&layer, side});
        } else if (definition.scenario) {
            if (const ScenarioPointer scenario = scenarioOf(map_, definition, side)) want(scenario, side.date, false);
        } else if (const DataFile* file = dataFileOf(data_.map, map_.selection, definition)) {
            planRead(*file, 0, layer.id());
            shown_.push_back({&layer, side});
        }
    }

    void planRead(const DataFile& file, int priority, LayerId layer = {})
    {
        auto [read, isNew] = reads_.try_emplace(DataStore::keyOf(file), FileRead{file});
        if (isNew) order_.push_back(&read->second);
        // Large files first, so that the threads end together.
        std::error_code ignored;
        const auto bytes = std::filesystem::file_size(file.path, ignored);
        const int kilobytes = ignored ? 0 : static_cast<int>(std::min<std::uintmax_t>(bytes / 1024, 1000000));
        read->second.priority = std::max(read->second.priority, priority + kilobytes);
        std::vector<std::string>& layers = read->second.layers;
        if (!layer.empty() && std::ranges::find(layers, layer.text()) == layers.end()) layers.push_back(layer.text());
    }

    void planArea(const LayerOnSide& layer)
    {
        const OccupiedRecipe& recipe = *layer.layer->definition->occupied;
        const auto known = std::ranges::find_if(areas_, [&](const AreaJob& area) {
            return area.recipe == recipe && (!recipe.date.empty() || area.date == layer.side.date);
        });
        if (known != areas_.end())
            known->layers.push_back(layer);
        else
            areas_.push_back({recipe, layer.side.date, {layer}});
    }

    void want(const ScenarioPointer& scenario, const std::string& date, bool needed)
    {
        const std::string key = scenarioKey(data_, *scenario, date);
        const auto known = std::ranges::find_if(outcomes_, [&](const OutcomeJob& outcome) {
            return outcome.scenario == scenario ||
                   (!key.empty() && scenarioKey(data_, *outcome.scenario, outcome.date) == key);
        });
        if (known == outcomes_.end())
            outcomes_.push_back({scenario, date, needed});
        else
            known->needed = known->needed || needed;
    }

    // ---- how it is made

    void addReads(JobGraph& jobs)
    {
        for (FileRead* read : order_) {
            if (TablePointer table = data_.store.findTable(read->file))
                read->result = std::move(table);
            else
                read->job = jobs.add(read->priority, [this, read] { read->result = data_.store.table(read->file); });
        }
    }

    /// The jobs that read the data.
    [[nodiscard]] std::vector<std::size_t> readsOf(const std::vector<DataId>& ids) const
    {
        std::vector<std::size_t> after;
        for (const DataId id : ids)
            if (const auto read = reads_.find(data_.key(id)); read != reads_.end() && read->second.job)
                after.push_back(*read->second.job);
        return after;
    }

    void addAreas(JobGraph& jobs)
    {
        for (AreaJob& area : areas_)
            area.job = jobs.add(
                2 * computedFirst, [this, &area] { area.result = occupiedArea(data_, area.recipe, area.date); },
                readsOf(dataOf(data_.map, area.recipe)));
    }

    void addOutcomes(JobGraph& jobs)
    {
        std::vector<std::size_t> made;
        for (OutcomeJob& outcome : outcomes_) {
            std::vector<std::size_t> after = readsOf(dataOf(data_.map, *outcome.scenario));
            // They start from control, which would have to be waited for while another thread computes it.
            for (const AreaJob& area : areas_)
                if (area.recipe.lines == data_.map.roles.contactLines) after.push_back(area.job);
            outcome.job = jobs.add(
                2 * computedFirst - 1,
                [this, &outcome] { outcome.result = computeScenario(data_, *outcome.scenario, outcome.date); }, after);
            made.push_back(outcome.job);
        }
        if (!isDifference()) return;
        const Selection& selection = map_.selection;
        jobs.add(
            2 * computedFirst - 1,
            [this, &selection] {
                difference_ =
                    compareControl(data_, shownChoice(selection), selection.comparison->with, selection.date, draft_);
            },
            made);
    }

    void addLengths(JobGraph& jobs)
    {
        for (const LayerOnSide& shown : shown_)
            if (showsLength(data_.map, map_.selection, *shown.layer->definition))
                jobs.add(
                    computedFirst, [this, date = shown.side.date] { measureContactLine(data_, date); },
                    readsOf(dataOfContactLength(data_.map)));
    }

    void chooseFeatures()
    {
        held_.resize(shown_.size());
        parallelFor(shown_.size(), [this](std::size_t i) {
            const LayerDefinition& layer = *shown_[i].layer->definition;
            const FileRead& read = readOf(layer);
            if (!read.failed())
                held_[i] = chooseContent(data_.store, layer, read.file, **read.result, shown_[i].side.date);
        });
    }

    // ---- what is said

    /// Each thing once, as long as the store lives.
    void tell(const std::string& warning)
    {
        const std::string key = "told\n" + warning;
        if (isNoted(data_.store, key)) return;
        note(data_.store, key);
        warnings_.push_back(warning);
    }

    void noteFailed(const LayerOnSide& shown)
    {
        note(data_.store, failureKey(data_, map_, *shown.layer->definition, shown.side));
    }

    void reportReads()
    {
        for (const FileRead* read : order_) {
            for (const std::string& warning : read->result->warnings) tell(warning);
            if (!read->failed() || read->layers.empty()) continue;
            tell(msgn("layer \"{}\" not drawn: {}", "layers \"{}\" not drawn: {}", read->layers.size(),
                      fmt::format("{}", fmt::join(read->layers, "\", \"")), read->result->error().message));
        }
        for (const LayerOnSide& shown : shown_)
            if (readOf(*shown.layer->definition).failed()) noteFailed(shown);
    }

    void reportColumns()
    {
        for (const LayerOnSide& shown : shown_) {
            const FileRead& read = readOf(*shown.layer->definition);
            if (read.failed()) continue;
            for (const std::string& warning : missingColumns(*shown.layer, ***read.result)) tell(warning);
        }
    }

    void reportAreas()
    {
        // When an input could not be read, that has been said.
        const auto unread = [&](DataId id) {
            const auto read = reads_.find(data_.key(id));
            return read != reads_.end() && read->second.failed();
        };
        for (const AreaJob& area : areas_) {
            for (const std::string& warning : area.result->warnings) tell(warning);
            if (area.result->ok()) continue;
            for (const LayerOnSide& layer : area.layers) noteFailed(layer);
            if (std::ranges::none_of(dataOf(data_.map, area.recipe), unread))
                tell(msg("layer \"{}\": {}", area.layers.front().layer->id().text(), area.result->error().message));
        }
    }

    Result<Done> reportOutcomes()
    {
        Result<Done> done = Done{};
        for (const OutcomeJob& outcome : outcomes_) {
            for (const std::string& warning : outcome.result->warnings) tell(warning);
            if (outcome.result->ok()) continue;
            note(data_.store, failureKey(scenarioKey(data_, *outcome.scenario, outcome.date)));
            if (!outcome.needed)
                tell(outcome.result->error().message);
            else if (done.ok())
                done = outcome.result->error();
        }
        if (!difference_) return done;
        if (!difference_->ok()) {
            note(data_.store, failureKey(comparisonKey(data_, shownChoice(map_.selection),
                                                       map_.selection.comparison->with, map_.selection.date, draft_)));
            if (done.ok()) done = difference_->error();
        }
        const auto ofDifference = [](const DrawnLayer& layer) {
            return layer.isPart(ScenarioPart::Kind::OnlyFirst) || layer.isPart(ScenarioPart::Kind::OnlySecond);
        };
        if (done.ok() && std::ranges::none_of(map_.layers, ofDifference))
            tell(
                msg("{}: the map has no layer for the difference: give one scenario = {{ part = \"only-first\" "
                    "}} and one scenario = {{ part = \"only-second\" }}",
                    data_.map.path.string()));
        return done;
    }

    [[nodiscard]] bool isDifference() const
    {
        return map_.selection.comparison && map_.selection.comparison->mode == ComparisonView::Mode::Difference;
    }
    [[nodiscard]] const FileRead& readOf(const LayerDefinition& layer) const
    {
        return reads_.at(DataStore::keyOf(*dataFileOf(data_.map, map_.selection, layer)));
    }

    static constexpr int computedFirst = 10000000;
    const MapData data_;
    const DrawnMap& map_;
    const bool all_;
    std::map<std::string, FileRead> reads_;  // by the key of the file
    std::vector<FileRead*> order_;           // of reads_, for the warnings
    std::vector<LayerOnSide> shown_;         // layers that show data
    std::vector<AreaJob> areas_;
    std::vector<OutcomeJob> outcomes_;
    ScenarioPointer draft_;
    std::optional<Result<ComparisonPointer>> difference_;
    std::vector<TablePointer> held_;  // of shown_: so that the store does not drop them
    std::vector<std::string> warnings_;
};

}  // namespace

Result<DrawnMap> drawMap(const MapPointer& map, DataStore& store, const Selection& selection, bool all)
{
    const DrawnMap styles = drawnStyles(map, selection);
    ContentMaker maker(store, styles, all);
    auto made = maker.make();
    Result<DrawnMap> drawn = styles;
    if (made)
        fillFromStore({*map, store}, *drawn);
    else
        drawn = made.error();
    drawn.warnings = std::move(made.warnings);
    return drawn;
}

DrawnNow drawnNow(const MapPointer& map, DataStore& store, const Selection& selection)
{
    DrawnNow now{drawnStyles(map, selection)};
    now.complete = fillFromStore({*map, store}, now.map);
    return now;
}

}  // namespace frontline
