#include "app/exporter.hpp"

#ifdef __linux__
#include <sys/resource.h>
#endif

#include <chrono>
#include <exception>
#include <future>

namespace frontline {

namespace {

constexpr auto shortestReport = std::chrono::milliseconds(50);

/// The window's frames come first. The driver's threads, which this one starts, inherit it.
void stepBack()
{
#ifdef __linux__
    constexpr int nicer = 10;
    setpriority(PRIO_PROCESS, 0, nicer);  // on Linux: of the calling thread
#endif
}

}  // namespace

/// What is slow to make, kept from one picture to the next. In the order in which it is made.
struct Exporter::Studio {
    std::unique_ptr<OffscreenContext> context;
    std::unique_ptr<Renderer> renderer;
    std::unique_ptr<Scene> scene;
};

Exporter::Exporter(std::function<void()> wake) : wake_(std::move(wake)), studio_(std::make_unique<Studio>())
{
    worker_.submit(stepBack);
}

Exporter::~Exporter()
{
    if (running_) *running_ = true;
    worker_.dropWaiting();
    // The context is of the worker's thread.
    std::promise<void> gone;
    worker_.submit([&] {
        studio_.reset();
        gone.set_value();
    });
    gone.get_future().wait();
}

void Exporter::start(ExportJob job)
{
    running_ = job.cancelled;
    if (!job.estimate) progress_ = 0;
    auto held = std::make_shared<const ExportJob>(std::move(job));
    worker_.submit([this, held] {
        ExportResult result = work(*held);
        {
            const std::lock_guard lock(mutex_);
            ended_.push_back(std::move(result));
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

Result<Renderer*> Exporter::renderer()
{
    if (!studio_->context) {
        auto context = OffscreenContext::create();
        if (!context) return context.error();
        studio_->context = *std::move(context);
    }
    if (!studio_->renderer) {
        auto made = Renderer::create();
        if (!made) return made.error();
        studio_->renderer = *std::move(made);
    }
    return studio_->renderer.get();
}

Result<Scene*> Exporter::scene()
{
    if (!studio_->scene) {
        auto made = Scene::create(assetsPath() / "fonts");
        if (!made) return made.error();
        studio_->scene = *std::move(made);
    }
    return studio_->scene.get();
}

ExportResult Exporter::work(const ExportJob& job)
{
    ExportResult result{job.picture.path, job.estimate, false, job.key, std::nullopt, {}};
    auto reported = std::chrono::steady_clock::now();
    PictureProgress progress{{}, job.cancelled.get()};
    if (!job.estimate)
        progress.report = [&](double share) {
            progress_ = share;
            const auto now = std::chrono::steady_clock::now();
            if (now - reported < shortestReport) return;
            reported = now;
            wake_();
        };
    try {
        Renderer* drawing = nullptr;
        if (!isVector(job.picture.format) && !progress.stopped()) {
            const auto made = renderer();
            if (!made) result.error = made.error().message;
            if (!made) return result;
            drawing = *made;
        }
        const auto composing = scene();
        if (!composing) result.error = composing.error().message;
        if (!composing || progress.stopped()) {
            result.cancelled = progress.stopped();
            return result;
        }
        const PictureContent content = composePicture(job.picture, job.document, job.view, **composing);
        if (job.estimate) {
            const auto estimate = estimateFileSize(job.picture, content, drawing, progress);
            result.cancelled = progress.stopped();
            if (estimate) result.size = *estimate;
            if (!estimate) result.error = estimate.error().message;
            return result;
        }
        const auto written = writePicture(job.picture, content, drawing, progress);
        if (!written) result.error = written.error().message;
        result.cancelled = written && *written == PictureOutcome::Cancelled;
        std::error_code unknown;
        if (written && !result.cancelled) result.size = {std::filesystem::file_size(job.picture.path, unknown), true};
    } catch (const std::exception& error) {
        result.error = job.picture.path.string() + ": " + error.what();
    }
    return result;
}

}  // namespace frontline
