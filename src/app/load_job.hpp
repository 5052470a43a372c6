// Work on a copy of the document that must not hold up the window: reading layers, changing the date, adding a file,
// computing scenarios and figures.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/claims.hpp"
#include "analysis/comparison.hpp"
#include "analysis/scenario_result.hpp"
#include "base/worker.hpp"
#include "map/document.hpp"
#include "ui/ui_state.hpp"

namespace frontline {

struct LoadJob {
    enum class Kind { Layers, Date, File, Scenario, Comparison, Highlight, Claims, Length } kind = Kind::Layers;
    Document document;           // the copy to work on
    std::string date;            // of a Date job
    std::filesystem::path file;  // of a File job
    std::string assumedCrs;      // of its layers, when they name none
    Scenario scenario;           // of a Scenario job
    ControlChoice choice;        // of a Length job
    std::string key;             // of a Comparison, Highlight or Length job: what it was asked for
    std::string iso;             // of a Highlight job: the oblast
    std::vector<std::shared_ptr<const FeatureTable>> ground;  // of a Highlight job: what is shown of it
    /// Nobody waits for it: it is done beside the others.
    bool idle = false;
};

struct LoadResult {
    LoadJob job;                       // with the document as it is afterwards
    std::optional<std::string> error;  // the job failed and its document is to be dropped
    std::vector<std::string> warnings;
    ScenarioResultPointer scenario;                      // of a Scenario job
    std::optional<Document> compared;                    // of a Comparison job
    std::shared_ptr<const ComparisonResult> difference;  // of one with differences
    std::shared_ptr<const FeatureTable> highlight;       // of a Highlight job
    std::shared_ptr<const ClaimReport> claims;           // of a Claims job
    std::shared_ptr<const LengthReportView> length;      // of a Length job
};

/// Does the job. Never throws: lack of memory comes back as an error.
LoadResult runJob(LoadJob job);

/// Runs jobs one after another on its own thread, and those that nobody waits for on another.
class Loader {
public:
    /// done is called on the loader's threads.
    explicit Loader(std::function<void()> done) : done_(std::move(done)) {}

    void start(LoadJob job);
    /// The next finished job, if there is one.
    std::optional<LoadResult> take();

private:
    std::function<void()> done_;
    std::mutex mutex_;
    std::deque<LoadResult> finished_;  // guarded by mutex_
    Worker worker_, idleWorker_;       // last: their threads use the members above
};

}  // namespace frontline
