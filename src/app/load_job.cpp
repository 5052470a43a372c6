#include "app/load_job.hpp"

#include <exception>
#include <memory>

#include "analysis/scenario_result.hpp"

namespace frontline {

namespace {

Result<Done> loadAll(Document& document)
{
    auto loaded = loadLayers(document);
    if (!loaded) return loaded;
    auto computed = loadScenarioLayers(document);
    if (computed) computed.warnings.insert(computed.warnings.begin(), loaded.warnings.begin(), loaded.warnings.end());
    return computed;
}

Result<Done> work(LoadJob& job)
{
    switch (job.kind) {
        case LoadJob::Kind::Date: {
            auto changed = setDate(job.document, job.date);
            if (!changed) return changed;
            auto loaded = loadAll(job.document);
            if (loaded)
                loaded.warnings.insert(loaded.warnings.begin(), changed.warnings.begin(), changed.warnings.end());
            return loaded;
        }
        case LoadJob::Kind::File:
            return addDataFile(job.document, job.file, job.assumedCrs);
        case LoadJob::Kind::Layers:
            break;
    }
    return loadAll(job.document);
}

}  // namespace

LoadResult runJob(LoadJob job)
{
    LoadResult result{std::move(job), std::nullopt, {}};
    try {
        const auto done = work(result.job);
        result.warnings = done.warnings;
        if (!done) result.error = done.error().message;
    } catch (const std::exception& error) {
        result.error = error.what();
    }
    return result;
}

void Loader::start(LoadJob job)
{
    // std::function wants to be copied; the job is held by a pointer instead.
    auto held = std::make_shared<LoadJob>(std::move(job));
    worker_.submit([this, held] {
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
