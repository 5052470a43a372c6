// Which work is to be done in the background, and what becomes of it.
#include <algorithm>

#include "app/application.hpp"
#include "app/merge.hpp"
#include "map/write_scenario.hpp"

namespace frontline {

namespace {

constexpr std::size_t keptHighlights = 40;

/// A layer and, where it follows the date, the date: what a failure to load holds for.
std::string failureKey(const Document& document, const Layer& layer)
{
    return followsDate(layer) ? layer.id + "\n" + document.date : layer.id;
}

std::string textOf(const ControlChoice& choice)
{
    return choice.scenario + "/" + choice.date;
}

}  // namespace

bool Application::needsComputing(const Scenario& scenario) const
{
    return scenario.error.empty() && !results_.current(document_, scenario);
}

std::optional<LoadJob> Application::wanted() const
{
    LoadJob job;
    if (!pendingDate_.empty()) {
        job.kind = LoadJob::Kind::Date;
        job.date = pendingDate_;
        return job;
    }
    if (!pendingFiles_.empty()) {
        job.kind = LoadJob::Kind::File;
        job.file = pendingFiles_.front();
        job.assumedCrs = assumedCrs_;
        return job;
    }
    const bool missing = std::ranges::any_of(document_.layers, [&](const Layer& layer) {
        return layer.visible && !layer.table && !layer.scenario && !failed_.contains(failureKey(document_, layer));
    });
    if (missing) return job;
    if (auto scenario = wantedScenario()) return scenario;
    if (auto comparison = wantedComparison()) return comparison;
    return wantedFigures();
}

std::optional<LoadJob> Application::wantedScenario() const
{
    LoadJob job;
    job.kind = LoadJob::Kind::Scenario;
    // Control alone has a ledger too, where the map can compute it.
    const bool computable = !document_.oblasts.empty() && !document_.contactLines.empty();
    if (!document_.scenarios.empty() && computable) {
        job.scenario = shownScenario(document_);
        if (needsComputing(job.scenario)) return job;
    }
    for (const Layer& layer : document_.layers) {
        if (!layer.visible || !showsScenarioPart(layer)) continue;
        const Scenario* scenario = document_.scenarioById(scenarioOf(document_, layer));
        if (!scenario || !needsComputing(*scenario)) continue;
        job.scenario = *scenario;
        return job;
    }
    return std::nullopt;
}

std::string Application::comparisonKey() const
{
    if (!document_.comparison) return "";
    std::string key = textOf(document_.comparison->with) +
                      (document_.comparison->mode == ComparisonView::Mode::Swipe ? "\nswipe\n" : "\ndifference\n") +
                      document_.date + "\n" + scenarioToml(shownScenario(document_));
    if (const Scenario* with = document_.scenarioById(document_.comparison->with.scenario)) key += scenarioToml(*with);
    // Layers that are hidden have no second side until they are shown.
    for (const Layer& layer : document_.layers) key += layer.visible && layer.table ? "1" : "0";
    return key;
}

std::optional<LoadJob> Application::wantedComparison() const
{
    if (!document_.comparison) return std::nullopt;
    LoadJob job;
    job.kind = LoadJob::Kind::Comparison;
    job.key = comparisonKey();
    if (job.key == failedComparison_ || (compared_ && compared_->key == job.key)) return std::nullopt;
    return job;
}

std::string Application::highlightKey() const
{
    const void* of = shownDifference();
    if (!of) of = shownResult();
    if (!of || hoveredOblast_.empty()) return "";
    return hoveredOblast_ + "\n" + std::to_string(reinterpret_cast<std::uintptr_t>(of));
}

std::string Application::lengthKey() const
{
    const Scenario* scenario = document_.scenarioById(lengthChoice_.scenario);
    return document_.date + "\n" + textOf(lengthChoice_) + (scenario ? scenarioToml(*scenario) : "");
}

std::optional<LoadJob> Application::wantedFigures() const
{
    LoadJob job;
    if (const std::string key = highlightKey();
        !key.empty() && std::ranges::none_of(highlights_, [&](const Highlight& h) { return h.key == key; })) {
        job.kind = LoadJob::Kind::Highlight;
        job.key = key;
        job.iso = hoveredOblast_;
        if (const ComparisonResult* difference = shownDifference()) {
            job.ground = {difference->onlyFirst, difference->onlySecond};
        } else if (const ScenarioResult* result = shownResult()) {
            job.ground = {result->passed, result->returned, result->zone};
        }
        return job;
    }
    if (claimsVisible_ && !claimsTried_) {
        job.kind = LoadJob::Kind::Claims;
        return job;
    }
    if (lengthsVisible_ && lengthTried_ != lengthKey()) {
        job.kind = LoadJob::Kind::Length;
        job.key = lengthKey();
        job.choice = lengthChoice_.empty() ? ControlChoice{"", document_.date} : lengthChoice_;
        return job;
    }
    return std::nullopt;
}

/// The scenarios that were not asked for yet are computed while nothing else is to be done.
std::optional<LoadJob> Application::idleWork() const
{
    for (const Scenario& scenario : document_.scenarios) {
        if (!needsComputing(scenario)) continue;
        LoadJob job;
        job.kind = LoadJob::Kind::Scenario;
        job.scenario = scenario;
        job.idle = true;
        return job;
    }
    return std::nullopt;
}

bool Application::busy() const
{
    return jobRunning_ || wanted().has_value();
}

std::optional<LoadJob> Application::nextJob()
{
    if (jobRunning_) return std::nullopt;
    std::optional<LoadJob> job = wanted();
    if (job && job->kind == LoadJob::Kind::Scenario && idleScenario_ && idleDate_ == document_.date &&
        scenarioToml(*idleScenario_) == scenarioToml(job->scenario))
        return std::nullopt;  // it is being computed already
    if (!job && !idleScenario_) job = idleWork();
    if (!job) return std::nullopt;
    if (job->kind == LoadJob::Kind::File) pendingFiles_.pop_front();
    job->document = document_;
    if (job->idle) {
        idleScenario_ = job->scenario;
        idleDate_ = document_.date;
    } else {
        jobRunning_ = true;
    }
    return job;
}

void Application::finishScenario(LoadResult& result, bool shown, double now)
{
    const LoadJob& job = result.job;
    if (job.idle) idleScenario_.reset();
    // Its inputs have been read for the next one.
    takeTables(document_, job.document);
    // Of two recipes of a scenario the one that is wanted now stays.
    const Scenario* own = document_.scenarioById(job.scenario.id);
    const auto* known = results_.latest(job.document, job.scenario);
    const bool outdated = own && known && scenarioToml(*own) == known->recipe;
    if (known) highlights_.clear();  // of ground that may have gone
    if (!outdated) results_.put(job.document, job.scenario, result.scenario, result.error.value_or(""));
    // What nobody asked for fails silently: the list of scenarios says why.
    if (job.idle) {
        result.error.reset();
        result.warnings.clear();
    }
    if (result.error) addMessage(*std::exchange(result.error, std::nullopt), true, now);
    if (shown) scenarioChanged();
}

void Application::finishFigures(LoadResult& result)
{
    const LoadJob& job = result.job;
    if (!result.error) takeTables(document_, job.document);
    if (job.kind == LoadJob::Kind::Comparison) {
        failedComparison_ = result.error ? job.key : "";
        highlights_.clear();
        if (!result.error) compared_ = {job.key, job.document, *std::move(result.compared), result.difference};
    } else if (job.kind == LoadJob::Kind::Highlight) {
        if (highlights_.size() >= keptHighlights) highlights_.erase(highlights_.begin());
        highlights_.push_back({job.key, result.highlight});
    } else if (job.kind == LoadJob::Kind::Claims) {
        claimsTried_ = true;
        claims_ = result.claims;
    } else {
        lengthTried_ = job.key;
        length_ = result.length;
    }
    ++revision_;
}

bool Application::finish(LoadResult result, double now)
{
    if (!result.job.idle) jobRunning_ = false;
    const Document& loaded = result.job.document;
    const bool wasShown = !result.job.idle || card_ || wanted().has_value();
    switch (result.job.kind) {
        case LoadJob::Kind::Date: {
            const bool stillWanted = result.job.date == pendingDate_;
            if (stillWanted) pendingDate_.clear();
            if (!result.error && stillWanted) {
                takeDate(edit(), loaded);
                scenarioChanged();
            }
            break;
        }
        case LoadJob::Kind::File:
            if (!result.error) takeNewLayers(edit(), loaded);
            break;
        case LoadJob::Kind::Layers:
            if (!result.error) takeTables(document_, loaded);
            scenarioChanged();
            break;
        case LoadJob::Kind::Scenario:
            finishScenario(result, wasShown, now);
            break;
        default:
            finishFigures(result);
            break;
    }
    // What was tried and is not there will not come by trying again.
    if (result.job.kind == LoadJob::Kind::Layers || result.job.kind == LoadJob::Kind::Date ||
        result.job.kind == LoadJob::Kind::File)
        for (const Layer& layer : loaded.layers)
            if (layer.visible && !layer.table && !layer.scenario) failed_.insert(failureKey(loaded, layer));
    for (const std::string& warning : result.warnings) addMessage(warning, false, now);
    if (result.error) addMessage(*result.error, true, now);
    return wasShown;
}

}  // namespace frontline
