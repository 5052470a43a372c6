#include "window/exporter.hpp"

#ifdef __linux__
#include <sys/resource.h>
#endif

#include <chrono>

#include "analysis/draw_map.hpp"
#include "base/program_files.hpp"

namespace frontline {

namespace {

constexpr auto shortestReport = std::chrono::milliseconds(50);

/// The window's frames come first.
void stepBack()
{
#ifdef __linux__
    constexpr int nicer = 10;
    setpriority(PRIO_PROCESS, 0, nicer);  // on Linux: of the calling thread
#endif
}

}  // namespace

Exporter::Exporter(std::function<void()> wake) : wake_(std::move(wake))
{
    queue_.submit(stepBack, [](const Result<Done>&) {});
}

Exporter::~Exporter()
{
    running_.request_stop();
    queue_.dropWaiting();
}

void Exporter::start(ExportJob job)
{
    running_ = job.stop;
    if (!job.estimate) progress_ = 0;
    auto held = std::make_shared<const ExportJob>(std::move(job));
    queue_.submit([this, held] { return work(*held); },
                  [this, held](Result<ExportResult> result) {
                      ExportResult ended{held->picture.path, held->estimate, false, held->key, std::nullopt, {}};
                      if (result)
                          ended = *std::move(result);
                      else
                          ended.error = held->picture.path.string() + ": " + result.error().message;
                      {
                          const std::lock_guard lock(mutex_);
                          ended_.push_back(std::move(ended));
                      }
                      wake_();
                  });
}

std::optional<ExportResult> Exporter::take()
{
    const std::lock_guard lock(mutex_);
    if (ended_.empty()) return std::nullopt;
    ExportResult result = std::move(ended_.front());
    ended_.erase(ended_.begin());
    return result;
}

Result<Scene*> Exporter::scene()
{
    if (!scene_) {
        auto made = Scene::create(assetsPath() / "fonts");
        if (!made) return made.error();
        scene_ = *std::move(made);
    }
    return scene_.get();
}

Result<ExportResult> Exporter::work(const ExportJob& job)
{
    ExportResult result{job.picture.path, job.estimate, false, job.key, std::nullopt, {}};
    auto reported = std::chrono::steady_clock::now();
    JobProgress progress{{}, job.stop.get_token()};
    if (!job.estimate)
        progress.report = [&](double share) {
            progress_ = share;
            const auto now = std::chrono::steady_clock::now();
            if (now - reported < shortestReport) return;
            reported = now;
            wake_();
        };
    const auto outcome = make(job, progress, result.size);
    if (!outcome) result.error = outcome.error().message;
    result.cancelled = outcome ? *outcome == PictureOutcome::Cancelled : job.estimate && progress.stopped();
    return result;
}

Result<PictureOutcome> Exporter::make(const ExportJob& job, const JobProgress& progress, SizeEstimate& size)
{
    const auto composing = scene();
    if (!composing) return composing.error();
    if (progress.stopped()) return PictureOutcome::Cancelled;
    std::optional<DrawnMap> redrawn;
    if (job.redrawFrom) {
        auto drawn = drawMap(job.map.map, *job.redrawFrom, job.map.selection);
        if (!drawn) return drawn.error();
        redrawn = *std::move(drawn);
    }
    const PictureContent content = composePicture(job.picture, redrawn ? *redrawn : job.map, job.view, **composing);
    if (job.estimate) {
        const auto estimate = estimateFileSize(job.picture, content, progress);
        if (!estimate) return estimate.error();
        size = *estimate;
        return PictureOutcome::Written;
    }
    auto written = writePicture(job.picture, content, progress);
    std::error_code unknown;
    if (written && *written == PictureOutcome::Written)
        size = {std::filesystem::file_size(job.picture.path, unknown), true};
    return written;
}

}  // namespace frontline
