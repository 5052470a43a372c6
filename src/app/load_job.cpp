#include "app/load_job.hpp"

#include <exception>
#include <memory>

#include "analysis/line_length.hpp"
#include "app/highlight.hpp"

namespace frontline {

namespace {

template <class T>
void takeWarnings(LoadResult& result, const Result<T>& from)
{
    result.warnings.insert(result.warnings.end(), from.warnings.begin(), from.warnings.end());
}

/// Notes the warnings and the error; returns whether there is a value.
template <class T>
bool succeeded(LoadResult& result, const Result<T>& from)
{
    takeWarnings(result, from);
    if (!from) result.error = from.error().message;
    return static_cast<bool>(from);
}

void computeOne(LoadResult& result)
{
    const auto computed = computeScenario(result.job.document, result.job.scenario);
    if (succeeded(result, computed)) result.scenario = *computed;
}

void compare(LoadResult& result)
{
    Document& document = result.job.document;
    if (document.comparison && document.comparison->mode == ComparisonView::Mode::Difference) {
        const ControlChoice first =
            document.scenario.empty() ? ControlChoice{"", document.date} : ControlChoice{document.scenario, ""};
        const auto difference = compareControl(document, first, document.comparison->with);
        if (!succeeded(result, difference)) return;
        result.difference = *difference;
    }
    auto compared = comparedDocument(document);
    if (succeeded(result, compared)) result.compared = *std::move(compared);
}

void measureLength(LoadResult& result)
{
    const auto line = stretchLine(result.job.document, result.job.choice);
    if (!succeeded(result, line)) return;
    LengthReportView view;
    view.choice = result.job.choice;
    view.date = (*line)->date;
    view.rulersKm = plotRulersKm();
    const std::array<LengthExclusions, 5> kinds{
        LengthExclusions{}, LengthExclusions{true, false, false}, LengthExclusions{false, true, false},
        LengthExclusions{false, false, true}, LengthExclusions{true, true, true}};
    for (const LengthExclusions& excluded : kinds)
        view.profiles.push_back(lengthProfile(**line, view.rulersKm, excluded));
    view.publishedKm = publishedLengthsKm(result.job.document);
    view.statements = explainLength(**line, view.publishedKm);
    result.length = std::make_shared<const LengthReportView>(std::move(view));
}

void checkAllClaims(LoadResult& result)
{
    ClaimReport report;
    report.checks = checkClaims(result.job.document);
    result.claims = std::make_shared<const ClaimReport>(std::move(report));
}

void work(LoadResult& result)
{
    LoadJob& job = result.job;
    switch (job.kind) {
        case LoadJob::Kind::Date:
            if (succeeded(result, setDate(job.document, job.date))) succeeded(result, loadLayers(job.document));
            break;
        case LoadJob::Kind::File:
            succeeded(result, addDataFile(job.document, job.file, job.assumedCrs));
            break;
        case LoadJob::Kind::Layers:
            succeeded(result, loadLayers(job.document));
            break;
        case LoadJob::Kind::Scenario:
            computeOne(result);
            break;
        case LoadJob::Kind::Comparison:
            compare(result);
            break;
        case LoadJob::Kind::Highlight: {
            auto ground = groundInOblast(job.document, job.iso, job.ground);
            if (succeeded(result, ground)) result.highlight = *std::move(ground);
            break;
        }
        case LoadJob::Kind::Claims:
            checkAllClaims(result);
            break;
        case LoadJob::Kind::Length:
            measureLength(result);
            break;
    }
}

}  // namespace

LoadResult runJob(LoadJob job)
{
    LoadResult result{std::move(job), std::nullopt, {}, nullptr, std::nullopt, nullptr, nullptr, nullptr, nullptr};
    try {
        work(result);
    } catch (const std::exception& error) {
        result.error = error.what();
    }
    return result;
}

void Loader::start(LoadJob job)
{
    // std::function wants to be copied; the job is held by a pointer instead.
    auto held = std::make_shared<LoadJob>(std::move(job));
    Worker& worker = held->idle ? idleWorker_ : worker_;
    worker.submit([this, held] {
        LoadResult result = runJob(std::move(*held));
        {
            const std::lock_guard lock(mutex_);
            finished_.push_back(std::move(result));
        }
        done_();
    });
}

std::optional<LoadResult> Loader::take()
{
    const std::lock_guard lock(mutex_);
    if (finished_.empty()) return std::nullopt;
    LoadResult result = std::move(finished_.front());
    finished_.pop_front();
    return result;
}

}  // namespace frontline
